import { bytesToByteString, decodeUtf8Lossy, encodeUtf8, indexOfByte } from "../../../model/bytes.ts";
import { RespoolError } from "../../../model/errors.ts";
import type { LongText } from "../entry.ts";
import { unescapeJson } from "./unescape.ts";

const backslash = 0x5c;

/** A JSON string, with its quotes, as a text; a fault in it shows when it is asked for, as an `input/syntax`. */
export function longTextOf(json: Uint8Array): LongText {
  const inner = json.subarray(1, -1);
  const text = () => {
    try {
      return JSON.parse(decodeUtf8Lossy(json)) as string;
    } catch {
      throw new RespoolError("input/syntax", "the text of a body is no JSON string", { format: "har" });
    }
  };
  return {
    text,
    utf8: () => unescapeJson(inner) ?? encodeUtf8(text()),
    plain: () => (indexOfByte(inner, backslash) < 0 ? bytesToByteString(inner) : undefined),
  };
}
