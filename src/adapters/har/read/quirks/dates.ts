import type { JsonValue } from "../../../../model/types.ts";

const iso = /^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?) ?([Zz]|[+-]\d\d(?::?\d\d)?)?$/;
const plainIso = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/;

/** A start as ISO text with a zone: as it is where it is that; `undefined` where it is no instant. */
export function instantOf(raw: JsonValue | undefined): string | undefined {
  if (typeof raw === "number") return fromEpoch(raw);
  if (typeof raw !== "string" || raw.length > 64) return undefined;
  if (plainIso.test(raw)) return Number.isNaN(Date.parse(raw)) ? undefined : raw;
  return normalised(raw) ?? fromMailDate(raw);
}

/** Whether a text is an ISO date and time without a zone; it is taken as UTC. */
export function lacksZone(raw: JsonValue | undefined): boolean {
  const parts = typeof raw === "string" && raw.length <= 64 ? iso.exec(raw) : null;
  return parts !== null && parts[3] === undefined;
}

/** Hand-made files: a space for the T, a comma for the point, hours alone for a zone, no seconds, no zone. */
function normalised(raw: string): string | undefined {
  const [, day, time, zone = "Z"] = iso.exec(raw) ?? [];
  if (day === undefined || time === undefined) return undefined;
  const seconds = time.length === 5 ? `${time}:00` : time.replace(",", ".");
  const text = `${day}T${seconds}${zone.length === 3 ? `${zone}:00` : zone.toUpperCase()}`;
  return Number.isNaN(Date.parse(text)) ? undefined : text;
}

/** Hand-made files: the date as an HTTP header has it. */
function fromMailDate(raw: string): string | undefined {
  const isMailDate = /^[A-Z][a-z]{2}, \d\d? [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d (GMT|UTC|[+-]\d{4})$/.test(raw);
  const time = isMailDate ? Date.parse(raw) : Number.NaN;
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

/** Scripts: milliseconds since 1970; a smaller number may be seconds, or anything. */
function fromEpoch(ms: number): string | undefined {
  return ms >= 1e11 && ms < 1e14 ? new Date(ms).toISOString() : undefined;
}
