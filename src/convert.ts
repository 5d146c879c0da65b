import type { Detection, OutputFile, Reading, Source, SourceText } from "./adapters/adapter.ts";
import { styleKey } from "./adapters/nock/definition.ts";
import { inMemory } from "./adapters/shared/output-files.ts";
import type { Redaction, RedactOptions, Redactor } from "./edit/redact/redact.ts";
import type { Again } from "./edit/replayable.ts";
import { type Rewrite, rewrite } from "./edit/rewrite.ts";
import { type Selection, select } from "./edit/select.ts";
import { partPath, type Split, splitUp } from "./edit/split.ts";
import { resolvePolicy } from "./match/policy.ts";
import { collectNotices } from "./model/notices.ts";
import type { CassetteMeta, FormatId, Interaction, Notice, Report } from "./model/types.ts";
import { hostOf } from "./model/url.ts";
import { open, type ReadOptions } from "./read.ts";
import { formatById } from "./registry.ts";
import { adapterOptions, targetWith } from "./set-options.ts";
import { asSource } from "./source.ts";
import { metaFor, type Passing, type WriteOptions, writeReading } from "./write.ts";

/** Options of `convert`: those of reading and writing, and what to change on the way. */
export interface ConvertOptions extends ReadOptions, WriteOptions {
  readonly select?: Selection;
  readonly rewrite?: readonly Rewrite[];
  /** The origin of URLs that have none. */
  readonly baseUrl?: string;
  /** Takes secrets out: each value gets one placeholder, wherever it stands. The recording is read twice. */
  readonly redact?: RedactOptions;
  /** What the recording is to be called, where the target's file says it; default: as the source says. */
  readonly recording?: string;
  /** Writes several files; each is named after its part. */
  readonly split?: Split;
  /** Sees every interaction as it is read, before anything is left out. */
  readonly onInteraction?: (interaction: Interaction) => void;
  /**
   * Takes each file as soon as it is made, and its bytes within the call; `files` is empty then. Without it all files are
   * held in memory.
   */
  readonly onOutput?: (file: OutputFile) => void | Promise<void>;
}

/** What `convert` gives. */
export interface ConvertResult {
  readonly files: OutputFile[];
  readonly notices: Report;
  readonly from: Detection;
  /** What the suite that plays the files has to say, as source text to paste, where it has to. */
  readonly setup?: string;
  /** What was taken out, by kind and place; empty without `redact`. */
  readonly redactions: readonly Redaction[];
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
  const source = asSource(input);
  const { reading, from } = await open(source, o, notices.add);
  const tally: Tally = { interactions: 0, hosts: new Set(), fresh: new WeakSet() };
  const redactor = await redactorOf(source, reading, o);
  const { text, pick: _, ...read } = reading;
  const again = againOf(reading, source, tally, o, redactor);
  const meta = redactor === undefined ? read.meta : redactor.meta(read.meta);
  const edited: Passing = {
    ...read,
    meta: o.recording === undefined ? meta : { ...meta, name: o.recording },
    ...(await spellingOf(text, from, o)),
    fresh: tally.fresh,
    interactions: edit(counted(reading.interactions, tally, o.onInteraction), o, notices.add, redactor),
    ...(again !== undefined && { again }),
  };
  const written =
    o.split === undefined ? writeReading(edited, o, notices.add) : writeParts(edited, o.split, o, notices.add);
  const files = await handOver(
    redactor === undefined ? written : redactor.scrub(written, notices.add, endingsOf(o)),
    o.onOutput,
  );
  const setup = await setupFor(edited, o);
  return {
    files,
    notices: notices.report(),
    from,
    ...(setup !== undefined && { setup }),
    redactions: redactor?.redactions() ?? [],
    interactions: tally.interactions,
    hosts: tally.hosts.size,
  };
}

/** Reads the source once more before anything is written: what is a secret must be known from the start. */
async function redactorOf(source: Source, { meta }: Reading, o: ConvertOptions): Promise<Redactor | undefined> {
  if (o.redact === undefined) return undefined;
  const { redactorFor } = await import("./edit/redact/redact.ts");
  const { commentsOf } = await import("./edit/redact/comments.ts");
  const { reading } = await open(source, o, () => {});
  const { decode, redact } = o;
  return redactorFor(
    { meta: reading.meta, interactions: reading.interactions, comments: await commentsOf(source) },
    { ...redact, match: metaFor(meta, o).match ?? resolvePolicy(), ...(decode !== undefined && { decode }) },
  );
}

/** How files of the target are called; others lie beside them. */
function endingsOf(o: ConvertOptions): readonly string[] {
  return targetWith(o.to, o.set ?? {}).fileNames;
}

async function setupFor({ meta }: Reading, o: ConvertOptions): Promise<string | undefined> {
  const target = targetWith(o.to, o.set ?? {});
  const { setup } = await target.load();
  return setup?.(metaFor(meta, o), adapterOptions(o.set ?? {}, target, "write"));
}

/** Files go to whoever takes them as they come, or are held. */
async function handOver(files: AsyncIterable<OutputFile>, take: ConvertOptions["onOutput"]): Promise<OutputFile[]> {
  if (take === undefined) return inMemory(files);
  for await (const file of files) await take(file);
  return [];
}

// Interactions of smaller sources are held where all of them must be known first.
const heldBytes = 64 * 1024 * 1024;

/** Reads interactions once more, as they were edited; what there is to say of them was said before. */
function againOf(
  reading: Reading,
  source: Source,
  tally: Tally,
  o: ConvertOptions,
  redactor: Redactor | undefined,
): Again | undefined {
  const { pick } = reading;
  if (pick === undefined || source.size === undefined || source.size <= heldBytes) return undefined;
  return (indexes) => {
    const picked = marked(
      pick(indexes, () => {}),
      tally,
    );
    const moved = rewrites(o) ? rewrite(picked, o.rewrite ?? [], o.baseUrl) : picked;
    return redactor === undefined ? moved : redacted(moved, redactor);
  };
}

async function* marked(interactions: AsyncIterable<Interaction>, { fresh }: Tally): AsyncGenerator<Interaction> {
  for await (const interaction of interactions) {
    fresh.add(interaction);
    yield interaction;
  }
}

function rewrites(o: ConvertOptions): boolean {
  return (o.rewrite?.length ?? 0) > 0 || o.baseUrl !== undefined;
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

async function* writeParts(
  reading: Passing,
  by: Split,
  o: ConvertOptions,
  notice: (n: Notice) => void,
): AsyncGenerator<OutputFile> {
  const { id, fileNames, pathOf } = targetWith(o.to, o.set ?? {});
  const { meta } = reading;
  const names = new Set<string>();
  const { again } = reading;
  for await (const { name: part, interactions } of splitUp(reading.interactions, by, {
    meta,
    ...(again && { again }),
  })) {
    names.add(part);
    const name = meta.name === undefined ? part : `${meta.name}.${part}`;
    const facts = by === "test" ? withoutLists(meta) : meta;
    const own = pathOf === undefined ? facts : { ...facts, name };
    for await (const { path, bytes } of writeReading({ ...reading, meta: own, interactions }, o, notice)) {
      yield { path: pathOf?.(name) ?? partPath(path, part, fileNames), bytes };
    }
  }
  if (by === "test") sayLists(meta, names, id, notice);
  if (names.size === 0) yield* writeReading({ ...reading, interactions: [] }, o, notice);
}

/** Says what no part has of a file with lists of definitions: what is no list, and names that no file can have as they are. */
function sayLists(
  { extensions }: CassetteMeta,
  names: ReadonlySet<string>,
  target: FormatId,
  notice: (n: Notice) => void,
): void {
  for (const path of Object.keys(extensions?.nock ?? {})) {
    if (path !== styleKey && !names.has(path))
      notice({ code: "lost/extension", at: {}, data: { format: "nock", path, target } });
  }
}

/** A file for each test needs no list of tests in it. */
function withoutLists({ extensions = {}, ...meta }: CassetteMeta): CassetteMeta {
  const { nock: _, ...others } = extensions;
  return { ...meta, extensions: others };
}

function edit(
  interactions: Reading["interactions"],
  o: ConvertOptions,
  notice: (n: Notice) => void,
  redactor: Redactor | undefined,
): Reading["interactions"] {
  let stream = interactions;
  if (o.select !== undefined) stream = select(stream, o.select, notice);
  if (rewrites(o)) stream = rewrite(stream, o.rewrite ?? [], o.baseUrl);
  return redactor === undefined ? stream : redacted(stream, redactor, notice);
}

async function* redacted(
  interactions: Reading["interactions"],
  redactor: Redactor,
  notice?: (n: Notice) => void,
): AsyncGenerator<Interaction> {
  let position = 0;
  for await (const interaction of interactions) yield redactor.redact(interaction, position++, notice);
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
