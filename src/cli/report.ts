import type { Redaction } from "../edit/redact/redact.ts";
import type { RespoolError } from "../model/errors.ts";
import type { Severity } from "../model/notice-codes.ts";
import { renderLocation, severityOf } from "../model/notices.ts";
import type { FormatId } from "../model/types.ts";
import { visible, visibleLines } from "../model/visible.ts";
import type { Paint, Style } from "./colour.ts";
import { type Align, columns } from "./columns.ts";
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

/** The line on secrets, by kind, with the way to take them out of that input; none where none were seen. */
export function secretLines({ secrets }: Tally, paint: Paint, input?: string): string[] {
  if (secrets.size === 0) return [];
  const kinds = [...secrets].map(([kind, n]) => `${visible(kind)}, ${times(n)}`).join("; ");
  const way = input === undefined || input === "-" ? "" : `; see: respool redact ${visible(input)}`;
  return [`${paint("yellow", "secrets:")} ${count(secrets.size, "kind")} (${kinds})${way}`];
}

/** What was taken out, by kind and place, the most frequent first. */
export function redactionLines(redactions: readonly Redaction[], paint: Paint): string[] {
  if (redactions.length === 0) return [];
  const rows = new Map<string, { kind: string; place: string; count: number }>();
  for (const { kind, place, count: n } of redactions) {
    const row = rows.get(`${kind} ${place}`) ?? { kind, place, count: 0 };
    rows.set(`${kind} ${place}`, row);
    row.count += n;
  }
  const sorted = [...rows.values()].sort(
    (a, b) => b.count - a.count || (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0),
  );
  const kinds = new Set(sorted.map(({ kind }) => kind)).size;
  const shown = sorted.slice(0, mostRows);
  const left = sorted.length - shown.length;
  return [
    `${paint("yellow", "redacted:")} ${count(kinds, "kind")} in ${count(sorted.length, "place")}`,
    ...columns(
      shown.map(({ kind, place, count: n }) => [`  ${visible(kind)}`, times(n), visible(place)]),
      ["left", "left"],
    ),
    ...(left > 0 ? [`  and ${count(left, "place")} more; --json lists all`] : []),
  ];
}

const mostRows = 40;

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
