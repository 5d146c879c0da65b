/**
 * `respool/jest`: tests of jest inside of their cassettes, in CommonJS and ESM.
 *
 * @module
 */

import { RespoolError } from "../model/errors.ts";
import type { TestPlace } from "../runtime/configure.ts";
import { type TestBody, wrapped } from "../runtime/named-test.ts";
import type { SessionOptions } from "../runtime/options.ts";

export * from "./runtime.ts";

/**
 * Wraps a test function: `test("says hi", cassetteTest("chat.yaml", async () => …))`. Without a path the cassette goes by
 * the test's name, as `configure({ name })` says, else `cassettes/<test file>/<test name>` beside the test file.
 */
export function cassetteTest(body: TestBody<void>): () => Promise<void>;
export function cassetteTest(path: string | URL, body: TestBody<void>): () => Promise<void>;
export function cassetteTest(path: string | URL, o: SessionOptions, body: TestBody<void>): () => Promise<void>;
export function cassetteTest(
  ...args: [TestBody<void>] | [string | URL, TestBody<void>] | [string | URL, SessionOptions, TestBody<void>]
): () => Promise<void> {
  const run = wrapped(args, { placeOf });
  // A function with a parameter would be handed a callback to call.
  return () => run();
}

/** What `expect.getState()` gives, as far as it is looked at; it is there without a global `expect`, too. */
interface JestState {
  readonly currentTestName?: string;
  /** The name in the asynchronous context, where `currentTestName` is that of another `test.concurrent`. */
  readonly currentConcurrentTestName?: () => string | undefined;
  readonly testPath?: string;
}

function placeOf(): TestPlace {
  const matchers = (globalThis as Record<symbol, unknown>)[Symbol.for("$$jest-matchers-object")];
  const { state = {} } = (matchers ?? {}) as { readonly state?: JestState };
  const name = state.currentConcurrentTestName?.() ?? state.currentTestName;
  if (name === undefined || state.testPath === undefined) {
    throw new RespoolError("option/invalid", "jest does not tell which test is running", {
      hint: "Name the cassette: cassetteTest(path, …).",
    });
  }
  return { name, file: state.testPath };
}
