import { RespoolError } from "../../../model/errors.ts";
import type { EntryContext } from "../entry.ts";

/** An error about one field of an entry; `path` is below it: `/response/status`. What stands there must not be quoted. */
export function invalid({ entry }: EntryContext, path: string, problem: string): RespoolError {
  const at = { interaction: entry.index, line: entry.line, pointer: `/log/entries/${entry.index}${path}` };
  return new RespoolError("input/invalid", problem, { format: "polly", at });
}
