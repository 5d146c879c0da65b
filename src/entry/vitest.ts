/**
 * `respool/vitest`: tests of vitest inside of their cassettes.
 *
 * @module
 */

import * as vitest from "vitest";
import { RespoolError } from "../model/errors.ts";
import type { TestPlace } from "../runtime/configure.ts";
import { type Runner, runNamed, type TestBody, wrapped } from "../runtime/named-test.ts";
import { checkOptions, type SessionOptions } from "../runtime/options.ts";

export * from "./runtime.ts";

/** What vitest hands to a test, as far as it is looked at. */
export interface VitestContext {
  readonly task: {
    readonly name: string;
    readonly file: { readonly filepath: string };
    readonly suite?: VitestSuite | undefined;
    readonly result?: { readonly state: string } | undefined;
  };
}

/** A `describe` of vitest. */
export interface VitestSuite {
  readonly name: string;
  readonly suite?: VitestSuite | undefined;
}

/**
 * Wraps a test function: `test("says hi", cassetteTest("chat.yaml", async () => …))`. Without a path the cassette goes by
 * the test's name, as `configure({ name })` says, else `cassettes/<test file>/<test name>` beside the test file.
 */
export function cassetteTest<C extends VitestContext>(body: TestBody<C>): (context: C) => Promise<void>;
export function cassetteTest<C extends VitestContext>(
  path: string | URL,
  body: TestBody<C>,
): (context: C) => Promise<void>;
export function cassetteTest<C extends VitestContext>(
  path: string | URL,
  o: SessionOptions,
  body: TestBody<C>,
): (context: C) => Promise<void>;
export function cassetteTest<C extends VitestContext>(
  ...args: [TestBody<C>] | [string | URL, TestBody<C>] | [string | URL, SessionOptions, TestBody<C>]
): (context: C) => Promise<void> {
  return wrapped(args, runner);
}

/**
 * Gives each test of the file or of the `describe` its cassette, which goes by the test's name. Throws `option/invalid`
 * where vitest is older than 4.1 and has no `aroundEach`.
 */
export function cassettes(o: SessionOptions = {}): void {
  checkOptions(o);
  if (!("aroundEach" in vitest)) {
    throw new RespoolError("option/invalid", "this version of vitest has no aroundEach", {
      hint: "Wrap each test with cassetteTest, or take vitest 4.1 or newer.",
    });
  }
  vitest.aroundEach((run, context) => runNamed(undefined, o, runner, context as VitestContext, run));
}

const runner: Runner<VitestContext> = {
  placeOf,
  // Of a soft assertion, and inside of a hook, nothing is thrown.
  hasFailed: ({ task }) => task.result?.state === "fail",
};

function placeOf({ task }: VitestContext): TestPlace {
  const names = [task.name];
  for (let { suite } = task; suite !== undefined && !("filepath" in suite); suite = suite.suite)
    names.unshift(suite.name);
  return { name: names.join(" "), file: task.file.filepath };
}
