import { type Dirent, existsSync, readdirSync, type Stats, statSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { RespoolError } from "../model/errors.ts";
import { type Input, relateToSharedFolder } from "./plan.ts";

/** The inputs of a batch, and whether the arguments mean several (a folder or a glob does, whatever it holds). */
export interface Inputs {
  readonly inputs: readonly Input[];
  readonly several: boolean;
}

/** Files, folders, globs and `-` as a list of files, in a fixed order. A glob without any match throws `input/unreadable`. */
export async function discover(args: readonly string[]): Promise<Inputs> {
  const found: Input[] = [];
  const files: string[] = [];
  let several = args.length > 1;
  for (const arg of args) {
    if (arg === "-") {
      found.push({ path: "-", relative: "stdin", named: true });
    } else if (!existsSync(arg) && /[*?[\]{}]/.test(arg)) {
      several = true;
      for (const path of await glob(arg)) files.push(path);
    } else if (statOf(arg)?.isDirectory()) {
      several = true;
      for (const path of walk(arg)) found.push({ path: join(arg, path), relative: path, named: false });
    } else {
      files.push(arg);
    }
  }
  return { inputs: [...relateToSharedFolder(files), ...found], several };
}

/** What a path leads to; `undefined` when that cannot be told. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/**
 * Every file below a folder, sorted by code units; hidden ones and node_modules are left out. Links to folders come
 * last and are followed when they lead to one that was not seen. What cannot be looked at is handed on as if it were a
 * file: opening it says why.
 */
function walk(root: string): string[] {
  const found: string[] = [];
  const seen = new Set<string>();
  const folders = [""];
  const links: string[] = [];
  for (let below = folders.pop(); below !== undefined; below = folders.pop() ?? links.sort().shift()) {
    const entries = listFolder(join(root, below), seen);
    if (entries === undefined) found.push(below);
    for (const entry of entries ?? []) {
      if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
      const path = below === "" ? entry.name : `${below}/${entry.name}`;
      const kind = entry.isSymbolicLink() ? statOf(join(root, path)) : entry;
      if (kind === undefined || kind.isFile()) found.push(path);
      else if (kind.isDirectory()) (kind === entry ? folders : links).push(path);
    }
  }
  return found.sort();
}

/** What a folder holds; nothing when it was seen before, `undefined` when it cannot be listed. */
function listFolder(path: string, seen: Set<string>): Dirent[] | undefined {
  try {
    // By what the disk calls it: resolving links takes a look at every folder above.
    const { dev, ino } = statSync(path, { bigint: true });
    const id = `${dev}:${ino}`;
    if (seen.has(id)) return [];
    seen.add(id);
    return readdirSync(path, { withFileTypes: true });
  } catch {
    return undefined;
  }
}

async function glob(pattern: string): Promise<string[]> {
  const { glob: expand } = await import("tinyglobby");
  const inside = pattern.includes("node_modules");
  const all = await expand(pattern, {
    absolute: isAbsolute(pattern),
    expandDirectories: false,
    ignore: inside ? [] : ["**/node_modules/**"],
  });
  // What is ignored holds below the working directory only, where it saves the walk.
  const found = all.filter((path) => inside || !path.split("/").includes("node_modules"));
  if (found.length === 0) throw new RespoolError("input/unreadable", "matches no file", { at: { file: pattern } });
  return found.sort();
}
