import { RespoolError } from "../model/errors.ts";
import { checkOptions, type SessionOptions } from "./options.ts";

/** A test as a runner tells it. */
export interface TestPlace {
  /** The names of its suites and its own, joined by a space. */
  readonly name: string;
  /** The test file. */
  readonly file: string;
}

/** Defaults of all sessions of this process, and where cassettes lie. */
export interface Defaults extends SessionOptions {
  /** Where relative paths start; default: the working directory. */
  readonly dir?: string;
  /** The path of the cassette of a test that names none, with or without its ending. */
  readonly name?: (test: TestPlace) => string;
}

let defaults: Defaults = {};

/** Sets the defaults of the sessions to come; what an earlier call set is gone. Throws `option/invalid`. */
export function configure(o: Defaults): void {
  checkOptions(o, ["dir", "name"]);
  if (o.dir !== undefined && typeof o.dir !== "string") throw new RespoolError("option/invalid", "dir is a path");
  if (o.name !== undefined && typeof o.name !== "function") {
    throw new RespoolError("option/invalid", "name is a function that gives a path");
  }
  defaults = { ...o };
}

/** The defaults as they are now. */
export function configured(): Defaults {
  return defaults;
}
