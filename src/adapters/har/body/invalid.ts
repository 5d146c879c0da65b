import { RespoolError } from "../../../model/errors.ts";
import type { Location } from "../../../model/types.ts";
import type { EntryContext } from "../entry.ts";

/** An error about one field of an entry; `path` is below it: `/response/content/text`. */
export function invalid(c: EntryContext, path: string, problem: string, hint?: string): RespoolError {
  return new RespoolError("input/invalid", problem, { format: "har", at: placeOf(c, path), hint });
}

/** Where a field of an entry stands. */
export function placeOf({ entry }: EntryContext, path: string): Location {
  return { interaction: entry.index, line: entry.line, pointer: `/log/entries/${entry.index}${path}` };
}
