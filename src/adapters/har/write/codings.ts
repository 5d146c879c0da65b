import { contentCodings } from "../../../model/body.ts";
import { equalBytes } from "../../../model/bytes.ts";
import { sameName } from "../../../model/headers.ts";
import type { Body, HeaderList, Interaction, StoredBody } from "../../../model/types.ts";
import { decodeMessage } from "../../shared/codings.ts";
import type { Say } from "../../shared/say.ts";
import { underCoding } from "../body/coded.ts";
import type { HarFile } from "../entry.ts";

/** An interaction with its bodies decoded, as a HAR holds them. */
export async function decodedBodies(interaction: Interaction, file: HarFile, say: Say): Promise<Interaction> {
  const request = await decodedMessage("request", interaction.request, file, say);
  const { outcome } = interaction;
  if (outcome.kind !== "response") return { ...interaction, request };
  return { ...interaction, request, outcome: await decodedMessage("response", outcome, file, say) };
}

async function decodedMessage<T extends { readonly headers: HeaderList; readonly body: Body }>(
  part: "request" | "response",
  message: T,
  file: HarFile,
  say: Say,
): Promise<T> {
  const { headers, body } = message;
  const codings = contentCodings(headers);
  if (body.kind === "lost" || codings.length === 0 || (await isReadBack(headers, body, file))) return message;
  const decoded = await decodeMessage({ headers, body }, file);
  if (decoded.how === "kept") {
    const seen = await underCoding(headers, { ...body, coding: "decoded" }, file);
    if (seen.coding === "decoded") say("lost/content-coding", { part, coding: codings.join(", ") });
    return message;
  }
  say(decoded.how === "lie" ? "assumed/content-coding" : "changed/content-coding", { coding: codings.join(", ") });
  const left = headers.filter(([name]) => !sameName(name, "content-encoding"));
  return { ...message, headers: left, body: decoded.body };
}

/** Whether a reader gives the body back under these headers: HAR holds decoded bodies under the header of their coding. */
async function isReadBack(headers: HeaderList, body: StoredBody, file: HarFile): Promise<boolean> {
  if (body.bytes.length === 0) return true;
  // A proxy keeps what it could not decode, which readers notice; players give it out as it is.
  if (body.coding !== "decoded") return false;
  const { undone: _, ...stored } = body;
  const back = await underCoding(headers, { ...stored, coding: "decoded" }, file);
  return back.coding === body.coding && back.undone === body.undone && equalBytes(back.bytes, body.bytes);
}
