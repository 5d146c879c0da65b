import type { RespoolError } from "../model/errors.ts";
import type { JsonObject } from "../model/types.ts";
import { visible } from "../model/visible.ts";
import type { SecretFinding } from "../verbs/scan/findings.ts";
import type { Scan } from "../verbs/scan/scan.ts";
import type { Paint } from "./colour.ts";
import { noticesDocument } from "./document.ts";
import { count } from "./units.ts";

/** What became of one input; `findings` are those that no baseline accepts. */
export interface Scanned {
  readonly input: string;
  readonly scan?: Scan;
  readonly findings: readonly SecretFinding[];
  readonly error?: RespoolError;
}

/** What became of a run. */
export interface ScanRun {
  readonly scanned: readonly Scanned[];
  /** How many findings the baseline accepts, and how many that it lists are gone. */
  readonly accepted: number;
  readonly gone: number;
  /** Files in folders that are no cassettes. */
  readonly skipped: readonly string[];
}

/** One line for each finding of a file, at most `limit` of each kind, then how many more there are. */
export function secretFindingLines(findings: readonly SecretFinding[], limit: number, paint: Paint): string[] {
  const seen = new Map<string, number>();
  const lines: string[] = [];
  for (const finding of findings) {
    const n = (seen.get(finding.kind) ?? 0) + 1;
    seen.set(finding.kind, n);
    if (n <= limit) lines.push(findingLine(finding, paint));
  }
  const file = visible(findings[0]?.at.file ?? "");
  for (const [kind, n] of seen) if (n > limit) lines.push(`${file}: ${n - limit} more ${visible(kind)}`);
  return lines;
}

/** The sum of a run: kinds, the most frequent first; what the baseline took, what was skipped. */
export function scanVerdict({ scanned, accepted, gone, skipped }: ScanRun): string[] {
  const findings = scanned.flatMap((one) => one.findings);
  const interactions = scanned.reduce((sum, { scan }) => sum + (scan?.interactions ?? 0), 0);
  const kinds = Object.entries(countsOf(findings)).sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const verdict =
    findings.length === 0
      ? "no secrets"
      : `${count(findings.length, "finding")} (${kinds.map(([kind, n]) => `${visible(kind)} ${n}`).join(", ")})`;
  return [
    `${count(scanned.length, "file")}, ${count(interactions, "interaction")}: ${verdict}`,
    ...(accepted + gone === 0 ? [] : [`baseline: ${accepted} accepted, ${gone} gone`]),
    ...(skipped.length === 0 ? [] : [`${count(skipped.length, "file")} skipped (no cassette)`]),
  ];
}

/** The document of `scan --json`. */
export function scanDocument({ scanned, accepted, gone, skipped }: ScanRun): JsonObject {
  return { files: scanned.map(scannedDocument), accepted, gone, skipped };
}

function scannedDocument({ input, scan, findings, error }: Scanned): JsonObject {
  if (scan === undefined) return { input, ...(error && { error: error.toJSON() }) };
  const { from, interactions, notices } = scan;
  return {
    input,
    from: { format: from.format, ...(from.version !== undefined && { version: from.version }) },
    interactions,
    counts: countsOf(findings),
    findings: findings.map(({ at, ...finding }) => ({ ...finding, at: { ...at } as JsonObject })),
    notices: noticesDocument(notices),
  };
}

function countsOf(findings: readonly SecretFinding[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const { kind } of findings) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return Object.fromEntries(counts);
}

function findingLine({ at, kind, place, by, rule, request, count: n }: SecretFinding, paint: Paint): string {
  const where = [at.file, at.line].filter((part) => part !== undefined).join(":");
  const line = request !== undefined && request.length > widest ? `${request.slice(0, widest - 1)}…` : request;
  const interaction = at.interaction === undefined ? [] : [visible(`interaction ${at.interaction} ${line}`)];
  const many = n > 1 ? `, ${n} different ones` : "";
  const what = `${paint("yellow", visible(kind))} in ${visible(place)}${many} [${visible(rule ?? by)}]`;
  return [visible(where), ...interaction, what].join(": ");
}

const widest = 80;
