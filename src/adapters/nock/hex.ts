import { decodeHex, decodeUtf8 } from "../../model/bytes.ts";

/** The bytes of a request body that nock recorded as hex: lower case, and not UTF-8; `undefined` for any other text. */
export function hexBody(text: string): Uint8Array | undefined {
  if (!/^([0-9a-f]{2})+$/.test(text)) return undefined;
  const bytes = decodeHex(text);
  return bytes !== undefined && decodeUtf8(bytes) === undefined ? bytes : undefined;
}
