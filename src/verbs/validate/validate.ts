import type { Adapter, Detection, Finding, Reading, Source } from "../../adapters/adapter.ts";
import type { SchemaValidator } from "../../adapters/har/validate/schema.ts";
import { detectSource } from "../../detect.ts";
import type { MatchInput } from "../../match/policy.ts";
import type { ErrorCode } from "../../model/error-codes.ts";
import { isRespoolError, RespoolError } from "../../model/errors.ts";
import { findingSeverity, isFinding } from "../../model/findings.ts";
import { didYouMean } from "../../model/suggest.ts";
import type { FormatId } from "../../model/types.ts";
import { contextOf, open, type SharedOptions } from "../../read.ts";
import { formatById } from "../../registry.ts";
import { maskUrl } from "../../secrets/mask.ts";
import type { CompiledPolicy } from "../../secrets/policy/policy.ts";
import { adapterOptions, checkSetOptions } from "../../set-options.ts";
import { asSource } from "../../source.ts";
import { ageCheck } from "./age.ts";
import type { Check } from "./check.ts";
import { exchangeCheck, headersCheck } from "./content.ts";
import { expiryCheck } from "./expiry.ts";
import { linesOf } from "./lines.ts";
import { type PlayerName, playerCheck, players } from "./player.ts";
import { secretsCheck } from "./secrets.ts";

/** Options of `validate`. */
export interface ValidateOptions extends Omit<SharedOptions, "onNotice"> {
  /** The format, when it should not be guessed. */
  readonly from?: FormatId;
  /** har-validator, for what the schema of HAR says as well. */
  readonly schema?: SchemaValidator;
  /** How old a cassette may be, in ms: its oldest interaction counts. */
  readonly maxAge?: number;
  /** How long the file may be, in bytes. */
  readonly maxSize?: number;
  /** Makes each secret an error; `policy` says what else is one. */
  readonly noSecrets?: boolean;
  readonly policy?: CompiledPolicy;
  /** What is to play the recording: which interactions it could not answer with, or not tell apart. */
  readonly for?: PlayerName;
  /** How requests are told apart by `for: "runtime"`. */
  readonly match?: MatchInput;
  /** The time that ages are counted from, in ms since 1970; default: now. */
  readonly now?: number;
  /** How many findings of each code are kept; default 20. */
  readonly limit?: number;
  /** Sees every finding. */
  readonly onFinding?: (finding: Finding) => void;
}

/** What is wrong with a file. */
export interface Validation {
  readonly from: Detection;
  /** `own`: the format's own checks; `reading`: it was read, and nothing else; `schema`: the schema's verdict as well. */
  readonly checks: readonly ("own" | "reading" | "schema")[];
  readonly errors: number;
  readonly warnings: number;
  readonly counts: Readonly<Record<string, number>>;
  /** Of each code the first ones, secrets in URLs masked. */
  readonly findings: readonly Finding[];
}

/**
 * Looks for what is wrong with a file. A format without checks of its own is read.
 * Throws `RespoolError`: `input/unknown-format`, `input/unreadable`, `option/invalid`.
 */
export async function validate(input: Uint8Array | Source, o: ValidateOptions = {}): Promise<Validation> {
  checkSetOptions(o.set ?? {});
  if (o.for !== undefined && !players.includes(o.for)) {
    throw new RespoolError("option/invalid", `"${o.for}" plays nothing`, { hint: didYouMean(o.for, players) });
  }
  const source = asSource(input);
  const from = await detectSource(source, o.from);
  const adapter = await formatById(from.format).load();
  const isOwn = adapter.validate !== undefined;
  const counts = new Map<string, number>();
  const findings: Finding[] = [];
  let errors = 0;
  const limit = o.limit ?? 20;
  const all = everything(adapter, source, from, o);
  for await (const finding of untilError(all, source, o.signal)) {
    const { url, ...rest } = finding;
    const shown = url === undefined ? finding : { ...rest, url: maskUrl(url) };
    const count = (counts.get(shown.code) ?? 0) + 1;
    counts.set(shown.code, count);
    if (findingSeverity(shown) === "error") errors++;
    if (count <= limit) findings.push(shown);
    o.onFinding?.(shown);
  }
  const total = [...counts.values()].reduce((sum, n) => sum + n, 0);
  return {
    from,
    checks: isOwn ? ["own", ...(o.schema === undefined ? [] : (["schema"] as const))] : ["reading"],
    errors,
    warnings: total - errors,
    counts: Object.fromEntries(counts),
    findings,
  };
}

/** What the format has to say for itself, then what holds for all. */
async function* everything(
  adapter: Adapter,
  source: Source,
  from: Detection,
  o: ValidateOptions,
): AsyncGenerator<Finding> {
  const { maxSize } = o;
  if (maxSize !== undefined) {
    const size = source.size ?? (await source.bytes()).length;
    if (size > maxSize) yield { code: "cassette/large", at: {}, data: { size, over: size - maxSize } };
  }
  if (adapter.validate === undefined) yield* readingFindings(source, from, o);
  else {
    const options = { ...adapterOptions(o.set ?? {}, formatById(from.format), "read"), schema: o.schema };
    yield* adapter.validate(
      source,
      options,
      contextOf(o, () => {}),
    );
    // These checks do not make interactions. What cannot be read was found by them.
    const { reading } = await open(source, { ...o, from: from.format }, () => {});
    yield* checked(reading, checksOf(reading, o, true), []);
  }
}

/** A format without checks of its own is read: what its reader says is a finding. */
async function* readingFindings(source: Source, from: Detection, o: ValidateOptions): AsyncGenerator<Finding> {
  const told: Finding[] = [];
  const { reading } = await open(source, { ...o, from: from.format }, (notice) => {
    if (isFinding(notice)) told.push(notice);
  });
  yield* checked(reading, checksOf(reading, o, false), told);
}

function checksOf({ meta }: Reading, o: ValidateOptions, isOwn: boolean): Check[] {
  const { maxAge, match, set, decode = () => undefined, now = Date.now() } = o;
  return [
    ...(isOwn ? [] : [exchangeCheck()]),
    headersCheck(decode),
    expiryCheck(now),
    ...(o.noSecrets ? [secretsCheck(decode, o.policy)] : []),
    ...(maxAge === undefined ? [] : [ageCheck({ maxAge, now })]),
    ...(o.for === undefined
      ? []
      : [playerCheck(meta, { player: o.for, decode, ...(set && { set }), ...(match !== undefined && { match }) })]),
  ];
}

/** What checks find, and what is told meanwhile. */
async function* checked(reading: Reading, checks: readonly Check[], told: Finding[]): AsyncGenerator<Finding> {
  const withLine = linesOf(reading.text);
  let position = 0;
  for await (const interaction of reading.interactions) {
    for (const finding of told.splice(0)) yield withLine(finding);
    for (const { see } of checks)
      for (const finding of (await see?.(interaction, position)) ?? []) yield withLine(finding);
    position++;
  }
  for (const finding of told) yield withLine(finding);
  for (const { end } of checks) for (const finding of (await end?.()) ?? []) yield withLine(finding);
}

// Other errors say that the file could not be looked at.
const verdicts: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "input/syntax",
  "input/invalid",
  "input/unsupported",
  "input/too-large",
]);

/** What stops reading is the last finding. */
async function* untilError(
  findings: AsyncIterable<Finding>,
  source: Source,
  signal: AbortSignal | undefined,
): AsyncGenerator<Finding> {
  try {
    yield* findings;
  } catch (e) {
    if (!isRespoolError(e)) {
      if (signal?.aborted) throw e;
      throw new RespoolError("internal/bug", "the check failed", { at: { file: source.name }, cause: e });
    }
    if (!verdicts.has(e.code)) throw e;
    const { interaction, pointer, line, column } = e.at ?? {};
    yield {
      code: "file/unreadable",
      at: {
        ...(interaction !== undefined && { interaction }),
        ...(pointer !== undefined && { pointer }),
        ...(line !== undefined && { line }),
        ...(column !== undefined && { column }),
      },
      data: { problem: e.message, hint: e.hint ?? "" },
    };
  }
}
