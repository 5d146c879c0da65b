import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { isRespoolError, locate, RespoolError } from "../model/errors.ts";
import { renderNotice, severityOf } from "../model/notices.ts";
import type { FormatId, JsonObject, Report } from "../model/types.ts";
import { write } from "../write.ts";
import { decode } from "./codecs.ts";
import { systemError } from "./errors.ts";
import { putFile } from "./output.ts";
import { besidePath } from "./plan.ts";
import { requestMaker } from "./polly/asked.ts";
import { type PollyRequest, persisterBase, type Recording } from "./polly/base.ts";
import { interactionsAfter, type OpenCassette, openCassette } from "./polly/cassette.ts";
import { newFormat, refused } from "./recordable.ts";
import { fileSource } from "./source.ts";

/** Options of the persister, as `persisterOptions.cassette`. */
export interface CassettePersisterOptions {
  /** The cassette of Polly's recording. */
  readonly file?: string;
  /** The folder of the cassettes, one a recording, in place of `file`. */
  readonly dir?: string;
  /** What a cassette in `dir` is called behind the name of its recording, such as `.yaml`; default `.yaml`. */
  readonly extension?: string;
  /** The format of a cassette that is recorded anew; default: what its name says, and go-vcr for `.yaml`. */
  readonly format?: FormatId;
}

const Base: Awaited<ReturnType<typeof persisterBase<CassettePersisterOptions>>> = await persisterBase();

/**
 * A persister for Polly 6 that plays, and records to, a cassette of any format: a go-vcr YAML, a HAR, nock definitions. Ids are
 * those of the `matchRequestsBy` that Polly was given; the file has none. What is recorded joins the file in its own format;
 * interactions that stay keep their bytes. What gets lost is said by Polly's logger. Needs `@pollyjs/persister`.
 */
export class CassettePersister extends Base {
  static get id(): string {
    return "cassette";
  }

  readonly #opened = new Map<string, OpenCassette>();
  /** The last request of each recording, which says what the recording is called. */
  readonly #requests = new Map<string, PollyRequest>();

  /** The entry that answers a request; null for none. Throws where one would be recorded that cannot be. */
  override async findEntry(request: PollyRequest): Promise<JsonObject | null> {
    this.#requests.set(request.recordingId, request);
    const entry = await super.findEntry(request);
    if (entry === null && request.config.recordIfMissing) await this.#checkRecordable(request.recordingId);
    return entry;
  }

  /** Takes a request that was answered. Throws where it cannot be recorded. */
  override async recordRequest(request: PollyRequest): Promise<void> {
    this.#requests.set(request.recordingId, request);
    await this.#checkRecordable(request.recordingId);
    super.recordRequest(request);
  }

  /** The recording that the cassette makes for Polly; null where there is no file yet. Throws `input/*`. */
  async onFindRecording(recordingId: string): Promise<Recording | null> {
    const path = this.#pathOf(recordingId);
    if (!existsSync(path)) return null;
    const { polly } = this;
    const requestOf = requestMaker(polly, this.#requests.get(recordingId));
    const opened = await naming(path, openCassette(fileSource(path), polly.config.matchRequestsBy, requestOf));
    this.#opened.set(recordingId, opened);
    this.#say(path, opened.notices);
    return { log: { version: "1.2", creator: { name: "Polly.JS" }, pages: [], entries: opened.entries } };
  }

  /** Writes what Polly holds of a recording. Throws `output/*`, `option/invalid`. */
  async onSaveRecording(recordingId: string, { log }: Recording): Promise<void> {
    const path = this.#pathOf(recordingId);
    const opened = this.#opened.get(recordingId);
    const to = this.#formatFor(path, opened);
    const interactions = await naming(path, interactionsAfter(opened, log.entries));
    const meta = opened?.read.cassette.meta ?? {};
    const over = opened?.read.text;
    const written = write({ meta, interactions }, { to, decode, ...(over && { over }) });
    const { files, notices } = await naming(path, written);
    for (const [i, { path: name, bytes }] of files.entries()) {
      await putFile(i === 0 ? path : besidePath(path, name), bytes, { force: true });
    }
    this.#opened.delete(recordingId);
    this.#say(path, notices);
  }

  onDeleteRecording(recordingId: string): void {
    const path = this.#pathOf(recordingId);
    try {
      rmSync(path, { force: true });
    } catch (e) {
      throw systemError("output/unwritable", "cannot be deleted", path, e);
    }
    this.#opened.delete(recordingId);
  }

  async #checkRecordable(recordingId: string): Promise<void> {
    await this.findRecording(recordingId);
    this.#formatFor(this.#pathOf(recordingId), this.#opened.get(recordingId));
  }

  /** The format to record in. Throws where nothing can be recorded. */
  #formatFor(path: string, opened: OpenCassette | undefined): FormatId {
    if (opened === undefined) return newFormat(path, this.options.format, recordHint);
    if (opened.refusal !== undefined) throw refused(path, opened.refusal, "set recordIfMissing: false");
    return opened.read.cassette.meta.format ?? newFormat(path, this.options.format, recordHint);
  }

  #pathOf(recordingId: string): string {
    const { file, dir, extension = ".yaml" } = this.options;
    const { recordingName, recordingId: own } = this.polly;
    if (file !== undefined && recordingId === own) return file;
    const name = recordingId === own ? recordingName : this.#requests.get(recordingId)?.recordingName;
    if (dir !== undefined && file === undefined && name !== undefined) {
      return join(dir, join("/", `${name}${extension}`));
    }
    throw new RespoolError(
      "option/invalid",
      "the cassette persister is not told where the cassette of a recording is",
      {
        hint: "Give persisterOptions: { cassette: { file } }, or { dir, extension } where routes have recordings of their own.",
      },
    );
  }

  /** One line for each kind of loss. */
  #say(file: string, { counts, first }: Report): void {
    const said = new Set<string>();
    for (const { code, ...notice } of first) {
      if (said.has(code) || severityOf(code) === "note") continue;
      said.add(code);
      const more = (counts[code] ?? 1) - 1;
      const text = renderNotice({ code, ...notice, at: { file, ...notice.at } });
      this.polly.logger.log.warn(`[Polly] [cassette] ${text}${more > 0 ? ` (and ${more} more)` : ""}`);
    }
  }
}

const recordHint = "Give persisterOptions: { cassette: { format } }.";

/** Errors on the way to or from a file, with its name. */
async function naming<T>(file: string, action: Promise<T>): Promise<T> {
  try {
    return await action;
  } catch (e) {
    throw isRespoolError(e) ? locate(e, { file }) : e;
  }
}
