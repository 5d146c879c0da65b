import { isRespoolError, RespoolError } from "../model/errors.ts";
import { collectNotices } from "../model/notices.ts";
import type { HttpRequest, Interaction, Report } from "../model/types.ts";
import type { Playable } from "../replay/playable.ts";
import { maskUrl } from "../secrets/mask.ts";
import { loadCassette } from "./cassette.ts";
import type { Engine, Exchange } from "./engine/exchange.ts";
import { isMeant } from "./filter.ts";
import { close, type LiveSession, leave, open } from "./live.ts";
import { collectMiss } from "./miss/collect.ts";
import { type Miss, missOf, nearestOf } from "./miss/miss.ts";
import { refuse } from "./miss/refuse.ts";
import { closestText, missesText, missText } from "./miss/text.ts";
import { modeOf, prunesUnused } from "./mode.ts";
import type { SessionOptions } from "./options.ts";
import { cassettePlace } from "./place.ts";
import { newRecorder } from "./record/recorder.ts";
import { liveRequest } from "./request.ts";
import { pause } from "./response/pace.ts";
import { respond } from "./response/respond.ts";
import { unusedError } from "./unused.ts";

/** A cassette in use: it answers the requests of a test, or records them. */
export interface CassetteSession extends AsyncDisposable {
  /** The file. */
  readonly path: string;
  /** Rejects with a `RespoolError` when the file cannot be read. */
  readonly ready: Promise<void>;
  /** What can be replayed, in file order; empty until `ready`. */
  readonly interactions: readonly Interaction[];
  /** Those that no request has asked for; once the session has recorded everything anew, those that stayed as they were. */
  readonly unused: readonly Interaction[];
  readonly misses: readonly Miss[];
  /**
   * What was repaired or guessed when the file was read, and which interactions cannot be replayed; after `done` also what
   * the file cannot hold of what was recorded.
   */
  readonly notices: Report;
  /** Forgets what was recorded up to now; what is recorded afterwards is kept. */
  discard(): void;
  /**
   * Ends the session, and writes what was recorded. Throws `RespoolError`: what made the file unreadable or unwritable,
   * `replay/miss` when requests found no answer, `replay/unused` where that was asked for; and what a function among the
   * options threw. To call it again does nothing.
   */
  done(): Promise<void>;
}

/** A session that its maker can end without a word, to say the misses himself. */
export interface OwnSession extends CassetteSession, LiveSession {
  /** Ends the session, and gives what `done` throws. A test that failed is recorded only where that was asked for. */
  end(failed?: boolean): Promise<Error | undefined>;
}

const longestWait = 1000;

/** Opens a session; the file is read behind. Throws `input/unreadable` where there is none and none is to be recorded. */
export function openSession(path: string | URL, dir: string, o: SessionOptions): OwnSession {
  const mode = modeOf(o.mode);
  const place = cassettePlace(path, dir, mode !== "none", o);
  const { file, fresh } = place;
  const shown = path instanceof URL ? file : path;
  const misses: Miss[] = [];
  const recorder = mode === "none" || (mode === "once" && fresh === undefined) ? undefined : newRecorder();
  let loaded: Playable | undefined;
  const notices = collectNotices();
  const loading = loadCassette(place, recorder !== undefined, o, notices.add).then((playable) => {
    loaded = playable;
    return playable;
  });
  const ready = loading.then(() => {});
  // Whoever waits for it hears of a failure: the first request, and done().
  ready.catch(() => {});
  // A mistake of ours, or of a function among the options: it must not pass as a failure of the network.
  let fault: Error | undefined;
  let ended: Promise<Error | undefined> | undefined;
  let isDiscarded = false;
  const pending = new Set<Promise<void>>();

  function answer(exchange: Exchange, engine: Engine): Promise<void> {
    const answered = decide(exchange, engine)
      .catch((e: unknown) => {
        // The client went away, and wants no answer.
        if (exchange.request.signal.aborted) return;
        fault ??= e instanceof Error ? e : new Error(String(e));
        refuse(exchange, isRespoolError(e) ? e.code : "RESPOOL_ERROR", fault.message, engine);
      })
      .finally(() => pending.delete(answered));
    pending.add(answered);
    return answered;
  }

  async function decide(exchange: Exchange, engine: Engine): Promise<void> {
    const { request } = exchange;
    const stub = o.stub?.find(({ when }) => isMeant(when, request));
    if (stub !== undefined) return exchange.respond(await stub.respond(request));
    if (o.passthrough?.some((filter) => isMeant(filter, request))) return exchange.passthrough();
    const playable = await loading;
    if (recorder !== undefined && mode !== "new_episodes") return recorder.record(exchange);
    exchange.invite();
    await play(exchange, await exchange.body(), playable, engine);
  }

  async function play(exchange: Exchange, sent: Uint8Array, playable: Playable, engine: Engine): Promise<void> {
    const live = liveRequest(exchange.request, sent);
    recorder?.see(live);
    const taken = await playable.take(live);
    if ("index" in taken) {
      if (taken.how === "closest") await sayClosest(live, taken.index, playable, shown);
      return respond(exchange, playable.interactions[taken.index] as Interaction, o.pace ?? false, engine);
    }
    // What is recorded for a later turn is no news.
    if (recorder !== undefined && taken.reason !== "order") return recorder.record(exchange, sent);
    const miss = await missOf(live, taken, playable, shown);
    misses.push(miss);
    await collectMiss(live, miss, { file, policy: playable.policy });
    refuse(exchange, "RESPOOL_MISS", missText(miss), engine);
  }

  function allowsHttp2(authority: string): boolean {
    const request = new Request(authority);
    if (o.passthrough?.some((filter) => isMeant(filter, request))) return true;
    misses.push({ method: "CONNECT", url: maskUrl(authority), reason: "http2" });
    return false;
  }

  const unused = (): Interaction[] =>
    loaded === undefined ? [] : loaded.lookup.unused().map((index) => loaded?.interactions[index] as Interaction);

  async function finish(failed: boolean): Promise<Error | undefined> {
    // Before the first await: only here the caller's own context can be given back.
    leave(session);
    await settled(pending);
    const recorded = (await recorder?.finish()) ?? [];
    close(session);
    // The connections that were pooled close in the next turn; a request sent before would still take one of them.
    await pause(0, new AbortController().signal);
    try {
      await loading;
    } catch (e) {
      return e as Error;
    }
    if (fault !== undefined) return fault;
    const missed =
      misses.length > 0 ? new RespoolError("replay/miss", missesText(misses), { at: { file: shown } }) : undefined;
    if ((missed !== undefined || failed) && !o.recordOnError) return missed;
    // A test that forgot what it recorded has not asked for all that it asks for.
    const prunes = recorder !== undefined && !isDiscarded && prunesUnused(o.prune);
    try {
      await save(recorded, prunes, loaded as Playable);
    } catch (e) {
      return e as Error;
    }
    return missed ?? unusedError(unused(), prunes ? "pruned" : (o.unused ?? "ignore"), shown);
  }

  async function save(interactions: readonly Interaction[], prunes: boolean, playable: Playable): Promise<void> {
    if (interactions.length === 0 && !prunes) return;
    const { saveRecording } = await import("./record/save.ts");
    const recording = { interactions, seen: recorder?.seen ?? [], replaces: mode === "all", prunes };
    await saveRecording(place, playable, recording, o, notices.add);
  }

  const session: OwnSession = {
    path: file,
    ready,
    get interactions() {
      return loaded?.interactions ?? [];
    },
    get unused() {
      return unused();
    },
    misses,
    get notices() {
      return notices.report();
    },
    answer,
    allowsHttp2,
    discard() {
      isDiscarded = true;
      recorder?.discard();
    },
    end(failed = false) {
      ended ??= finish(failed);
      return ended;
    },
    async done() {
      const first = ended === undefined;
      const error = await session.end();
      if (first && error !== undefined) throw error;
    },
    [Symbol.asyncDispose]: () => session.done(),
  };
  open(session);
  return session;
}

/** An answer that is only the closest one is always told. */
async function sayClosest(live: HttpRequest, place: number, playable: Playable, file: string): Promise<void> {
  const nearest = await nearestOf(live, place, playable, file);
  process.emitWarning(closestText({ method: live.method, url: maskUrl(live.url) }, nearest), "RespoolWarning");
}

/** Waits for what was sent but not waited for; not for ever, since a client may never end a request. */
async function settled(pending: ReadonlySet<Promise<void>>): Promise<void> {
  const over = new AbortController();
  await pause(0, over.signal);
  if (pending.size === 0) return;
  await Promise.race([Promise.allSettled(pending), pause(longestWait, over.signal)]);
  over.abort();
}
