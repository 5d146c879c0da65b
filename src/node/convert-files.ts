import { existsSync, statSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import type { Detection, Format, OutputFile, Source } from "../adapters/adapter.ts";
import { type ConvertOptions, convert } from "../convert.ts";
import { detectSource } from "../detect.ts";
import { isRespoolError, locate, RespoolError } from "../model/errors.ts";
import type { FormatId, Interaction, Report } from "../model/types.ts";
import { formatById } from "../registry.ts";
import { adapterOptions, targetWith } from "../set-options.ts";
import { decode } from "./codecs.ts";
import { discover } from "./discover.ts";
import { type Output, type OutputMode, putFile } from "./output.ts";
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
  /** May be left out when the name of `out` says it. */
  readonly to?: FormatId;
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
  readonly to: FormatId;
  readonly interactions: number;
  readonly hosts: number;
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
  const target = targetWith(targetId(o), o.set ?? {});
  const { inputs, several } = await discover(args);
  const out = outputPlace(o, several);
  const { jobs: all, skipped, failed } = await plan(inputs, target, out, o);
  const jobs = withoutOutputs(all);
  if (out.kind !== "bytes") {
    const plans = jobs.map(({ input, output }) => ({ input: input.path, output }));
    checkCollisions(plans);
    if (o.force) checkInputsKept(plans);
  }
  const files = [...failed];
  // What the parts of a recording are called is known only when it is read.
  const take = collisions();
  for (const result of failed) o.onFile?.(result);
  o.onPlan?.(jobs.length);
  for (const job of jobs) {
    await breathe(o.signal);
    const result = await run(job, target, out, o, take);
    files.push(result);
    o.onFile?.(result);
  }
  return { files, skipped };
}

/** Where outputs go: nowhere, into one file, or into a folder. */
type Place = { readonly kind: "bytes" } | { readonly kind: "file" | "folder"; readonly path: string };

interface Job {
  readonly input: Input;
  readonly source: () => Source;
  readonly from: Detection;
  /** The path of the main file. */
  readonly output: string;
  /** What the recording is to be called. */
  readonly recording?: string;
}

// Small inputs stay in memory between finding out their formats and converting them, up to this many bytes in all.
const keptBytes = 64 * 1024 * 1024;

async function plan(inputs: readonly Input[], target: Format, out: Place, o: ConvertFilesOptions) {
  const jobs: Job[] = [];
  const skipped: string[] = [];
  const failed: FileResult[] = [];
  let kept = 0;
  // A format whose files say what they are called may have an option for it.
  const { name } = adapterOptions(o.set ?? {}, target, "write");
  const named = target.pathOf !== undefined && typeof name === "string" ? name : undefined;
  for (const input of inputs) {
    await breathe(o.signal);
    try {
      const source = openInput(input);
      const from = await detectSource(source, o.from);
      const { path, recording } = outputName(input.relative, formatById(from.format), target, o.name ?? named);
      const output = out.kind === "folder" ? join(out.path, path) : out.kind === "file" ? out.path : path;
      kept += source.size ?? 0;
      jobs.push({
        input,
        from,
        output,
        ...(target.pathOf !== undefined && recording !== undefined && { recording }),
        source: input.path === "-" || kept <= keptBytes ? () => source : () => openInput(input),
      });
    } catch (e) {
      const error = asRespoolError(e, input.path);
      if (error.code === "option/invalid") throw error;
      if (error.code === "input/unknown-format" && !input.named) skipped.push(input.path);
      else failed.push({ ...emptyResult(input, target), error });
    }
  }
  return { jobs, skipped, failed };
}

/** A folder that is converted into itself holds the outputs of the last run; they are no inputs of this one. */
function withoutOutputs(jobs: readonly Job[]): readonly Job[] {
  const isOwn = ({ input, output }: Job) => resolve(input.path) === resolve(output);
  const outputs = new Set(jobs.filter((job) => !isOwn(job)).map(({ output }) => resolve(output)));
  return jobs.filter(({ input }) => input.named || !outputs.has(resolve(input.path)));
}

async function run(
  job: Job,
  target: Format,
  out: Place,
  o: ConvertFilesOptions,
  take: (path: string, input: string) => void,
): Promise<FileResult> {
  const { input, from, output, recording } = job;
  // Parts of a recording whose folder is made of its name have folders of their own.
  const root = out.kind === "folder" && target.pathOf !== undefined ? out.path : undefined;
  const outputs: Output[] = [];
  const result: FileResult = { ...emptyResult(input, target), from, outputs };
  const onOutput = async (file: OutputFile) => {
    const path = root === undefined ? besidePath(output, file.path) : join(root, join("/", file.path));
    take(path, input.path);
    outputs.push(await putFile(path, file.bytes, o));
  };
  try {
    const { onInteraction, name: _, ...rest } = o;
    const converted = await convert(job.source(), {
      decode,
      ...rest,
      from: from.format,
      to: target.id,
      name: root === undefined ? basename(output) : relative(root, output),
      ...(recording !== undefined && { recording }),
      ...(onInteraction !== undefined && { onInteraction: (i: Interaction) => onInteraction(i, input.path) }),
      ...(out.kind !== "bytes" && { onOutput }),
    });
    const { files, notices, interactions, hosts, setup } = converted;
    return { ...result, notices, interactions, hosts, files, ...(setup !== undefined && { setup }) };
  } catch (e) {
    if (o.signal?.aborted) throw e;
    const error = asRespoolError(e, input.path);
    if (error.code === "option/invalid") throw error;
    return { ...result, error };
  }
}

/** Lets signals and timers through: reading is synchronous, so a batch of small files would never reach them. */
async function breathe(signal: AbortSignal | undefined): Promise<void> {
  await new Promise((resume) => setImmediate(resume));
  signal?.throwIfAborted();
}

function targetId(o: ConvertFilesOptions): FormatId {
  if (o.to !== undefined) return o.to;
  const format = o.out === undefined ? undefined : formatOfName(o.out);
  if (format === undefined) {
    throw new RespoolError("option/invalid", "the target format is not given", { hint: "Add --to FORMAT." });
  }
  return format.id;
}

function outputPlace(o: ConvertFilesOptions, several: boolean): Place {
  const { out } = o;
  if (out === undefined || out === "-") {
    if (several) {
      throw new RespoolError("option/invalid", "several inputs need a folder to write to", { hint: "Add -o FOLDER/." });
    }
    if (o.split !== undefined) {
      throw new RespoolError("option/invalid", "several outputs need a place to write to", { hint: "Add -o." });
    }
    if (o.check)
      throw new RespoolError("option/invalid", "--check needs the output to compare with", { hint: "Add -o." });
    return { kind: "bytes" };
  }
  const folder = several || /[/\\]$/.test(out) || (existsSync(out) && statSync(out).isDirectory());
  return { kind: folder ? "folder" : "file", path: out };
}

function openInput(input: Input): Source {
  return input.path === "-" ? stdinSource() : fileSource(input.path);
}

function emptyResult(input: Input, target: Format): FileResult {
  const notices: Report = { counts: {}, first: [] };
  return { input: input.path, to: target.id, interactions: 0, hosts: 0, outputs: [], files: [], notices };
}

function asRespoolError(e: unknown, file: string): RespoolError {
  if (isRespoolError(e)) return locate(e, { file });
  return new RespoolError("internal/bug", "the conversion failed", { at: { file }, cause: e });
}
