import { concatBytes } from "../../../model/bytes.ts";
import type { Attachments } from "./attachments.ts";

// The first day that a zip can name; fflate takes the parts of a local time, so that it is the same everywhere.
const mtime = new Date(1980, 0, 1);

/** A HAR and its bodies in one zip, as Playwright's recorder packs them. */
export async function* zipped(har: AsyncIterable<Uint8Array>, attachments: Attachments): AsyncGenerator<Uint8Array> {
  const { zipSync } = await import("fflate");
  const pieces: Uint8Array[] = [];
  for await (const piece of har) pieces.push(piece);
  yield zipSync({ ...Object.fromEntries(attachments.files()), "har.har": concatBytes(pieces) }, { mtime, level: 6 });
}
