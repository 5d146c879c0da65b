import { relative, sep } from "node:path";
import { errorCodes } from "../../model/error-codes.ts";
import { isRespoolError, RespoolError } from "../../model/errors.ts";
import { decode } from "../../node/codecs.ts";
import { discover } from "../../node/discover.ts";
import type { Input } from "../../node/plan.ts";
import { secretlint } from "../../node/secretlint.ts";
import { fileSource, stdinSource } from "../../node/source.ts";
import type { SecretFinding } from "../../verbs/scan/findings.ts";
import { type ScanOptions, scan } from "../../verbs/scan/scan.ts";
import { accepting, type Baseline, readBaseline, writeBaseline } from "../baseline.ts";
import {
  filesFromFlag,
  on,
  one,
  policyFlag,
  readingFlags,
  selectionFlags,
  sharedFlags,
  type Values,
  type Verb,
} from "../flags.ts";
import { ioOf, printJson, printLines, refuseBoth } from "../output.ts";
import { errorLines } from "../report.ts";
import { sarifOf } from "../sarif.ts";
import { type Scanned, type ScanRun, scanDocument, scanVerdict, secretFindingLines } from "../scanning.ts";
import { countOf, listedFiles, policyOf, selectionOf, setOf } from "../settings.ts";
import { version } from "../version.ts";

/** `respool scan`. */
export const scanVerb: Verb = {
  args: [{ name: "IN", many: true, doc: "files, directories, globs, - (standard input)" }],
  groups: [
    {
      title: "Secrets",
      flags: [
        policyFlag,
        { name: "own-rules", doc: "without the rules of secretlint" },
        { name: "baseline", value: "FILE", doc: "accepted findings, whatever their values" },
        { name: "write-baseline", value: "FILE", doc: "accept what is found now" },
      ],
    },
    {
      title: "Output",
      flags: [
        { name: "sarif", doc: "SARIF 2.1.0 on stdout, in place of lines" },
        { name: "limit", value: "COUNT", doc: "so many lines for each kind in a file; default 20" },
      ],
    },
    {
      title: "Reading",
      flags: [...readingFlags, filesFromFlag],
    },
    selectionFlags,
    sharedFlags,
  ],
  run,
};

async function run(args: readonly string[], values: Values): Promise<number> {
  const isSarif = on(values, "sarif");
  if (isSarif) refuseBoth(on(values, "json"), "--sarif");
  const io = ioOf(values);
  const limit = countOf(values, "limit") ?? 20;
  const paths = [...args, ...(await listedFiles(values))];
  if (paths.length === 0) {
    throw new RespoolError("option/invalid", "no input given", { hint: "Name files, directories, globs, or -." });
  }
  const options = await optionsOf(values);
  const file = one(values, "baseline");
  const baseline: Baseline = file === undefined ? new Map() : await readBaseline(file);
  const accept = accepting(baseline);
  const { inputs } = await discover(paths);
  const all: SecretFinding[] = [];
  const scanned: Scanned[] = [];
  const skipped: string[] = [];
  io.progress.start(inputs.length);
  for (const input of inputs) {
    const result = await scanInput(input, options).finally(io.progress.step);
    if (result === undefined) {
      skipped.push(input.path);
      continue;
    }
    const findings = accept(result.findings);
    for (const finding of result.findings) all.push(finding);
    scanned.push({ ...result, findings });
    if (result.error !== undefined) io.error(errorLines(result.error, io.paint));
    if (!io.json && !isSarif) printLines(secretFindingLines(findings, limit, io.paintData));
  }
  io.progress.stop();
  const target = one(values, "write-baseline");
  if (target !== undefined) await writeBaseline(target, all);
  const accepted = all.length - scanned.reduce((sum, { findings }) => sum + findings.length, 0);
  const known = [...baseline.values()].reduce((sum, n) => sum + n, 0);
  const ran: ScanRun = { scanned, accepted, gone: known - accepted, skipped };
  const exit = Math.max(0, ...scanned.map((result) => exitOf(result, target !== undefined)));
  if (isSarif) printJson(sarifOf(scanned, version()));
  if (io.json) printJson({ command: "scan", exit, ...scanDocument(ran) });
  else io.report(scanVerdict(ran));
  return exit;
}

async function optionsOf(values: Values): Promise<ScanOptions> {
  const from = one(values, "from");
  const select = selectionOf(values);
  const policy = await policyOf(values);
  return {
    decode,
    set: setOf(values),
    strict: on(values, "strict"),
    ...(from !== undefined && { from }),
    ...(select !== undefined && { select }),
    ...(policy !== undefined && { policy }),
    ...(!on(values, "own-rules") && { rules: await secretlint() }),
  };
}

/** Gives nothing for a file of a folder that is no cassette. */
async function scanInput({ path, named }: Input, options: ScanOptions): Promise<Scanned | undefined> {
  try {
    const result = await scan(path === "-" ? stdinSource() : fileSource(path, nameOf(path)), options);
    return { input: path, scan: result, findings: result.findings };
  } catch (e) {
    if (!isRespoolError(e) || e.code === "option/invalid") throw e;
    if (e.code === "input/unknown-format" && !named) return undefined;
    return { input: path, findings: [], error: e };
  }
}

/** From the working directory, however it was typed: a baseline and SARIF name files alike wherever a checkout lies. */
function nameOf(path: string): string {
  return relative("", path).split(sep).join("/");
}

function exitOf({ error, findings }: Scanned, isAccepted: boolean): number {
  if (error !== undefined) return errorCodes[error.code].exit;
  return findings.length > 0 && !isAccepted ? 1 : 0;
}
