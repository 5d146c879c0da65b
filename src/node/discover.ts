import { type Dirent, existsSync, readdirSync, realpathSync, statSync } from "node:fs";
import { join } from "node:path";
import { RespoolError } from "../model/errors.ts";
import { systemError } from "./errors.ts";
import { type Input, relateToSharedFolder } from "./plan.ts";

/** The inputs of a batch, and whether the arguments mean several (a folder or a glob does, whatever it holds). */
export interface Inputs {
  readonly inputs: readonly Input[];
  readonly several: boolean;
}

/** Files, folders, globs and `-` as a list of files, in a fixed order. Throws `input/unreadable`. */
export async function discover(args: readonly string[]): Promise<Inputs> {
  const found: Input[] = [];
  const files: string[] = [];
  let several = args.length > 1;
  for (const arg of args) {
    if (arg === "-") {
      found.push({ path: "-", relative: "stdin", named: true });
    } else if (!existsSync(arg) && /[*?[\]{}]/.test(arg)) {
      several = true;
      files.push(...(await glob(arg)));
    } else if (isFolder(arg)) {
      several = true;
      for (const path of walk(arg)) found.push({ path: join(arg, path), relative: path, named: false });
    } else {
      files.push(arg);
    }
  }
  return { inputs: [...relateToSharedFolder(files), ...found], several };
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (e) {
    throw systemError("input/unreadable", "cannot be opened", path, e);
  }
}

/** Every file below a folder, sorted by code units; hidden ones and node_modules are left out, links followed once. */
function* walk(root: string, below = "", seen = new Set<string>()): Generator<string> {
  const folder = join(root, below);
  const real = realpathSync(folder);
  if (seen.has(real)) return;
  seen.add(real);
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (e) {
    throw systemError("input/unreadable", "cannot be listed", folder, e);
  }
  for (const { name } of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (name.startsWith(".") || name === "node_modules") continue;
    const path = below === "" ? name : `${below}/${name}`;
    const stat = statSync(join(root, path), { throwIfNoEntry: false });
    if (stat?.isDirectory()) yield* walk(root, path, seen);
    else if (stat?.isFile()) yield path;
  }
}

async function glob(pattern: string): Promise<string[]> {
  const { glob: expand } = await import("tinyglobby");
  const found = await expand(pattern, { expandDirectories: false, ignore: ["**/node_modules/**"] });
  if (found.length === 0) throw new RespoolError("input/unreadable", "matches no file", { at: { file: pattern } });
  return found.sort();
}
