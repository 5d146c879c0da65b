import { statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { RespoolError } from "../model/errors.ts";
import type { FormatId } from "../model/types.ts";
import { systemError } from "../node/errors.ts";
import { newFormat } from "../node/recordable.ts";
import { formatById } from "../registry.ts";
import type { SessionOptions } from "./options.ts";

/** Where a cassette is, or is to be. */
export interface CassettePlace {
  readonly file: string;
  /** What a cassette that is not there yet is to be; `undefined` where it is there. */
  readonly fresh?: {
    readonly format: FormatId;
    /** The name that the recording has in its own file. */
    readonly name?: string;
  };
}

/**
 * The file that a path means: Polly's recordings are folders. Throws `input/unreadable` where there is none and none is to be
 * made, `option/invalid` where it is not known of what format it would be.
 */
export function cassettePlace(
  path: string | URL,
  dir: string,
  records: boolean,
  { format, mode = "none" }: Pick<SessionOptions, "format" | "mode">,
): CassettePlace {
  const asked = path instanceof URL ? fileURLToPath(path) : resolve(dir, path);
  const named = placeNamed(asked, format);
  for (const file of [asked, named?.file]) {
    const found = file === undefined ? undefined : existing(file);
    if (found !== undefined) return { file: found };
  }
  if (records) {
    const hint = "Give the option format, or a name such as chat.yaml, chat.har or chat.nock.json.";
    return named ?? { file: asked, fresh: { format: newFormat(asked, format, hint) } };
  }
  throw missing(asked, mode !== "none");
}

/** A path that ends in the name of a recording, for formats that put it into a folder of its own. */
function placeNamed(path: string, format: FormatId | undefined): Required<CassettePlace> | undefined {
  const { pathOf, fileNames } = format === undefined ? { fileNames: [] } : formatById(format);
  if (format === undefined || pathOf === undefined || fileNames.some((end) => path.endsWith(end))) return undefined;
  const name = basename(path);
  return { file: join(dirname(path), pathOf(name)), fresh: { format, name } };
}

/** The file that has a path, a folder being that of a recording; `undefined` where there is none. */
export function existing(path: string): string | undefined {
  try {
    return statSync(path).isDirectory() ? join(path, "recording.har") : path;
  } catch (e) {
    if (["ENOENT", "ENOTDIR"].includes((e as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw systemError("input/unreadable", `cannot be opened: ${path}`, path, e);
  }
}

function missing(file: string, wouldRecord: boolean): RespoolError {
  const start =
    'Relative paths start at the working directory, or at dir of configure; new URL("…", import.meta.url) starts at the test file.';
  return new RespoolError("input/unreadable", `no such cassette (ENOENT): ${file}`, {
    at: { file },
    hint: wouldRecord ? "Where CI is set nothing is recorded: record it on your machine and commit it." : start,
  });
}
