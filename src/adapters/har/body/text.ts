import { byteStringToBytes, concatBytes, encodeUtf8 } from "../../../model/bytes.ts";
import type { BodyText } from "../../shared/har/raw-entry.ts";
import { type Candidate, candidatesOf, utf8Mark } from "./candidates.ts";
import { isCodedText } from "./coded.ts";

/** What is known about the bytes that a text was decoded from. */
export interface TextFacts {
  /** The charset that is declared, as `charsetOf` names it, or a label that it does not know. */
  readonly declared?: string;
  /** The content codings of the message. */
  readonly codings: readonly string[];
  /** The recorded length of the bytes on the wire, where they were not coded. */
  readonly wire?: number;
  /** Whether the text is UTF-8 for certain. */
  readonly isUtf8?: boolean;
  /** Other lengths that may be that of the bytes, the surest first. */
  readonly hints: (characters: () => number) => readonly number[];
  /** Whether text that can be mojibake is, where no charset is declared and no length tells. */
  readonly isSuspect: boolean;
  /** Whether the recorder writes bytes that are no text as one character each. */
  readonly isByteString?: boolean;
  /** Whether bytes hold something that is known to be in them. */
  readonly holds?: (bytes: Uint8Array) => boolean;
}

/** The bytes that a text most likely stands for, and how sure that is. */
export interface TextBytes {
  readonly bytes: Uint8Array;
  readonly repaired?: "charset" | "byte-order-mark";
  /** Whether bytes are gone. */
  readonly damaged: boolean;
  /** The charset, where neither a declaration nor a length supports it. */
  readonly assumed?: string;
}

/** Turns text back into the bytes that it was decoded from. */
export function bytesOfText(text: BodyText, facts: TextFacts): TextBytes {
  const { declared, holds, isSuspect } = facts;
  const utf8 = typeof text === "string" ? encodeUtf8(text) : text.utf8();
  if (facts.isUtf8) return { bytes: utf8, damaged: false };
  const whole = () => (typeof text === "string" ? text : text.text());
  const coded = isCodedText(facts.codings, utf8) ? byteStringToBytes(whole()) : undefined;
  if (coded !== undefined) return { bytes: coded, damaged: false };
  const lengths = lengthsFor(utf8.length, facts, () => whole().length);
  // Nearly all texts are UTF-8 beyond doubt, and never have to become a string.
  const isUsual = declared === "utf-8" || declared === undefined;
  if (isUsual && lengths[0] === utf8.length) return { bytes: utf8, damaged: false };
  if (!declared?.startsWith("utf-16") && isAscii(utf8)) return asciiBytes(utf8, lengths);
  const isOnly = declared === "utf-8" || (declared === undefined && !isSuspect && holds === undefined);
  if (isOnly && lengths.length === 0) return { bytes: utf8, damaged: hasReplacement(utf8) };
  return chosen(whole(), facts, lengths);
}

/** The lengths that the bytes may have, the surest first. */
function lengthsFor(utf8Length: number, facts: TextFacts, characters: () => number): readonly number[] {
  const { wire, hints } = facts;
  if (wire === undefined) return hints(characters);
  if (wire === utf8Length) return [wire];
  // A body that broke off is shorter than announced. No body has fewer bytes than characters: such a header is another's.
  return utf8Length < wire || wire < characters() ? [wire, ...hints(characters)] : [wire];
}

function asciiBytes(bytes: Uint8Array, lengths: readonly number[]): TextBytes {
  if (bytes.length === 0 || lengths[0] !== bytes.length + utf8Mark.length) return { bytes, damaged: false };
  return { bytes: concatBytes([utf8Mark, bytes]), repaired: "byte-order-mark", damaged: false };
}

function chosen(text: string, facts: TextFacts, lengths: readonly number[]): TextBytes {
  const proven = provenOf(text, facts, lengths);
  if (proven !== undefined) {
    const isBytes = facts.isByteString === true && proven.repaired === "charset";
    return { bytes: proven.bytes, damaged: false, ...(!isBytes && repairOf(proven)) };
  }
  const first = firstOf(text, facts);
  const { bytes, charset, isDeclared } = first;
  if (text.includes("\ufffd")) return { bytes, damaged: true };
  const isUnsupported = facts.declared !== undefined && isDeclared !== true;
  const isTooLong = isDeclared
    ? facts.wire !== undefined && bytes.length > facts.wire
    : lengths.length > 0 && lengths.every((length) => length < bytes.length);
  return { bytes, damaged: false, ...repairOf(first), ...((isUnsupported || isTooLong) && { assumed: charset }) };
}

/** The first candidate that has the surest length that any has. */
function provenOf(text: string, { declared, holds }: TextFacts, lengths: readonly number[]): Candidate | undefined {
  let best: Candidate | undefined;
  let rank = lengths.length;
  for (const candidate of candidatesOf(text, declared)) {
    const found = lengths.indexOf(candidate.bytes.length);
    if (found === 0) return candidate;
    if (found > 0 && found < rank) [best, rank] = [candidate, found];
    if (best === undefined && holds?.(candidate.bytes)) best = candidate;
  }
  return best;
}

function firstOf(text: string, { declared, isSuspect }: TextFacts): Candidate {
  for (const candidate of candidatesOf(text, declared))
    if (isSuspect || candidate.repaired !== "charset") return candidate;
  return { bytes: encodeUtf8(text), charset: "utf-8" };
}

function repairOf({ repaired }: Candidate): Pick<TextBytes, "repaired"> {
  return repaired === undefined ? {} : { repaired };
}

function isAscii(bytes: Uint8Array): boolean {
  const start = Math.min((4 - (bytes.byteOffset % 4)) % 4, bytes.length);
  const count = (bytes.length - start) >> 2;
  // Where no whole word follows, its place need not be one that a list of words may begin at.
  const words = count > 0 ? new Uint32Array(bytes.buffer, bytes.byteOffset + start, count) : new Uint32Array(0);
  for (let i = 0; i < words.length; i++) if (((words[i] as number) & 0x80808080) !== 0) return false;
  for (let i = 0; i < start; i++) if ((bytes[i] as number) > 0x7f) return false;
  for (let i = start + words.length * 4; i < bytes.length; i++) if ((bytes[i] as number) > 0x7f) return false;
  return true;
}

/** Whether a text holds U+FFFD. */
function hasReplacement(utf8: Uint8Array): boolean {
  for (let at = utf8.indexOf(0xef); at !== -1; at = utf8.indexOf(0xef, at + 1)) {
    if (utf8[at + 1] === 0xbf && utf8[at + 2] === 0xbd) return true;
  }
  return false;
}
