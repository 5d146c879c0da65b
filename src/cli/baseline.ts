import { decodeUtf8, encodeUtf8 } from "../model/bytes.ts";
import { RespoolError } from "../model/errors.ts";
import { putFile } from "../node/output.ts";
import { fileSource } from "../node/source.ts";
import type { SecretFinding } from "../verbs/scan/findings.ts";

/** What was accepted: how often each finding, by its fingerprint. */
export type Baseline = ReadonlyMap<string, number>;

const version = 1;

/** Reads a baseline. Throws `input/unreadable`, `input/syntax`, `input/invalid`. */
export async function readBaseline(file: string): Promise<Baseline> {
  const text = decodeUtf8(await fileSource(file).bytes());
  let json: unknown;
  try {
    json = JSON.parse(text ?? "");
  } catch {
    throw new RespoolError("input/syntax", "the baseline is no JSON", { at: { file }, hint: remedy });
  }
  const list = isRecord(json) && json.version === version ? json.findings : undefined;
  if (!Array.isArray(list)) throw invalid(file, "");
  const counts = new Map<string, number>();
  for (const [i, one] of list.entries()) {
    const fingerprint = isRecord(one) ? one.fingerprint : undefined;
    if (typeof fingerprint !== "string" || !/^[0-9a-f]{40}$/.test(fingerprint)) throw invalid(file, `/findings/${i}`);
    counts.set(fingerprint, (counts.get(fingerprint) ?? 0) + 1);
  }
  return counts;
}

/** Writes findings down as accepted: sorted, one on a line, so that a review sees what came and went. */
export async function writeBaseline(file: string, findings: readonly SecretFinding[]): Promise<void> {
  const lines = findings
    .map(({ fingerprint, kind, place, request, at }) =>
      JSON.stringify({ file: at.file, ...(request !== undefined && { request }), place, kind, fingerprint }),
    )
    .sort();
  const body = lines.length === 0 ? "" : `\n    ${lines.join(",\n    ")}\n  `;
  await putFile(file, encodeUtf8(`{\n  "version": ${version},\n  "findings": [${body}]\n}\n`), { force: true });
}

/** Takes accepted findings out: each as often as it was accepted. */
export function accepting(baseline: Baseline): (findings: readonly SecretFinding[]) => readonly SecretFinding[] {
  const open = new Map(baseline);
  return (findings) =>
    findings.filter(({ fingerprint }) => {
      const times = open.get(fingerprint) ?? 0;
      if (times > 0) open.set(fingerprint, times - 1);
      return times === 0;
    });
}

const remedy = "Write it anew with --write-baseline.";

function invalid(file: string, pointer: string): RespoolError {
  const at = { file, ...(pointer !== "" && { pointer }) };
  const what = pointer === "" ? "is no baseline of respool scan" : `holds no finding at ${pointer}`;
  return new RespoolError("input/invalid", what, { at, hint: remedy });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
