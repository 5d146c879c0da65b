import { RespoolError } from "../../../model/errors.ts";
import type { Source } from "../../adapter.ts";

const sizeLimit = 256 * 1024 * 1024;

/**
 * Reads files that a HAR names: below its own folder, or in its own archive. Throws `input/invalid` for a path that leads
 * elsewhere and for a file that is not there; the path is never repeated, since whoever wrote the HAR chose it.
 */
export function attachmentOf(source: Source): (path: string) => Promise<Uint8Array> {
  return async (path) => {
    if (!isBelow(path)) throw invalid("a body's file has a path that leads out of the folder of the HAR");
    const file = await source.sibling(path);
    if (file === undefined)
      throw invalid("the file of a body is missing", "Put it beside the HAR, or into its archive.");
    if ((file.size ?? 0) > sizeLimit) throw tooLarge();
    const bytes = await file.bytes();
    if (bytes.length > sizeLimit) throw tooLarge();
    return bytes;
  };
}

/** Whether a path can only lead below the folder that it starts in, on any system. */
function isBelow(path: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (path.length > 1024 || /[\u0000-\u001f\\:]/.test(path)) return false;
  return path.split("/").every((part) => part !== "" && part !== "." && part !== "..");
}

function invalid(problem: string, hint?: string): RespoolError {
  return new RespoolError("input/invalid", problem, { format: "har", hint });
}

function tooLarge(): RespoolError {
  return new RespoolError("input/too-large", "the file of a body is larger than 256 MiB", { format: "har" });
}
