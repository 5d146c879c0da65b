import { existsSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { RespoolError } from "../model/errors.ts";
import type { FormatId } from "../model/types.ts";
import { formatById, formats } from "../registry.ts";
import { configured, type TestPlace } from "./configure.ts";
import { modeOf } from "./mode.ts";
import type { SessionOptions } from "./options.ts";
import type { CassetteSession } from "./session.ts";
import { withCassette } from "./use.ts";

/** A test that a cassette answers; the runner's own context comes second. */
export type TestBody<C> = (session: CassetteSession, context: C) => unknown;

/** What a wrapped test is made from: its cassette (default: by its name), options, and the test itself. */
export type TestArguments<C> =
  | readonly [body: TestBody<C>]
  | readonly [path: string | URL, body: TestBody<C>]
  | readonly [path: string | URL, o: SessionOptions, body: TestBody<C>];

/** What a runner tells of a test, by the context that it hands to it. */
export interface Runner<C> {
  placeOf(context: C): TestPlace;
  /** Whether the test has failed though its function has not: default never. */
  hasFailed?(context: C): boolean;
}

/** Wraps a test function, so that it runs inside of its cassette's context, which hooks cannot give it. */
export function wrapped<C>(args: TestArguments<C>, runner: Runner<C>): (context: C) => Promise<void> {
  const body = args[args.length - 1] as TestBody<C>;
  const path = args.length > 1 ? (args[0] as string | URL) : undefined;
  const o = args.length > 2 ? (args[1] as SessionOptions) : {};
  return (context) => runNamed(path, o, runner, context, body);
}

/** Runs a test in the cassette with this path, or in the one that goes by the test's name. */
export async function runNamed<C>(
  path: string | URL | undefined,
  o: SessionOptions,
  { placeOf, hasFailed }: Runner<C>,
  context: C,
  body: TestBody<C>,
): Promise<void> {
  await withCassette(path ?? pathOf(placeOf(context), o), o, async (session) => {
    await body(session, context);
    const { recordOnError } = { ...configured(), ...o };
    if (hasFailed?.(context) && !recordOnError) session.discard();
  });
}

/** The cassette of a test: with the ending that exists, of those that the formats have. */
function pathOf(test: TestPlace, o: SessionOptions): string {
  const { dir = "", name, ...defaults } = configured();
  const path = name === undefined ? defaultPath(test) : resolve(dir, name(test));
  if (existsSync(path)) return path;
  const found = endings().flatMap((ending) => (existsSync(path + ending) ? [path + ending] : []));
  const [first, ...others] = found;
  if (first !== undefined && others.length === 0) return first;
  const { mode, format = "go-vcr" } = { ...defaults, ...o };
  if (first === undefined && modeOf(mode) !== "none") return path + endingOf(path, format);
  if (first === undefined) {
    throw new RespoolError("input/unreadable", `no cassette for the test "${test.name}": ${path} with any ending`, {
      at: { file: path },
      hint: "Name the cassette, or let configure({ name }) say where it is.",
    });
  }
  throw new RespoolError("option/invalid", `several cassettes for the test "${test.name}"`, {
    hint: `Keep one of ${found.map((file) => basename(file)).join(", ")}, or name it.`,
  });
}

/** Beside the test file, in a folder of the file's own: `cassettes/chat.test/says-hi`. */
function defaultPath({ name, file }: TestPlace): string {
  const stem = basename(file).replace(/\.[cm]?[jt]sx?$/, "");
  return join(dirname(file), "cassettes", stem, name.replace(/[^\p{L}\p{N}._-]+/gu, "-").replace(/^-+|-+$/g, ""));
}

/** What the path of a cassette lacks that is to be recorded: the format's ending, unless it has one. */
function endingOf(path: string, format: FormatId): string {
  if (endings().some((ending) => path.endsWith(ending))) return "";
  const { pathOf, fileNames } = formatById(format);
  return pathOf === undefined ? (fileNames[0] ?? "") : "";
}

function endings(): string[] {
  return [...new Set(formats.flatMap(({ fileNames, packedNames = [] }) => [...fileNames, ...packedNames]))];
}
