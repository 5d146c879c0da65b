import type { MatchInput } from "../match/policy.ts";
import { resolvePolicy } from "../match/policy.ts";
import { RespoolError } from "../model/errors.ts";
import { didYouMean } from "../model/suggest.ts";
import type { FormatId, Interaction } from "../model/types.ts";
import { checkPolicy } from "../secrets/policy/check.ts";
import { refuseInput } from "../secrets/policy/fault.ts";
import type { SecretPolicy } from "../secrets/policy/policy.ts";
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
  /** The format of the cassette; default: found from its content, and from its name where it is yet to be recorded. */
  readonly format?: FormatId;
  /** Default `none`: replay only. `RESPOOL_MODE` in the environment wins; where `CI` is set, nothing else records. */
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
  /**
   * What is a secret beyond the built-in rules, and what is none. Secrets are taken out of what is recorded before anything
   * is written, and a live request is compared without its own where the recording has placeholders.
   */
  readonly redact?: SecretPolicy;
  /** Sees each interaction that is to be written, its secrets taken out; gives another one, or null to leave it out. */
  readonly beforeSave?: (interaction: Interaction) => Interaction | null;
  /** Records a test that fails, too; default false. */
  readonly recordOnError?: boolean;
  /** Takes the interactions that no request asked for out of the file that is recorded into; default false. */
  readonly prune?: boolean;
}

const names = [
  ..."format|mode|match|unused|passthrough|stub|pace|redact|beforeSave|recordOnError|prune".split("|"),
] as readonly (keyof SessionOptions)[];

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
  if (o.redact !== undefined) checkPolicy(o.redact, "value", refuseInput);
  if (o.beforeSave !== undefined && typeof o.beforeSave !== "function") {
    throw invalid("beforeSave is a function that gives an interaction or null");
  }
  for (const name of ["recordOnError", "prune"] as const) {
    if (o[name] !== undefined && typeof o[name] !== "boolean") throw invalid(`${name} is true or false`);
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
