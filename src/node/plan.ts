import { basename, dirname, join, relative, resolve, sep } from "node:path";
import type { Format } from "../adapters/adapter.ts";
import { RespoolError } from "../model/errors.ts";
import { formats } from "../registry.ts";

/** One input of a batch. */
export interface Input {
  /** As it is opened and shown. */
  readonly path: string;
  /** Below the folder argument it was found in, or the deepest folder that the inputs share; `/` between the parts. */
  readonly relative: string;
  /** Whether the user named it; a file found in a folder may be no cassette. */
  readonly named: boolean;
}

/** The format that the end of a file name says: `.nock.json`, `.har`; `.yaml` and `.json` alone say nothing. */
export function formatOfName(path: string): Format | undefined {
  const name = basename(path).toLowerCase();
  const tells = (ending: string) => name.endsWith(ending) && ![".yaml", ".yml", ".json"].includes(ending);
  return formats.find((format) => format.fileNames.some(tells));
}

/** Inputs that were named one by one or by a glob: mirrored from the deepest folder that they share. */
export function relateToSharedFolder(paths: readonly string[]): Input[] {
  const folders = paths.map((path) => dirname(resolve(path)).split(sep));
  const [first = [], ...others] = folders;
  const depth = others.reduce((shared, folder) => {
    const differs = folder.findIndex((part, i) => part !== first[i]);
    return Math.min(shared, differs < 0 ? folder.length : differs);
  }, first.length);
  const root = first.slice(0, depth).join(sep) || sep;
  return paths.map((path) => ({ path, relative: relative(root, resolve(path)).split(sep).join("/"), named: true }));
}

/**
 * The path of an input's output below the output folder: `a/b.yaml` becomes `a/b.nock.json`; the same format keeps its
 * name; `pattern` is `--name`, with `{dir}` and `{stem}`.
 */
export function outputName(input: string, from: Format, to: Format, pattern?: string): OutputName {
  if (pattern === undefined && from.id === to.id) return { path: unpackedName(input, to) };
  const slash = input.lastIndexOf("/");
  const parts = { dir: input.slice(0, Math.max(0, slash)), stem: stemOf(input.slice(slash + 1), from) };
  const named = (pattern ?? "{dir}/{stem}").replace(/\{(dir|stem)\}/g, (_, name: "dir" | "stem") => parts[name]);
  const ending = to.fileNames.find((end) => named.endsWith(end));
  const bare = ending === undefined ? named : named.slice(0, -ending.length);
  if (bare === "" || bare.endsWith("/")) {
    throw new RespoolError("option/invalid", `--name "${pattern}" gives no file name`, { hint: "Use {dir}/{stem}." });
  }
  // Below the output folder whatever the pattern says: `..` stops at the root.
  const below = (path: string) => join("/", path).slice(1).split(sep).join("/");
  const recording = below(bare);
  return { recording, path: to.pathOf?.(recording) ?? below(bare + (ending ?? to.fileNames[0] ?? "")) };
}

/** The ending of an archive's name, where the format is written as a file of its own; `undefined` for any other name. */
export function packedEnding(path: string, { packedNames = [], fileNames }: Format): string | undefined {
  const lower = path.toLowerCase();
  const ending = packedNames.find((end) => lower.endsWith(end));
  return fileNames.some((name) => ending !== undefined && name.endsWith(ending)) ? undefined : ending;
}

function unpackedName(path: string, to: Format): string {
  const ending = packedEnding(path, to);
  if (ending === undefined) return path;
  const [usual = ""] = to.fileNames;
  const bare = path.slice(0, -ending.length);
  return bare.toLowerCase().endsWith(usual) ? bare : bare + usual;
}

/** What an output is called. */
export interface OutputName {
  /** Below the output folder. */
  readonly path: string;
  /** The name of the recording; absent where it keeps its own. */
  readonly recording?: string;
}

/** The path of a further file of a conversion: beside the main one or below, never above it. */
export function besidePath(main: string, path: string): string {
  return join(dirname(main), join("/", path));
}

/** Throws `output/collision` when two inputs have one output. */
export function checkCollisions(plans: readonly { readonly input: string; readonly output: string }[]): void {
  const take = collisions();
  for (const { input, output } of plans) take(output, input);
}

/** Takes outputs for inputs; throws `output/collision` for one that is taken. Letter case does not count: some disks ignore it. */
export function collisions(): (output: string, input: string) => void {
  const owners = new Map<string, string>();
  return (output, input) => {
    const key = output.toLowerCase();
    const owner = owners.get(key);
    if (owner !== undefined) {
      throw new RespoolError("output/collision", `${owner} and ${input} would both be written to ${output}`, {
        hint: "Convert them into different folders, or give --name a pattern that tells them apart.",
      });
    }
    owners.set(key, input);
  };
}

/** Throws `output/collision` when an output is one of the inputs, which are not to be modified. */
export function checkInputsKept(plans: readonly { readonly input: string; readonly output: string }[]): void {
  const inputs = new Set(plans.map(({ input }) => resolve(input)));
  const plan = plans.find(({ output }) => inputs.has(resolve(output)));
  if (plan !== undefined) {
    throw new RespoolError("output/collision", `${plan.input} would be written to ${plan.output}, which is an input`, {
      hint: "Write to another place.",
    });
  }
}

function stemOf(name: string, from: Format): string {
  const lower = name.toLowerCase();
  const ending = from.fileNames.find((end) => lower.endsWith(end) && lower !== end);
  if (ending !== undefined) return name.slice(0, -ending.length);
  const dot = name.lastIndexOf(".");
  return dot > 0 ? name.slice(0, dot) : name;
}
