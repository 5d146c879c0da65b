const shape =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt](\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?(?:Z|[-+](\d\d):(\d\d))| +(\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?)?$/;

/** Whether Go's YAML libraries read a plain text as a timestamp; the calendar counts. */
export function isTimestamp(text: string): boolean {
  const match = shape.exec(text);
  if (match === null) return false;
  const [year, month, day, h, m, s, zoneHours, zoneMinutes, spacedH, spacedM, spacedS] = match
    .slice(1)
    .map((digits) => Number(digits ?? 0)) as [number, number, number, ...number[]];
  return (
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysIn(year, month) &&
    isTime(h, m, s) &&
    isTime(spacedH, spacedM, spacedS) &&
    // Go's time.Parse takes an offset of 24 hours or 60 minutes.
    (zoneHours ?? 0) <= 24 &&
    (zoneMinutes ?? 0) <= 60
  );
}

function isTime(hours = 0, minutes = 0, seconds = 0): boolean {
  return hours < 24 && minutes < 60 && seconds < 60;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
