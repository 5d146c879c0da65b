import type { Cassette, Notice } from "../model/types.ts";
import { decode } from "../node/codecs.ts";
import { refusalOf, refused } from "../node/recordable.ts";
import { fileSource } from "../node/source.ts";
import { type ReadResult, read } from "../read.ts";
import { type Playable, playable } from "../replay/playable.ts";
import type { SessionOptions } from "./options.ts";
import type { CassettePlace } from "./place.ts";
import { compiled } from "./record/compiled.ts";

/**
 * Reads a cassette and puts it in order for being asked; says what was repaired or guessed, and which interactions cannot be
 * answered. Throws `RespoolError`: `input/*`, `option/invalid`; where it is to be recorded into and cannot be,
 * `input/unsupported`.
 */
export async function loadCassette(
  { file, fresh }: CassettePlace,
  records: boolean,
  o: Pick<SessionOptions, "format" | "match" | "redact">,
  notice: (n: Notice) => void,
): Promise<Playable> {
  const cassette = fresh === undefined ? (await readFile(file, records, o, notice)).cassette : empty;
  const { match } = o;
  const secrets = await compiled(o.redact);
  return playable(cassette, { decode, ...(match !== undefined && { match }), ...(secrets && { secrets }) }, notice);
}

const empty: Cassette = { meta: {}, interactions: [] };

/** Reads a cassette's file. Throws `input/*`; where it is to be recorded into and cannot be, `input/unsupported`. */
export async function readFile(
  file: string,
  records: boolean,
  { format }: Pick<SessionOptions, "format">,
  onNotice: (n: Notice) => void,
): Promise<ReadResult> {
  const source = fileSource(file);
  const result = await read(source, { decode, onNotice, ...(format !== undefined && { from: format }) });
  const refusal = records ? refusalOf(source, result) : undefined;
  if (refusal !== undefined) throw refused(file, refusal, "use mode none");
  return result;
}
