/**
 * `respool/node-test`: tests of node:test inside of their cassettes.
 *
 * @module
 */

import { RespoolError } from "../model/errors.ts";
import type { TestPlace } from "../runtime/configure.ts";
import { type TestBody, wrapped } from "../runtime/named-test.ts";
import type { SessionOptions } from "../runtime/options.ts";

export * from "./runtime.ts";

/** What node:test hands to a test, as far as it is looked at; Node 20 does not tell the file. */
export interface NodeTestContext {
  readonly name: string;
  readonly fullName?: string;
  readonly filePath?: string | undefined;
}

/**
 * Wraps a test function: `test("says hi", cassetteTest("chat.yaml", async () => …))`. Without a path the cassette goes by
 * the test's name, as `configure({ name })` says, else `cassettes/<test file>/<test name>` beside the test file.
 */
export function cassetteTest<C extends NodeTestContext>(body: TestBody<C>): (context: C) => Promise<void>;
export function cassetteTest<C extends NodeTestContext>(
  path: string | URL,
  body: TestBody<C>,
): (context: C) => Promise<void>;
export function cassetteTest<C extends NodeTestContext>(
  path: string | URL,
  o: SessionOptions,
  body: TestBody<C>,
): (context: C) => Promise<void>;
export function cassetteTest<C extends NodeTestContext>(
  ...args: [TestBody<C>] | [string | URL, TestBody<C>] | [string | URL, SessionOptions, TestBody<C>]
): (context: C) => Promise<void> {
  return wrapped(args, { placeOf });
}

function placeOf({ name, fullName, filePath }: NodeTestContext): TestPlace {
  if (filePath === undefined) {
    throw new RespoolError("option/invalid", "this version of Node does not tell a test's file", {
      hint: "Name the cassette: cassetteTest(path, …).",
    });
  }
  return { name: fullName?.replaceAll(" > ", " ") ?? name, file: filePath };
}
