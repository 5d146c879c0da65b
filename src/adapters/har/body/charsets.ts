import { byteStringToBytes, encodeUtf8 } from "../../../model/bytes.ts";
import { addPairs } from "./multi-byte.ts";

// 0x80 to 0x9f of windows-1252 as browsers have it; Node 20 decodes them as Latin-1.
const windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

const tables = new Map<string, ReadonlyMap<string, number>>();

/** The name that browsers have for a charset's label (`latin1` is windows-1252); `undefined` when they do not know it. */
export function charsetOf(label: string): string | undefined {
  try {
    return (new TextDecoder(label) as { readonly encoding?: string }).encoding;
  } catch {
    return undefined;
  }
}

/** Text to bytes in a charset, named as `charsetOf` does or `latin-1`; `undefined` when it cannot hold the text. */
export function encodeText(text: string, charset: string): Uint8Array | undefined {
  if (charset === "utf-8") return encodeUtf8(text);
  if (charset === "latin-1") return byteStringToBytes(text);
  if (charset === "utf-16le" || charset === "utf-16be") return encodeUtf16(text, charset === "utf-16le");
  // A charset with escape sequences has no table, since bytes mean nothing without those before them.
  if (charset === "iso-2022-jp" || charsetOf(charset) === undefined) return undefined;
  const table = tables.get(charset) ?? tableOf(charset);
  tables.set(charset, table);
  return encodeByTable(text, table);
}

function encodeUtf16(text: string, isLittle: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), isLittle);
  return new Uint8Array(view.buffer);
}

/** A table has the bytes of each character as one number. */
function encodeByTable(text: string, table: ReadonlyMap<string, number>): Uint8Array | undefined {
  const bytes = new Uint8Array(text.length * 3);
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const char = unit < 0x80 ? "" : String.fromCodePoint(text.codePointAt(i) as number);
    const code = char === "" ? unit : table.get(char);
    if (code === undefined) return undefined;
    if (code > 0xffff) bytes[length++] = code >> 16;
    if (code > 0xff) bytes[length++] = (code >> 8) & 0xff;
    bytes[length++] = code & 0xff;
    if (char.length === 2) i++;
  }
  return bytes.slice(0, length);
}

function tableOf(charset: string): ReadonlyMap<string, number> {
  const table = new Map<string, number>();
  const decoder = new TextDecoder(charset);
  for (let byte = 0x80; byte < 0x100; byte++) {
    const text = charset === "windows-1252" ? windows1252[byte - 0x80] : undefined;
    const char = text ?? (charset === "windows-1252" ? String.fromCharCode(byte) : decoder.decode(Uint8Array.of(byte)));
    if (char !== "\ufffd" && !table.has(char)) table.set(char, byte);
  }
  addPairs(charset, (bytes) => decoder.decode(bytes), table);
  return table;
}
