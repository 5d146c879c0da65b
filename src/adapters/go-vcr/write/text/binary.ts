import { decodeUtf8, encodeBase64 } from "../../../../model/bytes.ts";
import { toUtf8 } from "../../../../model/headers.ts";

const lineLength = 70;

/** Bytes in base64, in lines when they do not fit on one. */
export function base64Text(bytes: Uint8Array): string {
  const text = encodeBase64(bytes);
  return text.length < lineLength ? text : text.replace(/.{1,70}/g, "$&\n");
}

/** The text of the model as it can be written: itself, or its bytes where they are not UTF-8. */
export function settleText(text: string): string | Uint8Array {
  if (!/[\ud800-\udfff]/u.test(text)) return text;
  const bytes = toUtf8(text);
  return decodeUtf8(bytes) ?? bytes;
}
