import { mediaType } from "../../../model/body.ts";
import { decodeUtf8, encodeBase64 } from "../../../model/bytes.ts";
import type { HeaderList, JsonObject, LostBody, StoredBody } from "../../../model/types.ts";
import { declaredCharset } from "../body/facts.ts";
import type { EntryOptions } from "./options.ts";

/** How a body's bytes are stored: as text where it says the same to every reader, else as base64, or in a file of its own. */
export function storedFields(body: StoredBody, headers: HeaderList, { attachments }: EntryOptions): JsonObject {
  const cut = body.complete ? {} : { _incomplete: true };
  if (body.bytes.length === 0) return { text: "", ...cut };
  if (attachments !== undefined) return { _file: attachments.put(body.bytes, mediaType(headers)), ...cut };
  const text = plainText(body.bytes, headers);
  return text === undefined ? { ...base64Fields(body.bytes), ...cut } : { text, ...cut };
}

/** A body as base64, which is beyond all doubt. */
export function base64Fields(bytes: Uint8Array): JsonObject {
  return { text: encodeBase64(bytes), encoding: "base64" };
}

/** What stands in the place of a body that the recording does not hold. */
export function lostFields({ reason }: LostBody): JsonObject {
  return { _lost: reason };
}

/** UTF-8 as text; `undefined` for other bytes, and for those that a declared charset would make something else of. */
function plainText(bytes: Uint8Array, headers: HeaderList): string | undefined {
  const text = decodeUtf8(bytes);
  const charset = declaredCharset(headers, undefined);
  if (text === undefined || charset === undefined || charset === "utf-8") return text;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the test is for ASCII
  return !charset.startsWith("utf-16") && /^[\u0000-\u007f]*$/.test(text) ? text : undefined;
}
