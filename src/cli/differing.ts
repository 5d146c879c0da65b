import type { JsonObject } from "../model/types.ts";
import { visible } from "../model/visible.ts";
import type { Change, Diff, DiffSide } from "../verbs/diff/diff.ts";
import { type Difference, placeOf } from "../verbs/diff/difference.ts";
import type { InteractionRow } from "../verbs/inspect.ts";
import type { Paint, Style } from "./colour.ts";
import { formatLabel } from "./report.ts";
import { count, formatBytes } from "./units.ts";

const marks: Readonly<Record<Change["kind"], string>> = { gone: "-", added: "+", changed: "~", moved: ">" };
const styles: Readonly<Record<Change["kind"], Style>> = {
  gone: "red",
  added: "green",
  changed: "yellow",
  moved: "dim",
};

/** What differs, interaction by interaction, each with its differences below it. */
export function changeLines({ file, changes }: Diff, paint: Paint): string[] {
  return [
    ...file.map((difference) => visible(differenceLine(difference))),
    ...changes.flatMap((change) => linesOf(change, paint)),
  ];
}

/** `a.yaml (go-vcr v2, 3 interactions) and b.har (har v1.2, 4 interactions): 1 changed, 2 added, 1 the same`. */
export function verdictLines(
  inputs: readonly [a: string, b: string],
  { a, b, changes, file, same, muted }: Diff,
): string[] {
  const parts = (["changed", "moved", "gone", "added"] as const).flatMap((kind) => {
    const n = changes.filter((change) => change.kind === kind).length;
    return n === 0 ? [] : [`${n} ${kind}`];
  });
  if (file.length > 0) parts.push("the files differ in what they say of themselves");
  const verdict = parts.length === 0 ? "no difference" : [...parts, `${same} the same`].join(", ");
  return [
    `${sideText(inputs[0], a)} and ${sideText(inputs[1], b)}: ${verdict}`,
    ...(muted === 0
      ? []
      : [
          `${count(muted, "difference")} left out (dates, ids, durations, what a format cannot hold); --all shows them`,
        ]),
  ];
}

/** The document of `diff --json`. */
export function diffDocument(inputs: readonly [a: string, b: string], { a, b, ...rest }: Diff): object {
  return { a: sideDocument(inputs[0], a), b: sideDocument(inputs[1], b), ...rest };
}

function sideDocument(input: string, { from: { format, version }, interactions }: DiffSide): JsonObject {
  return { input, from: { format, ...(version !== undefined && { version }) }, interactions };
}

function sideText(input: string, { from, interactions }: DiffSide): string {
  return `${visible(input)} (${formatLabel(from.format, from.version)}, ${count(interactions, "interaction")})`;
}

function linesOf({ kind, a, b, moved, differences, more }: Change, paint: Paint): string[] {
  const row = (b ?? a) as InteractionRow;
  const numbers = [a, b].flatMap((side) => (side === undefined ? [] : [`#${side.index}`]));
  const place = numbers[0] === numbers[1] ? numbers[0] : numbers.join(" -> ");
  const head = `${marks[kind]} ${place} ${row.method} ${row.url}${kind === "changed" ? "" : `  ${answerText(row)}`}`;
  const note = moved && kind === "changed" ? " (moved)" : "";
  return [
    paint(styles[kind], visible(head + note)),
    ...differences.map((difference) => `    ${visible(differenceLine(difference))}`),
    ...(more === 0 ? [] : [`    and ${count(more, "difference")} more`]),
  ];
}

function answerText({ outcome, mediaType, size }: InteractionRow): string {
  const parts = [String(outcome), mediaType, size === undefined ? "" : formatBytes(size)];
  return parts.filter((part) => part !== "").join(" ");
}

function differenceLine(difference: Difference): string {
  const { kind, a, b } = difference;
  const place = placeOf(difference);
  if (kind === "gone") return a === undefined ? `${place}: gone` : `${place}: - ${a}`;
  if (kind === "added") return b === undefined ? `${place}: added` : `${place}: + ${b}`;
  return `${place}: ${a} -> ${b}${kind === "spelling" ? " (the same, spelled otherwise)" : ""}`;
}
