import { AsyncLocalStorage } from "node:async_hooks";
import { createEngine } from "../engine.ts";
import { RespoolError } from "../model/errors.ts";
import type { Engine, Exchange } from "./engine/exchange.ts";

/** A session as the requests of this process see it. */
export interface LiveSession {
  readonly path: string;
  answer(exchange: Exchange, engine: Engine): Promise<void>;
  /** Whether a connection that cannot be replayed may be made, since it goes to the network. */
  allowsHttp2(authority: string): boolean;
}

/**
 * Where code runs: in a session, perhaps inside of another one. It has no more than the session's name, since Node keeps it
 * as long as any socket that was made there.
 */
interface Place {
  readonly id: string;
  readonly outer: Place | undefined;
}

const places = new AsyncLocalStorage<Place | undefined>();
const live = new Map<string, LiveSession>();
const ids = new WeakMap<LiveSession, string>();
const engine = createEngine();
let lastId = 0;

/** Starts answering for a session; the first one turns interception on. */
export function open(session: LiveSession): void {
  const id = `s${++lastId}`;
  ids.set(session, id);
  live.set(id, session);
  if (live.size === 1) engine.start({ handle, context, allowsHttp2 });
}

/** Ends a session; the last one turns interception off. */
export function close(session: LiveSession): void {
  const isLast = live.delete(ids.get(session) ?? "") && live.size === 0;
  if (isLast) engine.stop();
}

/** Runs a function in a session. */
export function runIn<T>(session: LiveSession, run: () => T): T {
  return places.run(placeOf(session), run);
}

/** Binds a session to the code that goes on from here. */
export function enter(session: LiveSession): void {
  places.enterWith(placeOf(session));
}

/** Ends what `enter` began, where the code that goes on from here is still in that session. */
export function leave(session: LiveSession): void {
  const place = places.getStore();
  if (place !== undefined && place.id === ids.get(session)) places.enterWith(place.outer);
}

function placeOf(session: LiveSession): Place {
  return { id: ids.get(session) ?? "", outer: places.getStore() };
}

/** The name of the innermost session that the code runs in and that has not ended. */
function context(): string | undefined {
  for (let place = places.getStore(); place !== undefined; place = place.outer) {
    if (live.has(place.id)) return place.id;
  }
  return undefined;
}

/** The session that a request belongs to. One alone gets all; among several only the context tells. */
function sessionOf(id: string | undefined): LiveSession {
  const named = id === undefined ? undefined : live.get(id);
  if (named !== undefined) return named;
  const [only, ...others] = live.values();
  if (only !== undefined && others.length === 0) return only;
  const paths = Array.from(live.values(), ({ path }) => path);
  throw new RespoolError(
    "replay/context",
    `a request was sent outside of the tests whose cassettes are in use (${paths.slice(0, 3).join(", ")}${paths.length > 3 ? ", …" : ""})`,
    {
      hint: "Send it inside of withCassette or a wrapped test, not from a beforeEach hook or a shared timer; give a pool that fetch uses more connections.",
    },
  );
}

async function handle(exchange: Exchange): Promise<void> {
  try {
    await sessionOf(exchange.context).answer(exchange, engine);
  } catch (e) {
    exchange.fail(e instanceof Error ? e : new Error(String(e)));
  }
}

function allowsHttp2(authority: string): boolean {
  return sessionOf(context()).allowsHttp2(authority);
}
