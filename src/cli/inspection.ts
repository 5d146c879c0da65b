import { visible } from "../model/visible.ts";
import { type Inspection, type InteractionRow, type OriginSum, originOf } from "../verbs/inspect.ts";
import { type Align, columns } from "./columns.ts";
import { count, formatBytes, formatMs } from "./units.ts";

const head: readonly string[] = ["#", "method", "status", "type", "body", "wait", "url"];
const align: readonly Align[] = ["right", "left", "left", "left", "right", "right"];
// Trackers and data: URLs have no end; `inspect IN N` shows a URL in full.
const widestUrl = 120;

/** The rows as a table, in file order. */
export function plainTable({ rows }: Inspection): string[] {
  return columns([head, ...rows.map((row) => cells(row, row.url))], align);
}

/** The rows as a table under a heading for each origin; one origin needs no heading. */
export function groupedTable(inspection: Inspection): string[] {
  const { rows, origins } = inspection;
  if (origins.length < 2) return plainTable(inspection);
  const byOrigin = new Map(origins.map(({ origin }): [string, InteractionRow[]] => [origin, []]));
  for (const row of rows) byOrigin.get(originOf(row.url))?.push(row);
  const grouped = [...byOrigin.values()].flat();
  const [first = "", ...lines] = columns([head, ...grouped.map((row) => cells(row, belowOrigin(row.url)))], align);
  let next = 0;
  return [
    first,
    ...origins.flatMap((sum) => {
      const start = next;
      next += byOrigin.get(sum.origin)?.length ?? 0;
      return ["", heading(sum), ...lines.slice(start, next)];
    }),
  ];
}

/** What the table does not show; none when it shows everything. */
export function leftOutLines({ rows, chosen, total }: Inspection): string[] {
  const selected = chosen < total ? [`${chosen} selected`] : [];
  const shown = rows.length < chosen ? [`the first ${rows.length} shown`] : [];
  return selected.length + shown.length === 0 ? [] : [`  ${[...selected, ...shown].join(", ")}`];
}

function cells({ index, method, outcome, mediaType, size, note, waitMs }: InteractionRow, url: string): string[] {
  return [
    String(index),
    visible(method),
    String(outcome),
    visible(mediaType),
    [...(size === undefined ? [] : [formatBytes(size)]), ...(note === undefined ? [] : [visible(note)])].join(", "),
    waitMs === undefined ? "" : formatMs(waitMs),
    visible(url.length > widestUrl ? `${url.slice(0, widestUrl - 1)}…` : url),
  ];
}

function heading({ origin, count: n, bytes }: OriginSum): string {
  return `${origin === "" ? "no host" : visible(origin)}: ${count(n, "interaction")}, ${formatBytes(bytes)}`;
}

function belowOrigin(url: string): string {
  return originOf(url) === "" ? url : url.replace(/^[^:]*:\/\/[^/?#]*/, "") || "/";
}
