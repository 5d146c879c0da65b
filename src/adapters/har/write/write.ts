import type { Context, Options, OutputFile, Reading } from "../../adapter.ts";
import { newAttachments } from "./attachments.ts";
import { type DocumentOptions, documentBytes } from "./document.ts";
import { linkedFiles } from "./linked.ts";
import { playwright } from "./playwright.ts";
import { zipped } from "./zip.ts";

/** Writes a reading as a HAR: one file, bodies in files beside it where that is asked for, or a zip of all. */
export async function* write(reading: Reading, o: Options, ctx: Context): AsyncGenerator<OutputFile> {
  const attachments = o.content === "attach" || o.content === "zip" ? newAttachments() : undefined;
  const indent = typeof o.indent === "number" ? o.indent : undefined;
  const linked = linkedFiles();
  const options: DocumentOptions = {
    copied: linked.see,
    indent,
    // What was asked for goes before what stands in a source.
    copies: attachments === undefined && indent === undefined && o.player !== "playwright",
    ...(attachments && { attachments }),
    ...(o.player === "playwright" && { play: playwright() }),
  };
  const bytes = documentBytes(reading, options, ctx);
  if (attachments !== undefined && o.content === "zip") {
    yield { path: "cassette.har.zip", bytes: zipped(bytes, attachments) };
    return;
  }
  yield { path: "cassette.har", bytes };
  for (const [path, body] of attachments?.files() ?? []) yield { path, bytes: body };
  yield* linked.files();
}
