import type { JsonObject, NoticeCode } from "../model/types.ts";
import type { MergeResult } from "../node/merge-files.ts";
import type { Paint } from "./colour.ts";
import { outputLine } from "./conversion.ts";
import { noticesDocument, secretsDocument } from "./document.ts";
import { headline, noticeLines, secretLines } from "./report.ts";
import type { Tally } from "./tally.ts";
import { count } from "./units.ts";

/** What `merge` tells people. */
export function mergeLines(result: MergeResult, tally: Tally, failing: readonly NoticeCode[], paint: Paint): string[] {
  const { inputs, to, interactions, hosts, outputs, skipped } = result;
  return [
    headline(`${count(inputs.length, "file")} -> ${to}`, interactions, hosts),
    ...noticeLines(tally, paint),
    ...secretLines(tally, paint),
    ...outputs.map(outputLine),
    ...(skipped.length === 0 ? [] : [`${count(skipped.length, "file")} skipped (no cassette)`]),
    ...(failing.length === 0 ? [] : [`${paint("red", "failed:")} --fail-on met ${failing.join(", ")}`]),
  ];
}

/** The document of `merge --json`, beside command and exit. */
export function mergeDocument(result: MergeResult, tally: Tally, failing: readonly NoticeCode[]): JsonObject {
  const { inputs, to, interactions, hosts, outputs, notices, skipped } = result;
  return {
    inputs: inputs.map((input) => ({ ...input })),
    to,
    interactions,
    hosts,
    outputs: outputs.map((output) => ({ ...output })),
    notices: noticesDocument(notices),
    secrets: secretsDocument(tally),
    skipped,
    failing,
  };
}
