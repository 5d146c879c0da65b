import type { RespoolError } from "../model/errors.ts";
import type { Severity } from "../model/notice-codes.ts";
import { renderLocation, severityOf } from "../model/notices.ts";
import type { FormatId } from "../model/types.ts";
import type { Paint, Style } from "./colour.ts";
import { type Align, columns } from "./columns.ts";
import { visible, visibleLines } from "./escape.ts";
import type { Tally } from "./tally.ts";
import { count, times } from "./units.ts";

const order: readonly Severity[] = ["loss", "warning", "note"];
const styles: Readonly<Record<Severity, Style>> = { loss: "red", warning: "yellow", note: "dim" };

/** `go-vcr v2`: a format, with its version where the file says one. */
export function formatLabel(format: FormatId, version?: string): string {
  return visible(version === undefined ? format : `${format} v${version}`);
}

/** `go-vcr v2 -> nock: 3 interactions, 1 host`. */
export function headline(what: string, interactions: number, hosts: number): string {
  return `${what}: ${count(interactions, "interaction")}, ${count(hosts, "host")}`;
}

/** One line for each notice code, the gravest first. */
export function noticeLines({ notices }: Tally, paint: Paint): string[] {
  const rows = [...notices]
    .map(([code, { count, texts }]) => ({ code, count, texts: [...texts], severity: severityOf(code) }))
    .sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity) || (a.code < b.code ? -1 : 1));
  const align: readonly Align[] = ["left", "right"];
  const lines = columns(
    rows.map(({ code, count, severity, texts: [first = "", ...others] }) => [
      severity,
      String(count),
      code,
      visible(first) +
        (others.length > 0 ? ` (and ${others.length} other ${others.length === 1 ? "kind" : "kinds"})` : ""),
    ]),
    align,
  );
  return lines.map((line, i) => {
    const severity = rows[i]?.severity ?? "note";
    return `  ${paint(styles[severity], severity)}${line.slice(severity.length)}`;
  });
}

/** The line on secrets, by kind; none when no name betrays one. */
export function secretLines({ secrets }: Tally, paint: Paint): string[] {
  if (secrets.size === 0) return [];
  const kinds = [...secrets].map(([kind, n]) => `${visible(kind)}, ${times(n)}`).join("; ");
  return [`${paint("yellow", "secrets:")} ${count(secrets.size, "kind")} (${kinds})`];
}

/** An error for people: place and message, the source line with its caret, the way out. */
export function errorLines(error: RespoolError, paint: Paint): string[] {
  const { code, message, at, frame, hint } = error;
  return [
    `${paint("red", "error:")} ${visible(renderLocation(at ?? {}) + message)} [${code}]`,
    ...(frame === undefined
      ? []
      : visibleLines(frame)
          .split("\n")
          .map((line) => `  ${line}`.trimEnd())),
    ...(code === "internal/bug" ? traceLines(error.cause) : []),
    ...(hint === undefined ? [] : [`  ${visible(hint)}`]),
  ];
}

/** Where a mistake of ours happened. The message of a foreign error is left out: it may quote the recording. */
function traceLines(cause: unknown): string[] {
  if (!(cause instanceof Error)) return [];
  const frames = (cause.stack ?? "").split("\n").filter((line) => /^ {4}at /.test(line));
  return [cause.name, ...frames.slice(0, 8)].map((line) => `  ${visible(line)}`);
}
