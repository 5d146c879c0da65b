import type { MatchInput } from "../match/policy.ts";
import { resolvePolicy } from "../match/policy.ts";
import { RespoolError } from "../model/errors.ts";
import { didYouMean } from "../model/suggest.ts";
import type { FormatId } from "../model/types.ts";
import { type Mode, modeOf } from "./mode.ts";

/** Which requests: a host (`localhost`, `127.0.0.1:8080`), a URL with all below it, a pattern for URLs, or a function. */
export type RequestFilter = string | RegExp | ((request: Request) => boolean);

/** An answer for requests that belong to no test: token endpoints, instance metadata. */
export interface Stub {
  readonly when: RequestFilter;
  readonly respond: (request: Request) => Response | Promise<Response>;
}

/** Options of a session. */
export interface SessionOptions {
  /** The format of the cassette; default: found from its content. */
  readonly format?: FormatId;
  /** Default `none`: replay only. `RESPOOL_MODE` in the environment wins. */
  readonly mode?: Mode;
  /** How requests are told apart; default: as the cassette says itself, else `strict`. */
  readonly match?: MatchInput;
  /** What to do at the end about interactions that no request asked for; default `ignore`. */
  readonly unused?: "ignore" | "warn" | "error";
  /** Requests that go to the real network; default: none, not even to this machine. */
  readonly passthrough?: readonly RequestFilter[];
  /** Answers that are tried before the cassette. */
  readonly stub?: readonly Stub[];
  /**
   * When the pieces of an answer are sent: `false` (default) at once, `recorded` as long after the request as when it was
   * recorded, a number: so many ms between pieces.
   */
  readonly pace?: false | "recorded" | number;
}

const names = ["format", "mode", "match", "unused", "passthrough", "stub", "pace"] as const;

/** Checks options as they come from JavaScript. Throws `option/invalid`. */
export function checkOptions(o: SessionOptions, more: readonly string[] = []): void {
  if (typeof o !== "object" || o === null) throw invalid("the options of a session are an object");
  const known: readonly string[] = [...names, ...more];
  for (const name of Object.keys(o)) {
    if (!known.includes(name)) throw invalid(`unknown option "${name}"`, didYouMean(name, known));
  }
  if (o.match !== undefined) resolvePolicy(o.match);
  modeOf(o.mode);
  if (o.unused !== undefined && !["ignore", "warn", "error"].includes(o.unused)) {
    throw invalid("unused is ignore, warn or error");
  }
  const { pace } = o;
  if (pace !== undefined && pace !== false && pace !== "recorded" && !(typeof pace === "number" && pace >= 0)) {
    throw invalid("pace is false, recorded or a number of ms");
  }
  for (const filter of list(o.passthrough, "passthrough")) checkFilter(filter, "passthrough");
  for (const stub of list(o.stub, "stub")) {
    checkFilter(stub?.when, "when of a stub");
    if (typeof stub.respond !== "function") throw invalid("respond of a stub is a function that gives a Response");
  }
}

function list<T>(value: readonly T[] | undefined, name: string): readonly T[] {
  if (value === undefined || Array.isArray(value)) return value ?? [];
  throw invalid(`${name} is a list`);
}

function checkFilter(filter: RequestFilter, what: string): void {
  if (typeof filter === "function" || filter instanceof RegExp) return;
  if (typeof filter !== "string" || filter === "") throw invalid(`${what} is a host, a URL, a RegExp or a function`);
}

function invalid(message: string, hint?: string): RespoolError {
  return new RespoolError("option/invalid", message, { hint });
}
