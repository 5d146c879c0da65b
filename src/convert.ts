import type { Detection, OutputFile, Reading, Source, SourceText } from "./adapters/adapter.ts";
import { type Rewrite, rewrite } from "./edit/rewrite.ts";
import { type Selection, select } from "./edit/select.ts";
import { partPath, type Split, splitUp } from "./edit/split.ts";
import { collectNotices } from "./model/notices.ts";
import type { Interaction, Notice, Report } from "./model/types.ts";
import { hostOf } from "./model/url.ts";
import { open, type ReadOptions } from "./read.ts";
import { formatById } from "./registry.ts";
import { targetWith } from "./set-options.ts";
import { asSource } from "./source.ts";
import { type Passing, type WriteOptions, writeReading } from "./write.ts";

/** Options of `convert`: those of reading and writing, and what to change on the way. */
export interface ConvertOptions extends ReadOptions, WriteOptions {
  readonly select?: Selection;
  readonly rewrite?: readonly Rewrite[];
  /** The origin of URLs that have none. */
  readonly baseUrl?: string;
  /** Writes several files; each is named after its part. */
  readonly split?: Split;
  /** Sees every interaction as it is read, before anything is left out. */
  readonly onInteraction?: (interaction: Interaction) => void;
}

/** What `convert` gives. */
export interface ConvertResult {
  readonly files: OutputFile[];
  readonly notices: Report;
  readonly from: Detection;
  /** How many interactions the input holds. */
  readonly interactions: number;
  /** How many hosts they went to. */
  readonly hosts: number;
}

/**
 * Converts a cassette from one format to another, interaction by interaction.
 * Throws `RespoolError`: `input/*`, `output/*`, `option/invalid`.
 */
export async function convert(input: Uint8Array | Source, o: ConvertOptions): Promise<ConvertResult> {
  const notices = collectNotices(o.onNotice);
  const { reading, from } = await open(asSource(input), o, notices.add);
  const tally: Tally = { interactions: 0, hosts: new Set(), fresh: new WeakSet() };
  const { text, ...read } = reading;
  const edited: Passing = {
    ...read,
    ...(await spellingOf(text, from, o)),
    fresh: tally.fresh,
    interactions: edit(counted(reading.interactions, tally, o.onInteraction), o, notices.add),
  };
  const files =
    o.split === undefined
      ? await writeReading(edited, o, notices.add)
      : await writeParts(edited, o.split, o, notices.add);
  return { files, notices: notices.report(), from, interactions: tally.interactions, hosts: tally.hosts.size };
}

/** The text of a source in the target's own format is copied where it can be; how any other is spelled can be kept. */
async function spellingOf(
  text: SourceText | undefined,
  { format }: Detection,
  o: ConvertOptions,
): Promise<Pick<Passing, "text" | "profile">> {
  if (text === undefined) return {};
  if (format === targetWith(o.to, o.set ?? {}).id) return { text };
  const profile = o.lossless ? await (await formatById(format).load()).profile?.(text) : undefined;
  return profile === undefined ? {} : { profile: { [format]: profile } };
}

async function writeParts(
  reading: Passing,
  by: Split,
  o: ConvertOptions,
  notice: (n: Notice) => void,
): Promise<OutputFile[]> {
  const parts = await splitUp(reading.interactions, by);
  if (parts.size === 0) return writeReading({ ...reading, interactions: [] }, o, notice);
  const { fileNames } = targetWith(o.to, o.set ?? {});
  const files: OutputFile[] = [];
  for (const [part, interactions] of parts) {
    for (const file of await writeReading({ ...reading, interactions }, o, notice)) {
      files.push({ ...file, path: partPath(file.path, part, fileNames) });
    }
  }
  return files;
}

function edit(
  interactions: Reading["interactions"],
  o: ConvertOptions,
  notice: (n: Notice) => void,
): Reading["interactions"] {
  let stream = interactions;
  if (o.select !== undefined) stream = select(stream, o.select, notice);
  if (o.rewrite?.length || o.baseUrl !== undefined) stream = rewrite(stream, o.rewrite ?? [], o.baseUrl);
  return stream;
}

/** What is known of an input's interactions as they come. */
interface Tally {
  interactions: number;
  readonly hosts: Set<string>;
  /** Those that are as they were read. */
  readonly fresh: WeakSet<Interaction>;
}

async function* counted(
  interactions: Reading["interactions"],
  tally: Tally,
  onInteraction: ((interaction: Interaction) => void) | undefined,
): AsyncGenerator<Interaction> {
  for await (const interaction of interactions) {
    tally.interactions++;
    tally.fresh.add(interaction);
    const host = hostOf(interaction.request.url);
    if (host !== "") tally.hosts.add(host);
    onInteraction?.(interaction);
    yield interaction;
  }
}
