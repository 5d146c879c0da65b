import { decodeUtf8Lossy } from "../../../model/bytes.ts";
import { RespoolError } from "../../../model/errors.ts";
import type { Source } from "../../adapter.ts";

/** Whether a text begins with the call of a function that is given an object, as HAR Viewer's files (.harp) do. */
function isJsonp(head: string): boolean {
  return /^\ufeff?\s*[A-Za-z_$][\w$.]*\s*\(\s*\{/.test(head);
}

/** Throws `input/unsupported` for a HAR inside a function call. */
export async function refuseJsonp(source: Source): Promise<void> {
  if (!isJsonp(decodeUtf8Lossy(await source.slice(0, 256)))) return;
  throw new RespoolError("input/unsupported", "the file is JSONP: a HAR inside a function call", {
    format: "har",
    hint: "Remove the name and the brackets around the object.",
  });
}
