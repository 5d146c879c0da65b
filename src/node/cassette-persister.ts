import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { MatchRequestsBy } from "../adapters/polly/id/id.ts";
import { idOf } from "../adapters/polly/id/request.ts";
import { counter } from "../adapters/polly/id/usual.ts";
import { encodeUtf8 } from "../model/bytes.ts";
import { RespoolError } from "../model/errors.ts";
import type { Cassette, FormatId, Interaction, JsonObject } from "../model/types.ts";
import { type ReadResult, read } from "../read.ts";
import { write } from "../write.ts";
import { decode } from "./codecs.ts";
import { putFile } from "./output.ts";
import { besidePath, formatOfName } from "./plan.ts";
import { fileSource } from "./source.ts";

/** Options of the persister, as `persisterOptions.cassette`. */
export interface CassettePersisterOptions {
  /** The cassette of all recordings. */
  readonly file?: string;
  /** The folder of the cassettes, one a recording, in place of `file`. */
  readonly dir?: string;
  /** What a cassette in `dir` is called behind the name of its recording, such as `.yaml`; default `.yaml`. */
  readonly extension?: string;
  /** The format of a cassette that is recorded anew; default: what its name says, and go-vcr for `.yaml`. */
  readonly format?: FormatId;
}

/** The parts of Polly that the persister asks. */
interface Polly {
  readonly recordingName: string;
  readonly recordingId: string;
  readonly config: { readonly matchRequestsBy: MatchRequestsBy };
}

/** The base of Polly's persisters, as far as it is used here. */
interface Persister {
  readonly polly: Polly;
  readonly options: CassettePersisterOptions;
}

interface Recording {
  readonly log: JsonObject & { readonly entries: readonly JsonObject[] };
}

/** A cassette with the interaction that each of its entries stands for. */
interface Opened {
  readonly read: ReadResult;
  readonly byKey: ReadonlyMap<string, Interaction>;
  /** Those that have an entry: what Polly cannot answer stays in the file, whatever it uses. */
  readonly shown: ReadonlySet<Interaction>;
}

const Base: new (polly: Polly) => Persister = await persisterBase();

/**
 * A persister for Polly 6 that plays, and records to, a cassette of any format: a go-vcr YAML, a HAR, nock definitions. Ids are
 * those of the `matchRequestsBy` that Polly was given; the file has none. What is recorded joins the file in its own format;
 * interactions that stay keep their bytes. Needs `@pollyjs/persister`.
 */
export class CassettePersister extends Base {
  static get id(): string {
    return "cassette";
  }

  readonly #opened = new Map<string, Opened>();

  /** The recording that the cassette makes for Polly; null where there is no file yet. Throws `input/*`. */
  async onFindRecording(recordingId: string): Promise<Recording | null> {
    const path = this.#pathOf(recordingId);
    if (!existsSync(path)) return null;
    const result = await read(fileSource(path), { decode });
    const { matchRequestsBy } = this.polly.config;
    const seen = counter();
    const byKey = new Map<string, Interaction>();
    const entries: JsonObject[] = [];
    for (const interaction of result.cassette.interactions) {
      const made = await entryOf(interaction);
      if (made === undefined) continue;
      const _id = idOf(made.shown, matchRequestsBy, false);
      const count = seen(_id);
      const _order = matchRequestsBy.order === false ? 0 : count;
      if (!byKey.has(`${_id} ${_order}`)) byKey.set(`${_id} ${_order}`, interaction);
      entries.push({ ...made.entry, _id, _order });
    }
    this.#opened.set(recordingId, { read: result, byKey, shown: new Set(byKey.values()) });
    return { log: { version: "1.2", creator: { name: "Polly.JS" }, pages: [], entries } };
  }

  /** Writes what Polly holds of a recording. Throws `output/*`, `option/invalid`. */
  async onSaveRecording(recordingId: string, { log }: Recording): Promise<void> {
    const path = this.#pathOf(recordingId);
    const opened = this.#opened.get(recordingId);
    const stays = new Set<Interaction>();
    const recorded: Interaction[] = [];
    for (const entry of log.entries) {
      const known = opened?.byKey.get(`${entry._id} ${entry._order}`);
      if (known === undefined) recorded.push(await interactionOf(entry));
      else stays.add(known);
    }
    const before = opened?.read.cassette.interactions.filter((one) => stays.has(one) || !opened.shown.has(one)) ?? [];
    const cassette: Cassette = { meta: opened?.read.cassette.meta ?? {}, interactions: [...before, ...recorded] };
    const over = opened?.read.text;
    const to = opened?.read.cassette.meta.format ?? this.options.format ?? formatOf(path);
    const { files } = await write(cassette, { to, decode, ...(over && { over }) });
    for (const [i, { path: name, bytes }] of files.entries()) {
      await putFile(i === 0 ? path : besidePath(path, name), bytes, { force: true });
    }
    this.#opened.delete(recordingId);
  }

  onDeleteRecording(recordingId: string): void {
    rmSync(this.#pathOf(recordingId), { force: true });
    this.#opened.delete(recordingId);
  }

  #pathOf(recordingId: string): string {
    const { file, dir, extension = ".yaml" } = this.options;
    if (file !== undefined) return file;
    if (dir === undefined) {
      throw new RespoolError("option/invalid", "the cassette persister is not told where its cassettes are", {
        hint: "Give persisterOptions: { cassette: { file } } or { dir, extension }.",
      });
    }
    // A route may have a recording of its own, of which only the folder is known.
    const { recordingName, recordingId: own } = this.polly;
    const name = recordingId === own ? recordingName : recordingId;
    return join(dir, join("/", `${name}${extension}`));
  }
}

/** The format of a file that is not there yet. Throws `option/invalid`. */
function formatOf(path: string): FormatId {
  const format = formatOfName(path)?.id ?? (/\.ya?ml$/i.test(path) ? "go-vcr" : undefined);
  if (format !== undefined) return format;
  throw new RespoolError("option/invalid", "the name of the cassette does not say its format", {
    at: { file: path },
    hint: "Give persisterOptions: { cassette: { format } }.",
  });
}

/** The entry of an interaction, and what it shows; `undefined` for one that cannot be replayed. */
async function entryOf(
  interaction: Interaction,
): Promise<{ readonly entry: JsonObject; readonly shown: Interaction } | undefined> {
  const { files } = await write({ meta: {}, interactions: [interaction] }, { to: "polly", decode });
  const bytes = files[0]?.bytes as Uint8Array;
  const [entry] = JSON.parse(new TextDecoder().decode(bytes)).log.entries;
  const [shown] = (await read(bytes, { from: "polly" })).cassette.interactions;
  return entry === undefined || shown === undefined ? undefined : { entry, shown };
}

/** The interaction that an entry stands for which Polly made. */
async function interactionOf(entry: JsonObject): Promise<Interaction> {
  const log = { creator: { name: "Polly.JS", version: "6" }, entries: [entry] };
  const { cassette } = await read(encodeUtf8(JSON.stringify({ log })), { from: "polly", strict: true, decode });
  const { extensions: _, origin: __, ...interaction } = cassette.interactions[0] as Interaction;
  return interaction;
}

/** Polly's own base class; without the package one that says so when it is used. */
async function persisterBase(): Promise<new (polly: Polly) => Persister> {
  const name = "@pollyjs/persister";
  const found = await import(name).catch(() => undefined);
  if (found !== undefined) return found.default;
  return class {
    readonly polly!: Polly;
    readonly options!: CassettePersisterOptions;
    constructor() {
      throw new RespoolError("option/invalid", `CassettePersister needs the package ${name}`, {
        hint: `Install it: npm install --save-dev ${name}`,
      });
    }
  };
}
