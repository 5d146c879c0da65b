import { basename } from "node:path";
import type { OutputFile, SourceText } from "../adapters/adapter.ts";
import { merge, sayCollisions } from "../edit/merge.ts";
import { type Selection, select } from "../edit/select.ts";
import { resolvePolicy } from "../match/policy.ts";
import { isRespoolError, locate, RespoolError } from "../model/errors.ts";
import { collectNotices } from "../model/notices.ts";
import type { Cassette, FormatId, Interaction, MatchPolicy, Report } from "../model/types.ts";
import { hostOf } from "../model/url.ts";
import { type ReadOptions, read } from "../read.ts";
import { targetWith } from "../set-options.ts";
import { type WriteOptions, write } from "../write.ts";
import { decode } from "./codecs.ts";
import { discover } from "./discover.ts";
import { type Output, type OutputMode, putFile } from "./output.ts";
import { besidePath, formatOfName } from "./plan.ts";
import { fileSource, stdinSource } from "./source.ts";

/** Options of `mergeFiles`. */
export interface MergeFilesOptions
  extends Omit<ReadOptions, "from">,
    Omit<WriteOptions, "to" | "name" | "over" | "match">,
    OutputMode {
  /** The one file; without it the bytes are handed back. */
  readonly out?: string;
  /** May be left out when the name of `out` says it, or all inputs have one format. */
  readonly to?: FormatId;
  readonly from?: FormatId;
  readonly select?: Selection;
  /** How requests are told apart, where collisions are looked for and where the target's file says it. */
  readonly match?: MatchPolicy;
  /** Sees every interaction that is written. */
  readonly onInteraction?: (interaction: Interaction) => void;
}

/** What became of several recordings. */
export interface MergeResult {
  readonly inputs: readonly { readonly input: string; readonly format: FormatId; readonly interactions: number }[];
  readonly to: FormatId;
  readonly interactions: number;
  readonly hosts: number;
  readonly outputs: readonly Output[];
  /** The files themselves, when there is no `out`. */
  readonly files: readonly OutputFile[];
  readonly notices: Report;
  /** Files in folders that are no cassettes. */
  readonly skipped: readonly string[];
}

/**
 * Makes one recording of several, in the order in which they are named; a folder's files come in the order of their names.
 * What did not change is copied where the formats are the same. Throws `RespoolError`: `input/*`, `output/*`, `option/invalid`.
 */
export async function mergeFiles(args: readonly string[], o: MergeFilesOptions): Promise<MergeResult> {
  const notices = collectNotices(o.onNotice);
  const { inputs } = await discover(args);
  const cassettes: Cassette[] = [];
  const texts: SourceText[] = [];
  const taken: { input: string; format: FormatId; interactions: number }[] = [];
  const skipped: string[] = [];
  const { match, select: selection, out, to: _, from, force, check, dryRun, ...rest } = o;
  for (const { path, named } of inputs) {
    o.signal?.throwIfAborted();
    try {
      const source = path === "-" ? stdinSource() : fileSource(path);
      const result = await read(source, {
        decode,
        ...rest,
        ...(from !== undefined && { from }),
        onNotice: notices.add,
      });
      const interactions: Interaction[] = [];
      for await (const one of select(result.cassette.interactions, selection ?? {}, notices.add))
        interactions.push(inFile(one, source.name));
      cassettes.push({ ...result.cassette, interactions });
      if (result.text !== undefined) texts.push(result.text);
      taken.push({ input: path, format: result.cassette.meta.format as FormatId, interactions: interactions.length });
    } catch (e) {
      if (isRespoolError(e) && e.code === "input/unknown-format" && !named) skipped.push(path);
      else throw isRespoolError(e) ? locate(e, { file: path }) : e;
    }
  }
  if (cassettes.length === 0) throw new RespoolError("option/invalid", "there is no recording among the inputs");
  const to = targetOf(o, taken);
  sayCollisions(cassettes, match ?? resolvePolicy(), notices.add);
  const merged = merge(cassettes);
  const once = selection?.dedupe === "identical" ? await withoutRepeats(merged, notices.add) : merged;
  for (const interaction of once.interactions) o.onInteraction?.(interaction);
  const { files } = await write(once, {
    decode,
    ...rest,
    to,
    over: texts,
    ...(match !== undefined && { match }),
    ...(out !== undefined && { name: basename(out) }),
    onNotice: notices.add,
  });
  const mode: OutputMode = { force: force ?? false, check: check ?? false, dryRun: dryRun ?? false };
  const outputs: Output[] = [];
  for (const [i, { path, bytes }] of files.entries()) {
    if (out !== undefined) outputs.push(await putFile(i === 0 ? out : besidePath(out, path), bytes, mode));
  }
  const hosts = new Set(once.interactions.map(({ request }) => hostOf(request.url)).filter((host) => host !== ""));
  return {
    inputs: taken,
    to,
    interactions: once.interactions.length,
    hosts: hosts.size,
    outputs,
    files: out === undefined ? files : [],
    notices: notices.report(),
    skipped,
  };
}

/** Each interaction says the file that it is from: numbers alone tell nothing where there are several. */
function inFile(interaction: Interaction, file: string): Interaction {
  const { origin } = interaction;
  return origin === undefined ? interaction : { ...interaction, origin: { ...origin, file } };
}

async function withoutRepeats(cassette: Cassette, notice: NonNullable<WriteOptions["onNotice"]>): Promise<Cassette> {
  const interactions: Interaction[] = [];
  for await (const one of select(cassette.interactions, { dedupe: "identical" }, notice)) interactions.push(one);
  return { ...cassette, interactions };
}

function targetOf({ to, out, set = {} }: MergeFilesOptions, taken: readonly { readonly format: FormatId }[]): FormatId {
  const [first, ...others] = new Set(taken.map(({ format }) => format));
  const own = others.length === 0 ? first : undefined;
  const found = to ?? (out === undefined ? undefined : formatOfName(out)?.id) ?? own;
  if (found === undefined) {
    throw new RespoolError("option/invalid", "the target format is not given", { hint: "Add --to FORMAT." });
  }
  return targetWith(found, set).id;
}
