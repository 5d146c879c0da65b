import type { JsonObject, NoticeCode } from "../model/types.ts";
import { visible, visibleLines } from "../model/visible.ts";
import type { FileResult } from "../node/convert-files.ts";
import type { Output, OutputState } from "../node/output.ts";
import type { Paint } from "./colour.ts";
import { noticesDocument, secretsDocument } from "./document.ts";
import { errorLines, formatLabel, headline, noticeLines, redactionLines, secretLines } from "./report.ts";
import { addTally, emptyTally, type Tally } from "./tally.ts";
import { count, formatBytes } from "./units.ts";

/** What became of one input, with what was added up on the way. */
export interface Converted {
  readonly result: FileResult;
  readonly tally: Tally;
}

const words: Readonly<Record<OutputState, string>> = {
  written: "wrote",
  unchanged: "unchanged",
  "would-write": "would write",
  differs: "differs",
};

/** What `convert` and `redact` tell people: a block on one file, or a summary of a batch; the errors stand in the middle. */
export function conversionLines(
  converted: readonly Converted[],
  skipped: readonly string[],
  failing: readonly NoticeCode[],
  paint: Paint,
  titled: "source-and-target" | "source" = "source-and-target",
): { readonly head: string[]; readonly errors: string[]; readonly tail: string[] } {
  const done = converted.filter(({ result }) => result.error === undefined);
  const sum = emptyTally();
  for (const { tally } of done) addTally(sum, tally);
  const single = converted.length === 1 && skipped.length === 0;
  const outputs = done.flatMap(({ result }) => result.outputs);
  const shown = single ? outputs : outputs.filter(({ state }) => state === "differs" || state === "would-write");
  return {
    head: [
      ...(done.length === 0 ? [] : [single ? singleHead(done, titled) : batchHead(done, titled)]),
      ...noticeLines(sum, paint),
      ...secretLines(sum, paint, single ? done[0]?.result.input : undefined),
      ...redactionLines(
        done.flatMap(({ result }) => result.redactions),
        paint,
      ),
    ],
    errors: converted.flatMap(({ result }) => (result.error === undefined ? [] : errorLines(result.error, paint))),
    tail: [
      ...shown.map(outputLine),
      ...setupLines(done),
      ...(failing.length === 0 ? [] : [`${paint("red", "failed:")} --fail-on met ${failing.join(", ")}`]),
      ...(single ? [] : [countsLine(converted, outputs, skipped)]),
    ],
  };
}

/** The document of `convert --json`, beside command and exit. */
export function conversionDocument(
  converted: readonly Converted[],
  skipped: readonly string[],
  failing: readonly NoticeCode[],
): JsonObject {
  return {
    files: converted.map(({ result, tally }) => ({
      input: result.input,
      ...(result.from && {
        from: { format: result.from.format, ...(result.from.version && { version: result.from.version }) },
      }),
      ...(result.to !== undefined && { to: result.to }),
      interactions: result.interactions,
      hosts: result.hosts,
      outputs: result.outputs.map(({ path, bytes, state }) => ({ path, bytes, state })),
      notices: noticesDocument(result.notices),
      ...(result.setup !== undefined && { setup: result.setup }),
      secrets: secretsDocument(tally),
      redactions: result.redactions.map(({ kind, place, count }) => ({ kind, place, count })),
      ...(result.error && { error: result.error.toJSON() }),
    })),
    skipped,
    failing,
  };
}

/** What the suites have to say, each thing once. */
function setupLines(done: readonly Converted[]): string[] {
  const setups = new Set(done.flatMap(({ result }) => result.setup ?? []));
  return [...setups].flatMap((setup) => [
    "the suite that plays it needs:",
    ...visibleLines(setup)
      .split("\n")
      .map((line) => `  ${line}`),
  ]);
}

function singleHead([one]: readonly Converted[], titled: string): string {
  const { from, to, interactions, hosts } = (one as Converted).result;
  const source = formatLabel(from?.format ?? "", from?.version);
  return headline(titled === "source" ? source : `${source} -> ${formatLabel(to ?? "")}`, interactions, hosts);
}

function batchHead(done: readonly Converted[], titled: string): string {
  const from = [...new Set(done.map(({ result }) => result.from?.format ?? ""))].sort().map((id) => formatLabel(id));
  const interactions = done.reduce((sum, { result }) => sum + result.interactions, 0);
  const to = titled === "source" ? "" : ` -> ${formatLabel(done[0]?.result.to ?? "")}`;
  return `${from.join(", ")}${to}: ${count(done.length, "file")}, ${count(interactions, "interaction")}`;
}

export function outputLine({ path, bytes, state }: Output): string {
  return `${words[state]} ${visible(path)} (${formatBytes(bytes)})`;
}

function countsLine(converted: readonly Converted[], outputs: readonly Output[], skipped: readonly string[]): string {
  const failed = converted.filter(({ result }) => result.error !== undefined).length;
  const states: readonly (readonly [number, string])[] = [
    ...(["written", "unchanged", "would-write", "differs"] as const).map(
      (state) =>
        [outputs.filter((output) => output.state === state).length, state.replace("would-write", "to write")] as const,
    ),
    [failed, "failed"],
    [skipped.length, "skipped (no cassette)"],
  ];
  const parts = states.filter(([n]) => n > 0).map(([n, word]) => `${n} ${word}`);
  return `${count(converted.length + skipped.length, "file")}${parts.length > 0 ? `: ${parts.join(", ")}` : ""}`;
}
