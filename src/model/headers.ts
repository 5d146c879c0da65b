import { byteStringToBytes, bytesToByteString, decodeUtf8, encodeUtf8 } from "./bytes.ts";
import type { HeaderList } from "./types.ts";

// A byte that is not part of valid UTF-8 stands as a lone surrogate: U+DC80 for 0x80 to U+DCFF for 0xFF.
const badByteBase = 0xdc00;
const badByte = /[\udc80-\udcff]/u;

/** All values of a header, in order; names compare without regard to case. */
export function headerValues(headers: HeaderList, name: string): string[] {
  return headers.filter(([other]) => sameName(other, name)).map(([, value]) => value);
}

/** The first value of a header. */
export function headerValue(headers: HeaderList, name: string): string | undefined {
  return headers.find(([other]) => sameName(other, name))?.[1];
}

/** Whether two header names are the same. */
export function sameName(a: string, b: string): boolean {
  return a.length === b.length && (a === b || a.toLowerCase() === b.toLowerCase());
}

/** A set of header names, for `isNamed`. */
export function nameSet(names: Iterable<string>): ReadonlySet<string> {
  return new Set(Array.from(names, (name) => name.toLowerCase()));
}

/** Whether a header name is in a set made by `nameSet`. */
export function isNamed(names: ReadonlySet<string>, name: string): boolean {
  return names.has(name.toLowerCase());
}

/** The headers of one name: how each is spelled, and what it says. */
export interface Named {
  readonly names: readonly string[];
  readonly values: readonly string[];
}

/** Headers by their names in lower case, in the order of the list. */
export function byName(headers: HeaderList): ReadonlyMap<string, Named> {
  const named = new Map<string, { names: string[]; values: string[] }>();
  for (const [name, value] of headers) {
    const one = named.get(name.toLowerCase());
    if (one === undefined) named.set(name.toLowerCase(), { names: [name], values: [value] });
    else {
      one.names.push(name);
      one.values.push(value);
    }
  }
  return named;
}

/** Headers that describe how bytes travelled on one connection; a player makes its own. */
export const framingHeaders: ReadonlySet<string> = nameSet([
  "connection",
  "content-length",
  "keep-alive",
  "proxy-connection",
  "transfer-encoding",
]);

/** Whether a name is a token of RFC 9110, section 5.6.2, which is what clients and players accept. */
export function isToken(name: string): boolean {
  return /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name);
}

/** Whether a value can be sent in a header field: no line break, no NUL, no other control character but tab. */
export function isFieldValue(value: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return !/[\u0000-\u0008\u000a-\u001f\u007f]/.test(value);
}

/** The bytes of a header value as text: UTF-8, each byte that is not UTF-8 as U+DC80 + (byte - 0x80). */
export function fromHeaderBytes(bytes: Uint8Array): string {
  const text = decodeUtf8(bytes);
  if (text !== undefined) return text;
  let mended = "";
  for (let i = 0; i < bytes.length; ) {
    const length = sequenceLength(bytes, i);
    mended +=
      length === 0
        ? String.fromCharCode(badByteBase + (bytes[i] as number))
        : (decodeUtf8(bytes.subarray(i, i + length)) as string);
    i += length || 1;
  }
  return mended;
}

/** A header value as its bytes on the wire. */
export function toUtf8(value: string): Uint8Array {
  if (!badByte.test(value)) return encodeUtf8(value);
  const bytes: number[] = [];
  for (const char of value) {
    const code = char.codePointAt(0) as number;
    if (code >= 0xdc80 && code <= 0xdcff) bytes.push(code - badByteBase);
    else bytes.push(...encodeUtf8(char));
  }
  return Uint8Array.from(bytes);
}

/** A header value as one character per byte of the wire, which is what nock, fetch and Polly take. */
export function toByteString(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the test is for ASCII
  return /^[\u0000-\u007f]*$/.test(value) ? value : bytesToByteString(toUtf8(value));
}

/** A byte string, as nock, fetch and Polly give it, as a header value; characters above U+00FF count as text. */
export function fromByteString(text: string): string {
  const bytes = byteStringToBytes(text);
  return bytes === undefined ? text : fromHeaderBytes(bytes);
}

/** A header value for people: bad bytes as `\xNN`, everything else as it is. */
export function toDisplay(value: string): string {
  return value.replace(
    /[\udc80-\udcff]/gu,
    (char) => `\\x${(char.charCodeAt(0) - badByteBase).toString(16).toUpperCase()}`,
  );
}

/** The length of the valid UTF-8 sequence at `at`, or 0; by table 3-7 of the Unicode standard. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  const length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  for (let i = 1; i < length; i++) {
    const next = bytes[at + i] ?? 0;
    if (next < 0x80 || next > 0xbf) return 0;
  }
  const second = bytes[at + 1] ?? 0;
  const overlong = (lead === 0xe0 && second < 0xa0) || (lead === 0xf0 && second < 0x90);
  const beyond = (lead === 0xed && second > 0x9f) || (lead === 0xf4 && second > 0x8f);
  return overlong || beyond ? 0 : length;
}
