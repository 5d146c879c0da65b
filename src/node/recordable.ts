import type { Source } from "../adapters/adapter.ts";
import { RespoolError } from "../model/errors.ts";
import type { FormatId } from "../model/types.ts";
import type { ReadResult } from "../read.ts";
import { formatById } from "../registry.ts";
import { formatOfName } from "./plan.ts";

/** The format of a cassette that is not there yet: the one asked for, else what its name says. Throws `option/invalid`. */
export function newFormat(path: string, asked: FormatId | undefined, hint: string): FormatId {
  const format = asked === undefined ? formatOfName(path) : formatById(asked);
  if (format !== undefined) return format.id;
  if (/\.ya?ml$/i.test(path)) return "go-vcr";
  throw new RespoolError("option/invalid", "the name of the cassette does not say its format", {
    at: { file: path },
    hint,
  });
}

/** Why nothing can be recorded into a cassette that was read, if so. */
export function refusalOf(source: Source, { text, notices }: ReadResult): string | undefined {
  if (notices.counts["skipped/entry"]) return "holds interactions that cannot be read, which would be lost";
  // A packed file is read from what is in it.
  return text?.source === source ? undefined : "can be played, but its text cannot be kept when it is recorded into";
}

/** The error of recording into a cassette that cannot take it. */
export function refused(file: string, why: string, hint: string): RespoolError {
  return new RespoolError("input/unsupported", why, {
    at: { file },
    hint: `Convert it to a file of its own, and record into that; or ${hint}.`,
  });
}
