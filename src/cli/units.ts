const sizes = ["B", "kB", "MB", "GB", "TB"] as const;

/** A number of bytes for people: `812 B`, `18.2 kB`. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  // 999,950 would be rounded to 1000.0.
  while (value >= (unit === 0 ? 1000 : 999.95) && unit < sizes.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${sizes[unit]}`;
}

/** A duration for people, to three digits: `6.04 ms`, `1.21 s`. */
export function formatMs(ms: number): string {
  const [value, unit] = Math.abs(ms) < 999.5 ? [ms, "ms"] : [ms / 1000, "s"];
  return `${Math.abs(value) < 100 ? Number(value.toPrecision(3)) : Math.round(value)} ${unit}`;
}

/** A number with its noun: `1 host`, `3 hosts`. */
export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}

/** How often: `once`, `3 times`. */
export function times(n: number): string {
  return n === 1 ? "once" : `${n} times`;
}
