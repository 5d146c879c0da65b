// Go's time.ParseDuration: a sign, then numbers with units. U+00B5 and U+03BC both mean micro.
const nanoseconds: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
};
const term = /(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h)/y;

/** A Go duration such as `94.900458ms` or `1m2.3s` in ms; `undefined` when Go's `time.ParseDuration` refuses it. */
export function parseGoDuration(text: string): number | undefined {
  const sign = text.startsWith("-") ? -1 : 1;
  const start = /^[+-]/.test(text) ? 1 : 0;
  if (text.slice(start) === "0") return 0;
  let total = 0;
  let at = start;
  while (at < text.length) {
    term.lastIndex = at;
    const match = term.exec(text);
    if (match === null) return undefined;
    total += Number(match[1]) * (nanoseconds[match[2] as string] as number);
    at = term.lastIndex;
  }
  // An int64 of nanoseconds, as in Go; the sum is rounded to whole ones, so no digit of the text is lost.
  return at === start || total > 2 ** 63 ? undefined : (sign * Math.round(total)) / 1e6;
}

/** A number of ms as Go prints a duration, to the nanosecond: `0s`, `477.457µs`, `1m30s`. */
export function formatGoDuration(ms: number): string {
  const total = Math.round(Math.abs(ms) * 1e6);
  const sign = ms < 0 ? "-" : "";
  if (total === 0) return "0s";
  if (total < 1e3) return `${sign}${total}ns`;
  if (total < 1e6) return `${sign}${decimal(total, 3)}µs`;
  if (total < 1e9) return `${sign}${decimal(total, 6)}ms`;
  const minutes = Math.floor(total / 60e9);
  const seconds = `${decimal(total - minutes * 60e9, 9)}s`;
  if (minutes === 0) return sign + seconds;
  const hours = Math.floor(minutes / 60);
  return hours === 0 ? `${sign}${minutes}m${seconds}` : `${sign}${hours}h${minutes % 60}m${seconds}`;
}

/** `units` divided by ten to the `places`, trailing zeros dropped, without the rounding of a division. */
function decimal(units: number, places: number): string {
  const digits = String(units).padStart(places + 1, "0");
  const fraction = digits.slice(-places).replace(/0+$/, "");
  return digits.slice(0, -places) + (fraction === "" ? "" : `.${fraction}`);
}
