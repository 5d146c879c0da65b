import { existsSync, lstatSync, realpathSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Format } from "../adapters/adapter.ts";
import { RespoolError } from "../model/errors.ts";
import type { FormatId } from "../model/types.ts";
import { formatOfName, type Input, packedEnding } from "./plan.ts";

/** Where outputs go: nowhere, over the inputs, into one file, or into a folder. */
export type Place = { readonly kind: "bytes" | "input" } | { readonly kind: "file" | "folder"; readonly path: string };

/** What decides where outputs go. */
export interface PlaceOptions {
  readonly out?: string;
  readonly inPlace?: boolean;
  readonly name?: string;
  readonly split?: unknown;
  readonly check?: boolean;
  readonly dryRun?: boolean;
}

/** Where the outputs of one input, or of several, go. Throws `option/invalid`. */
export function outputPlace(o: PlaceOptions, several: boolean): Place {
  const { out } = o;
  if (o.inPlace) {
    const other = out !== undefined ? "-o" : o.split !== undefined ? "--split" : o.name !== undefined ? "--name" : "";
    if (other === "") return { kind: "input" };
    throw new RespoolError("option/invalid", `--in-place and ${other} exclude each other`);
  }
  if (out === undefined || out === "-") {
    // Nothing is handed back then.
    if (o.dryRun && o.split === undefined) return { kind: "bytes" };
    if (several) {
      throw new RespoolError("option/invalid", "several inputs need a folder to write to", { hint: "Add -o FOLDER/." });
    }
    if (o.split !== undefined) {
      throw new RespoolError("option/invalid", "several outputs need a place to write to", { hint: "Add -o." });
    }
    if (o.check)
      throw new RespoolError("option/invalid", "--check needs the output to compare with", { hint: "Add -o." });
    return { kind: "bytes" };
  }
  const folder = several || /[/\\]$/.test(out) || (existsSync(out) && statSync(out).isDirectory());
  return { kind: folder ? "folder" : "file", path: out };
}

/** The path of an input's main output; `path` is what it is called below a folder. Throws `option/invalid`. */
export function outputPath(out: Place, path: string, input: Input, from: FormatId, target: Format): string {
  if (out.kind === "input") return overInput(input, from, target);
  return out.kind === "folder" ? join(out.path, path) : out.kind === "file" ? out.path : path;
}

/** Throws `option/invalid` where the name of the output says another format than the one it keeps, or an archive. */
export function checkName(path: string, target: Format): void {
  const named = formatOfName(path);
  if (named !== undefined && named.id !== target.id) {
    const what = `${path} is called as ${named.id} is, and would be ${target.id}`;
    throw new RespoolError("option/invalid", what, { hint: "Give the output another name, or use respool convert." });
  }
  if (packedEnding(path, target) !== undefined) {
    throw new RespoolError("option/invalid", `${path} would be a file that is no archive`, {
      hint: "Give the output another name, or keep the archive with --set har.content=zip.",
    });
  }
}

/** The file to write over: the one that a link leads to. Throws `option/invalid` for what cannot be written over. */
function overInput({ path }: Input, from: FormatId, target: Format): string {
  if (path === "-") {
    throw new RespoolError("option/invalid", "standard input cannot be written over", {
      hint: "Leave --in-place out.",
    });
  }
  if (packedEnding(path, target) !== undefined) {
    throw new RespoolError("option/invalid", `--in-place would write ${path} as a file that is no archive`, {
      hint: "Write to another place with -o, or keep the archive with --set har.content=zip.",
    });
  }
  // A link in place of which a file is written would leave behind what it leads to.
  if (from === target.id) return lstatSync(path).isSymbolicLink() ? realpathSync(path) : path;
  const what = `--in-place keeps the format, and ${path} is ${from}`;
  throw new RespoolError("option/invalid", what, { hint: "Leave --to out, or write to another place with -o." });
}
