import { configured } from "./configure.ts";
import { checkTimers, withTimers } from "./fake-timers.ts";
import { enter, runIn } from "./live.ts";
import { checkOptions, type SessionOptions } from "./options.ts";
import { type CassetteSession, type OwnSession, openSession } from "./session.ts";

/**
 * Lets a cassette answer, or record, all requests that are sent from here on, until `done`. The session is bound at once, the
 * file is read behind; the first request waits for it. Throws `RespoolError`: `input/unreadable` when there is no such file,
 * `option/invalid`, `replay/fake-timers`.
 */
export function useCassette(path: string | URL, o: SessionOptions = {}): CassetteSession {
  const session = begin(path, o);
  enter(session);
  return session;
}

/** Runs a function whose requests a cassette answers, and ends the session whatever comes of it. */
export async function withCassette<T>(
  path: string | URL,
  run: (session: CassetteSession) => T | Promise<T>,
): Promise<T>;
export async function withCassette<T>(
  path: string | URL,
  o: SessionOptions,
  run: (session: CassetteSession) => T | Promise<T>,
): Promise<T>;
export async function withCassette<T>(
  path: string | URL,
  ...rest:
    | [run: (session: CassetteSession) => T | Promise<T>]
    | [o: SessionOptions, run: (session: CassetteSession) => T | Promise<T>]
): Promise<T> {
  const [o, run] = rest.length === 1 ? [{}, rest[0]] : rest;
  const session = begin(path, o);
  let result: T;
  try {
    result = await withTimers(() => runIn(session, async () => run(session)));
  } catch (e) {
    throw withSuffix(e, await session.end(true));
  }
  await session.done();
  return result;
}

function begin(path: string | URL, o: SessionOptions): OwnSession {
  checkOptions(o);
  checkTimers();
  const { dir = "", name: _, ...defaults } = configured();
  return openSession(path, dir, { ...defaults, ...o });
}

/** The error of a test, with what its cassette has to say behind its own words. */
function withSuffix(e: unknown, more: Error | undefined): unknown {
  if (more === undefined || !(e instanceof Error) || e.message.includes(more.message)) return e;
  try {
    const { message } = e;
    e.message = `${message}\n\n${more.message}`;
    // V8 wrote the message into the stack when the error was made, and that is what runners show.
    if (e.stack?.includes(message)) e.stack = e.stack.replace(message, () => e.message);
  } catch {
    // A frozen error stays as it is.
  }
  return e;
}
