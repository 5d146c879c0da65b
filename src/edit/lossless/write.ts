import type { OutputFile, Reading, Source, SourceText } from "../../adapters/adapter.ts";
import { type FileInMemory, inMemory } from "../../adapters/shared/output-files.ts";
import { isRespoolError, RespoolError } from "../../model/errors.ts";
import { locationOf, severityOf } from "../../model/notices.ts";
import type { CassetteMeta, FormatId, Interaction, JsonObject, Notice } from "../../model/types.ts";
import { sameInteraction, sameValue } from "../equal.ts";
import { sealedPatch, unsealed } from "./entry.ts";
import { type FileFacts, type Placed, packFile, withSpelling } from "./file.ts";
import { partOwn, withOwn } from "./own.ts";
import { readBack, type Shown } from "./read-back.ts";
import { keptSecrets } from "./secrets.ts";
import { placeAll, type Settled, settleAll } from "./settle.ts";

/** Hears what is lost, changed or kept. */
type Hear = (n: Notice) => void;

/** How a target is written and read. */
export interface LosslessTarget {
  readonly format: FormatId;
  /** What the file is to say about the whole; default: what the reading says. */
  readonly meta?: CassetteMeta;
  /** The stage before the writer. It keeps the order; what `mayStay` refuses is not copied, whatever its source holds. */
  settle(
    interactions: Iterable<Interaction>,
    mayStay: (interaction: Interaction) => boolean,
    hear: Hear,
  ): Reading["interactions"];
  write(reading: Reading, hear: Hear): AsyncIterable<OutputFile>;
  /** The format's own reader alone, which says nothing. */
  read(source: Source): Promise<Reading>;
  /** How a text of the format is spelled: facts about the whole that the writer took from there need no keeping. */
  profile?(text: SourceText): Promise<JsonObject | undefined>;
}

/** One attempt: what was written, what that shows, and what it loses. */
interface Written extends Settled {
  readonly files: FileInMemory[];
  readonly notices: readonly Notice[];
}

/** What entries are to carry under their own key. */
type Own = ReadonlyMap<Placed, JsonObject>;

// The first writing shows what is missing and the second holds it. More are needed where an entry was copied before that
// must be rendered, and looks different then.
const mostWritings = 5;

/**
 * Writes a reading so that `restore` gives it back whole: what an entry does not show is kept under the entry's own key.
 * What comes back and no client can observe is not reported. Throws `output/unrepresentable` when the target has no place
 * for something.
 */
export async function writeLossless(reading: Reading, target: LosslessTarget, hear: Hear): Promise<OutputFile[]> {
  const all = await placeAll(reading.interactions);
  const own = new Map<Placed, JsonObject>();
  for (let writings = 1; ; writings++) {
    const { files, entries, skipped, notices } = await writeOnce(reading, all, own, target);
    if (entries.length === 0) {
      // There is no place to keep anything.
      notices.forEach(hear);
      return files;
    }
    const shown = await tryReadBack(files, entries.length, target);
    const file = await fileOf(shown, { meta: target.meta ?? reading.meta, skipped }, target);
    const missing = entries.filter(({ placed }, i) => {
      const patch = missingOf(placed.interaction, shown.interactions[i] as Interaction, i === 0 ? file : undefined);
      if (patch !== undefined) own.set(placed, patch);
      return patch !== undefined;
    });
    if (missing[0] === undefined) {
      for (const n of notices) if (severityOf(n.code) !== "note") hear(n);
      saySecrets(all, new Map(entries.map(({ placed }, i) => [placed, shown.interactions[i]])), hear);
      return files;
    }
    if (writings === mostWritings) throw unrepresentable(target, missing[0].placed);
  }
}

async function writeOnce(reading: Reading, all: readonly Placed[], own: Own, target: LosslessTarget): Promise<Written> {
  const notices: Notice[] = [];
  const note: Hear = (n) => notices.push(n);
  const barred = new Set([...own.keys()].map(({ interaction }) => interaction));
  const settled = await settleAll(all, (some) => target.settle(some, (one) => !barred.has(one), note));
  const interactions = settled.entries.map(({ placed, settled: one }) => {
    const patch = own.get(placed);
    return patch === undefined ? one : withOwn(one, patch);
  });
  const files = await inMemory(target.write({ ...reading, interactions }, note));
  return { ...settled, files, notices };
}

/** What the first entry must carry for the whole; `undefined` when the file shows everything. */
async function fileOf(
  { meta, text }: Shown,
  facts: FileFacts,
  { format, profile }: LosslessTarget,
): Promise<JsonObject | undefined> {
  const file = packFile(meta, facts);
  if (file === undefined || text === undefined || profile === undefined) return file;
  return packFile(withSpelling(meta, format, await profile(text)), facts) === undefined ? undefined : file;
}

/** What an entry must carry to come back whole, with these facts about the file; `undefined` when it does already. */
function missingOf(interaction: Interaction, shown: Interaction, file: JsonObject | undefined): JsonObject | undefined {
  const { visible, own } = partOwn(shown);
  const whole = own === undefined ? visible : unsealed(visible, own);
  if (whole !== undefined && sameInteraction(whole, interaction) && sameValue(own?.file, file)) return undefined;
  return { ...sealedPatch(visible, interaction), ...(file !== undefined && { file }) };
}

async function tryReadBack(files: readonly FileInMemory[], entries: number, target: LosslessTarget): Promise<Shown> {
  let shown: Shown;
  try {
    shown = await readBack(files, target.read);
  } catch (e) {
    throw isRespoolError(e) ? unrepresentable(target, undefined, e) : e;
  }
  if (shown.interactions.length !== entries) throw unrepresentable(target);
  return shown;
}

function unrepresentable({ format }: LosslessTarget, placed?: Placed, cause?: unknown): RespoolError {
  return new RespoolError("output/unrepresentable", `the ${format} file cannot keep everything`, {
    format,
    ...(placed !== undefined && { at: locationOf(placed.interaction, placed.index) }),
    hint: "Leave --lossless out.",
    cause,
  });
}

function saySecrets(all: readonly Placed[], shown: ReadonlyMap<Placed, Interaction | undefined>, hear: Hear): void {
  for (const placed of all) {
    const { interaction, index } = placed;
    for (const name of keptSecrets(interaction.request, shown.get(placed)?.request)) {
      hear({ code: "kept/secret-header", at: locationOf(interaction, index), data: { name } });
    }
  }
}
