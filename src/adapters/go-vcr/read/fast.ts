import { bytesToByteString } from "../../../model/bytes.ts";
import { parseGoDuration } from "../../../model/time.ts";
import { type FieldKind, requestFields, responseFields } from "../fields.ts";
import { newInteraction, newMessage, type RawCassette, type RawInteraction, type RawMessage } from "../raw.ts";
import { readList, readMap, takeEmpty } from "./fast-collections.ts";
import { indentAt, nextLine, readBytes, readInteger, readText } from "./fast-scalars.ts";
import { saysIndent } from "./literal.ts";
import { LF, newScan, type Scan, SPACE } from "./scan.ts";
import { isCommonText } from "./text-check.ts";

/**
 * Reads what go-vcr's own writers write, in one pass. Undefined for everything else, valid or not: this reader knows no
 * errors and never guesses.
 */
export function readFast(bytes: Uint8Array): RawCassette | undefined {
  const text = bytesToByteString(bytes);
  if (bytes[bytes.length - 1] !== LF || !isCommonText(bytes)) return undefined;
  const s = newScan(bytes, text, true);
  if (text.startsWith("---\n")) nextLine(s, 3);
  const cassette: RawCassette = { version: undefined, interactions: [], end: undefined, unknown: undefined };
  while (s.pos < bytes.length) {
    const key = readKey(s);
    if (key === "version" && cassette.version === undefined) {
      cassette.version = readInteger(s);
      if (cassette.version !== 1 && cassette.version !== 2) return undefined;
    } else if (key !== "interactions" || cassette.end !== undefined || !readInteractions(s, cassette)) return undefined;
  }
  if (cassette.end === undefined || s.byteEscapes || hasLooseDuration(cassette)) return undefined;
  return cassette;
}

/** From version 2 on a duration must be one of Go's. */
function hasLooseDuration({ version, interactions }: RawCassette): boolean {
  return version === 2 && interactions.some(({ response }) => typeof response?.duration === "string");
}

/** Reads a field's name; `s.pos` is then at its value, or at the line break. */
function readKey(s: Scan): string | undefined {
  const { bytes } = s;
  let p = s.pos;
  let c = bytes[p] as number;
  while ((c >= 0x61 && c <= 0x7a) || c === 0x5f) c = bytes[++p] as number;
  if (c !== 0x3a || p === s.pos) return undefined;
  const key = s.text.slice(s.pos, p);
  s.pos = p + 1;
  if (bytes[s.pos] === LF) return key;
  if (bytes[s.pos] !== SPACE || (bytes[s.pos + 1] as number) <= SPACE) return undefined;
  s.pos++;
  return key;
}

function readInteractions(s: Scan, cassette: RawCassette): boolean {
  if (!takeEmpty(s, "[]")) {
    if (s.bytes[s.pos] !== LF) return false;
    nextLine(s, s.pos);
    const indent = indentAt(s, s.pos);
    if (!isDash(s, indent)) return false;
    do {
      const interaction = readInteraction(s, indent);
      if (interaction === undefined) return false;
      cassette.interactions.push(interaction);
    } while (indentAt(s, s.pos) === indent && isDash(s, indent));
  }
  cassette.end = s.pos;
  return true;
}

function isDash(s: Scan, indent: number): boolean {
  return s.bytes[s.pos + indent] === 0x2d && s.bytes[s.pos + indent + 1] === SPACE;
}

function readInteraction(s: Scan, dash: number): RawInteraction | undefined {
  const interaction = newInteraction(s.line, s.pos);
  const column = dash + 1 + indentAt(s, s.pos + dash + 1);
  do {
    s.pos += column;
    const key = readKey(s);
    if (key === "id" && interaction.id === undefined) {
      interaction.id = readInteger(s);
      if (interaction.id === undefined) return undefined;
    } else if (key === "request" && interaction.request === undefined) {
      interaction.request = readMessage(s, column, requestFields);
      if (interaction.request === undefined) return undefined;
    } else if (key === "response" && interaction.response === undefined) {
      interaction.response = readMessage(s, column, responseFields);
      if (interaction.response === undefined) return undefined;
    } else if (key === "respool" && interaction.unknown === undefined) {
      const patch = s.bytes[s.pos] === LF || s.bytes[s.pos] === 0x21 ? undefined : readText(s, column);
      if (patch === undefined) return undefined;
      interaction.unknown = { respool: patch };
    } else return undefined;
  } while (indentAt(s, s.pos) === column);
  return interaction;
}

function readMessage(s: Scan, parent: number, fields: ReadonlyMap<string, FieldKind>): RawMessage | undefined {
  if (s.bytes[s.pos] !== LF) return undefined;
  nextLine(s, s.pos);
  const indent = indentAt(s, s.pos);
  if (indent <= parent) return undefined;
  const message = newMessage();
  const slots = message as unknown as Record<string, unknown>;
  do {
    s.pos += indent;
    const key = readKey(s);
    const kind = key === undefined ? undefined : fields.get(key);
    if (key === undefined || kind === undefined || slots[key] !== undefined) return undefined;
    if (kind === "body") message.saysIndent = saysIndent(s.bytes, s.pos);
    const value = readField(s, indent, kind);
    if (value === undefined) return undefined;
    slots[key] = value;
  } while (indentAt(s, s.pos) === indent);
  return message;
}

function readField(s: Scan, parent: number, kind: FieldKind): unknown {
  if (kind === "map") return readMap(s, parent);
  if (kind === "list") return readList(s, parent);
  if (s.bytes[s.pos] === LF) return undefined;
  if (kind === "body") return readBytes(s, parent);
  if (kind === "text") return readText(s, parent);
  if (kind === "integer") return readInteger(s);
  if (kind === "flag") return readFlag(s);
  return readDuration(s, parent);
}

function readFlag(s: Scan): boolean | undefined {
  const value = s.text.startsWith("true\n", s.pos);
  if (!value && !s.text.startsWith("false\n", s.pos)) return undefined;
  nextLine(s, s.pos + (value ? 4 : 5));
  return value;
}

function readDuration(s: Scan, parent: number): number | string | undefined {
  const first = s.bytes[s.pos];
  const text = readText(s, parent);
  if (text === undefined) return undefined;
  const quoted = first === 0x22 || first === 0x27;
  // A plain number is no duration to Go.
  return quoted || text.endsWith("s") ? (parseGoDuration(text) ?? text) : undefined;
}
