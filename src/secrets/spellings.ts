import { bytesToByteString, encodeBase64, encodeHex, encodeUtf8 } from "../model/bytes.ts";

/** How a value is spelled where it is found: as it is, in hex, or within base64. */
export type Coding = "plain" | "hex" | "HEX" | "base64";

/** A text to look for, and what it stands for. */
export interface Spelling {
  readonly text: string;
  /** The number of the value. */
  readonly value: number;
  readonly coding: Coding;
  /** In base64: how many characters of its first group stand before the text. */
  readonly lead: number;
}

/** The fewest characters that a search goes by. */
export const leastLength = 8;

/** Every text that a value may be found by, other than those that undoing escapes gives. */
export function spellingsOf(text: string, value: number): Spelling[] {
  const bytes = encodeUtf8(text);
  const hex = encodeHex(bytes);
  const byteString = bytesToByteString(bytes);
  const all: Spelling[] = [
    { text, value, coding: "plain", lead: 0 },
    ...(byteString === text ? [] : [{ text: byteString, value, coding: "plain", lead: 0 } as const]),
    // In forms a blank is a plus.
    ...(text.includes(" ") ? [{ text: text.replaceAll(" ", "+"), value, coding: "plain", lead: 0 } as const] : []),
    { text: hex, value, coding: "hex", lead: 0 },
    { text: hex.toUpperCase(), value, coding: "HEX", lead: 0 },
    ...[0, 1, 2].flatMap((before) => base64Cores(bytes, before, value)),
  ];
  return all.filter((one) => one.text.length >= leastLength);
}

/** The characters of base64 that bytes make alone, wherever among other bytes they stand: behind 0, 1 or 2 of a group. */
function base64Cores(bytes: Uint8Array, before: number, value: number): Spelling[] {
  const padded = new Uint8Array(before + bytes.length);
  padded.set(bytes, before);
  const lead = Math.ceil((before * 8) / 6);
  const whole = Math.floor((padded.length * 8) / 6);
  const core = encodeBase64(padded).slice(lead, whole);
  const url = core.replaceAll("+", "-").replaceAll("/", "_");
  return [...new Set([core, url])].map((text) => ({ text, value, coding: "base64", lead }));
}
