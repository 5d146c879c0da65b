import { realpathSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import type { Detection, Format, OutputFile, Source } from "../adapters/adapter.ts";
import { sha1 } from "../adapters/shared/sha1.ts";
import { type ConvertOptions, convert } from "../convert.ts";
import { detectSource } from "../detect.ts";
import type { Redaction } from "../edit/redact/redact.ts";
import { isRespoolError, locate, RespoolError } from "../model/errors.ts";
import type { FormatId, Interaction, Report } from "../model/types.ts";
import { formatById } from "../registry.ts";
import { adapterOptions, targetWith } from "../set-options.ts";
import { decode } from "./codecs.ts";
import { discover } from "./discover.ts";
import { type Output, type OutputMode, putFile } from "./output.ts";
import { checkName, outputPath, outputPlace, type Place } from "./place.ts";
import {
  besidePath,
  checkCollisions,
  checkInputsKept,
  collisions,
  formatOfName,
  type Input,
  outputName,
} from "./plan.ts";
import { fileSource, stdinSource } from "./source.ts";

/** Options of `convertFiles`. */
export interface ConvertFilesOptions
  extends Omit<ConvertOptions, "to" | "name" | "onInteraction" | "onOutput">,
    OutputMode {
  /** A file or a folder; without it the one output is handed back as bytes. */
  readonly out?: string;
  /** May be left out when the name of `out` says it; `same`: each input keeps its own. */
  readonly to?: FormatId | "same";
  /** Writes over each input, which must keep its format; `to` and `out` are left out then. */
  readonly inPlace?: boolean;
  /** The pattern of output names, with `{dir}` and `{stem}`. */
  readonly name?: string;
  /** Hears how many inputs there are to convert, before the first is. */
  readonly onPlan?: (inputs: number) => void;
  /** Sees every result as soon as it is there. */
  readonly onFile?: (result: FileResult) => void;
  /** Sees every interaction of an input as it is read. */
  readonly onInteraction?: (interaction: Interaction, input: string) => void;
}

/** What became of one input. */
export interface FileResult {
  readonly input: string;
  readonly from?: Detection;
  /** Absent where it was to be the input's own, which could not be told. */
  readonly to?: FormatId;
  readonly interactions: number;
  readonly hosts: number;
  /** What was taken out, by kind and place. */
  readonly redactions: readonly Redaction[];
  readonly outputs: readonly Output[];
  /** The files themselves, when there is no `out`. */
  readonly files: readonly OutputFile[];
  readonly notices: Report;
  /** What the suite that plays the outputs has to say, as source text to paste, where it has to. */
  readonly setup?: string;
  readonly error?: RespoolError;
}

/** What became of a batch. */
export interface BatchResult {
  readonly files: readonly FileResult[];
  /** Files in folders that are no cassettes. */
  readonly skipped: readonly string[];
}

/**
 * Converts files, folders, globs and `-`. One bad file does not stop the rest: its error is in its result.
 * Throws `RespoolError` for what concerns the batch: `option/invalid`, `output/collision`, and `input/unreadable` for a
 * glob that matches no file; or the reason of the signal.
 */
export async function convertFiles(args: readonly string[], o: ConvertFilesOptions): Promise<BatchResult> {
  const targets = targetsOf(targetId(o), o);
  const { inputs, several } = await discover(args);
  const out = outputPlace(o, several);
  const { jobs: all, skipped, failed } = await plan(inputs, targets, out, o);
  const jobs = out.kind === "input" ? onePerFile(all) : withoutOutputs(all);
  if (out.kind === "file" || out.kind === "folder") {
    const plans = jobs.map(({ input, output }) => ({ input: input.path, output }));
    checkCollisions(plans);
    if (o.force) checkInputsKept(plans);
  }
  const files = [...failed];
  // What the parts of a recording are called is known only when it is read.
  const take = collisions();
  const isSame = contents();
  for (const result of failed) o.onFile?.(result);
  o.onPlan?.(jobs.length);
  for (const job of jobs) {
    await breathe(o.signal);
    const result = await run(job, out, o, take, isSame);
    files.push(result);
    o.onFile?.(result);
  }
  return { files, skipped };
}

/** The formats that inputs are written in. */
interface Targets {
  /** The one format, where it is one. */
  readonly fixed?: FormatId;
  of(from: FormatId): Format;
}

function targetsOf(id: FormatId, { set = {} }: ConvertFilesOptions): Targets {
  if (id === "same") return { of: (from) => targetWith(from, set) };
  const target = targetWith(id, set);
  return { fixed: target.id, of: () => target };
}

interface Job {
  readonly input: Input;
  readonly source: () => Source;
  readonly from: Detection;
  readonly target: Format;
  /** The path of the main file. */
  readonly output: string;
  /** What the recording is to be called. */
  readonly recording?: string;
}

// Small inputs stay in memory between finding out their formats and converting them, up to this many bytes in all.
const keptBytes = 64 * 1024 * 1024;

async function plan(inputs: readonly Input[], targets: Targets, out: Place, o: ConvertFilesOptions) {
  const jobs: Job[] = [];
  const skipped: string[] = [];
  const failed: FileResult[] = [];
  let kept = 0;
  for (const input of inputs) {
    await breathe(o.signal);
    try {
      const source = openInput(input);
      const from = await detectSource(source, o.from);
      const target = targets.of(from.format);
      const pattern = o.name ?? ownName(target, o);
      const { path, recording } = outputName(input.relative, formatById(from.format), target, pattern);
      if (out.kind === "file" && targets.fixed === undefined) checkName(out.path, target);
      const output = outputPath(out, path, input, from.format, target);
      kept += source.size ?? 0;
      jobs.push({
        input,
        from,
        target,
        output,
        ...(target.pathOf !== undefined && recording !== undefined && { recording }),
        source: input.path === "-" || kept <= keptBytes ? () => source : () => openInput(input),
      });
    } catch (e) {
      const error = asRespoolError(e, input.path);
      if (error.code === "option/invalid") throw error;
      if (error.code === "input/unknown-format" && !input.named) skipped.push(input.path);
      else failed.push({ ...emptyResult(input, targets.fixed), error });
    }
  }
  return { jobs, skipped, failed };
}

/** A format whose files say what they are called may have an option for it. */
function ownName(target: Format, o: ConvertFilesOptions): string | undefined {
  if (target.pathOf === undefined) return undefined;
  const { name } = adapterOptions(o.set ?? {}, target, "write");
  return typeof name === "string" ? name : undefined;
}

/** A folder that is converted into itself holds the outputs of the last run; they are no inputs of this one. */
function withoutOutputs(jobs: readonly Job[]): readonly Job[] {
  const isOwn = ({ input, output }: Job) => resolve(input.path) === resolve(output);
  const outputs = new Set(jobs.filter((job) => !isOwn(job)).map(({ output }) => resolve(output)));
  return jobs.filter(({ input }) => input.named || !outputs.has(resolve(input.path)));
}

/** A file that was named several times is written over once. */
function onePerFile(jobs: readonly Job[]): readonly Job[] {
  const seen = new Set<string>();
  return jobs.filter(({ output }) => seen.size < seen.add(realpathSync(output)).size);
}

async function run(
  job: Job,
  out: Place,
  o: ConvertFilesOptions,
  take: (path: string, input: string) => void,
  isSame: (path: string, bytes: Uint8Array) => boolean,
): Promise<FileResult> {
  const { input, from, target, output, recording } = job;
  // Parts of a recording whose folder is made of its name have folders of their own.
  const root = out.kind === "folder" && target.pathOf !== undefined ? out.path : undefined;
  const outputs: Output[] = [];
  const result: FileResult = { ...emptyResult(input, target.id), from, outputs };
  const onOutput = async (file: OutputFile) => {
    if (out.kind === "bytes") return drained(file);
    const path = root === undefined ? besidePath(output, file.path) : join(root, join("/", file.path));
    // Beside recordings that are called by their content lie the same files.
    const isBeside = outputs.length > 0 && file.bytes instanceof Uint8Array;
    if (out.kind !== "input" && isBeside && isSame(path, file.bytes)) return;
    if (out.kind !== "input") take(path, input.path);
    outputs.push(await putFile(path, file.bytes, out.kind === "input" ? { ...o, force: true } : o));
  };
  try {
    const { onInteraction, name: _, inPlace: __, ...rest } = o;
    const converted = await convert(job.source(), {
      decode,
      ...rest,
      from: from.format,
      to: target.id,
      name: root === undefined ? basename(output) : relative(root, output),
      ...(recording !== undefined && { recording }),
      ...(onInteraction !== undefined && { onInteraction: (i: Interaction) => onInteraction(i, input.path) }),
      ...((out.kind !== "bytes" || o.dryRun) && { onOutput }),
    });
    const { files, notices, interactions, hosts, redactions, setup } = converted;
    return { ...result, notices, interactions, hosts, redactions, files, ...(setup !== undefined && { setup }) };
  } catch (e) {
    if (o.signal?.aborted) throw e;
    const error = asRespoolError(e, input.path);
    if (error.code === "option/invalid") throw error;
    return { ...result, error };
  }
}

/** Remembers what was written where; says whether the same is there already. */
function contents(): (path: string, bytes: Uint8Array) => boolean {
  const written = new Map<string, string>();
  return (path, bytes) => {
    const sum = sha1(bytes);
    const isSame = written.get(path) === sum;
    written.set(path, sum);
    return isSame;
  };
}

/** Makes what nobody wants to have: what there is to say of it is said on the way. */
async function drained({ bytes }: OutputFile): Promise<void> {
  if (bytes instanceof Uint8Array) return;
  for await (const _ of bytes);
}

/** Lets signals and timers through: reading is synchronous, so a batch of small files would never reach them. */
async function breathe(signal: AbortSignal | undefined): Promise<void> {
  await new Promise((resume) => setImmediate(resume));
  signal?.throwIfAborted();
}

function targetId(o: ConvertFilesOptions): FormatId {
  if (o.to !== undefined) return o.to;
  if (o.inPlace) return "same";
  const format = o.out === undefined ? undefined : formatOfName(o.out);
  if (format === undefined) {
    throw new RespoolError("option/invalid", "the target format is not given", { hint: "Add --to FORMAT." });
  }
  return format.id;
}

function openInput(input: Input): Source {
  return input.path === "-" ? stdinSource() : fileSource(input.path);
}

function emptyResult(input: Input, to: FormatId | undefined): FileResult {
  const notices: Report = { counts: {}, first: [] };
  const result = { input: input.path, interactions: 0, hosts: 0, redactions: [], outputs: [], files: [], notices };
  return to === undefined ? result : { ...result, to };
}

function asRespoolError(e: unknown, file: string): RespoolError {
  if (isRespoolError(e)) return locate(e, { file });
  return new RespoolError("internal/bug", "the conversion failed", { at: { file }, cause: e });
}
