import { bytesToByteString, decodeUtf8 } from "../../../model/bytes.ts";
import { isRespoolError } from "../../../model/errors.ts";
import { parseGoDuration } from "../../../model/time.ts";
import type { JsonObject } from "../../../model/types.ts";
import { type FieldKind, requestFields, responseFields } from "../fields.ts";
import { newInteraction, newMessage, type RawCassette, type RawInteraction, type RawMessage } from "../raw.ts";
import type { FileText } from "./errors.ts";
import { checkInteraction, checkMessage, checkTop } from "./kinds.ts";
import { saysIndent } from "./literal.ts";
import { resolveInteger } from "./resolve.ts";
import { type Leaf, type ListTree, readTree, type Tree } from "./tree.ts";
import {
  bytesOf,
  entriesOf,
  flagOf,
  integerOf,
  isNullTree,
  jsonOf,
  listOf,
  mapOf,
  problemAt,
  textOf,
  type Walk,
} from "./typed.ts";
import type { YamlRules } from "./yaml.ts";

/** How many values Go's YAML visits before it looks at how many of them came out of aliases. */
const freeVisits = 400_000;

/** Reads any spelling of a cassette that Go's YAML takes, and says what is wrong with all others. */
export function readGeneral(bytes: Uint8Array): RawCassette {
  const file: FileText = { bytes, text: bytesToByteString(bytes) };
  const strict: YamlRules = { wideBreaks: true, looseQuotes: false };
  try {
    return readDocument(file, strict);
  } catch (e) {
    if (!isRespoolError(e) || e.code !== "input/syntax") throw e;
    const cassette = readLoosely(file);
    if (cassette === undefined) throw e;
    return cassette;
  }
}

/** Reads what Go takes and the library does not; undefined when that fails, too. */
function readLoosely(file: FileText): RawCassette | undefined {
  // The YAML library of go-vcr 4.0.5 alone writes and reads NEL, LS and PS as characters like others.
  const wide = /\xc2\x85|\xe2\x80[\xa8\xa9]/.test(file.text) ? [true, false] : [true];
  for (const wideBreaks of wide) {
    try {
      return readDocument(file, { wideBreaks, looseQuotes: true });
    } catch (e) {
      if (!isRespoolError(e) || e.code !== "input/syntax") throw e;
    }
  }
  return undefined;
}

function readDocument(file: FileText, rules: YamlRules): RawCassette {
  const { root, anchors, size } = readTree(file, rules);
  const walk: Walk = { file, left: Math.max(freeVisits, 2 * size), interaction: undefined };
  const cassette: RawCassette = { version: undefined, interactions: [], end: undefined, unknown: undefined };
  const top = root === undefined ? undefined : entriesOf(walk, root, "a cassette");
  if (root === undefined || top === undefined) return cassette;
  checkTop(walk, root, top);
  cassette.version = versionOf(walk, top.get("version"));
  const list = listAt(walk, top.get("interactions"));
  if (list !== undefined) readInteractions(walk, list, cassette);
  if (!anchors && (list === undefined || list.items.length === 0 || list.dashes !== undefined)) {
    cassette.end = endOf(file, root, list);
  }
  cassette.unknown = unknownOf(walk, top, new Set(["version", "interactions"]));
  return cassette;
}

function versionOf(walk: Walk, tree: Tree | undefined): number | undefined {
  const version = tree && integerOf(walk, tree, "version");
  if (tree === undefined || version === undefined || version === 1 || version === 2) return version;
  throw problemAt(walk, tree.at, "input/unsupported", `go-vcr has format versions 1 and 2, not ${version}`);
}

function listAt(walk: Walk, tree: Tree | undefined): ListTree | undefined {
  if (tree === undefined || isNullTree(tree)) return undefined;
  if (tree.kind !== "list") throw problemAt(walk, tree.at, "input/invalid", "interactions must be a list");
  return tree;
}

function readInteractions(walk: Walk, list: ListTree, cassette: RawCassette): void {
  const { text } = walk.file;
  let line = 1;
  let start = 0;
  let end = text.indexOf("\n");
  for (const [index, item] of list.items.entries()) {
    walk.interaction = index;
    const at = list.dashes?.[index] ?? item.at;
    for (; end >= 0 && end < at; end = text.indexOf("\n", start)) {
      start = end + 1;
      line++;
    }
    const raw = newInteraction(line, start);
    fillInteraction(walk, item, raw, cassette.version);
    cassette.interactions.push(raw);
  }
  walk.interaction = undefined;
}

function fillInteraction(walk: Walk, item: Tree, raw: RawInteraction, version: number | undefined): void {
  const entries = entriesOf(walk, item, "an interaction");
  if (entries === undefined) throw problemAt(walk, item.at, "input/invalid", "an interaction must be a map");
  checkInteraction(walk, item, entries);
  const id = entries.get("id");
  const request = entries.get("request");
  const response = entries.get("response");
  raw.id = id && integerOf(walk, id, "id");
  raw.request = request && readMessage(walk, request, "request", requestFields, version);
  raw.response = response && readMessage(walk, response, "response", responseFields, version);
  raw.unknown = unknownOf(walk, entries, new Set(["id", "request", "response"]));
}

function readMessage(
  walk: Walk,
  tree: Tree,
  what: string,
  fields: ReadonlyMap<string, FieldKind>,
  version: number | undefined,
): RawMessage | undefined {
  const entries = entriesOf(walk, tree, what);
  if (entries === undefined) return undefined;
  checkMessage(walk, tree, entries);
  const message = newMessage();
  const slots = message as unknown as Record<string, unknown>;
  for (const [name, kind] of fields) {
    const value = entries.get(name);
    if (value !== undefined) slots[name] = readField(walk, value, kind, `${what}.${name}`, version);
  }
  const body = entries.get("body");
  if (body?.kind === "leaf") settleBody(message, body, walk.file.bytes);
  message.unknown = unknownOf(walk, entries, fields);
  return message;
}

/** go-vcr 4.0.5 writes bytes as they are, CRLF in blocks, too; the recorded length tells whether all are there. */
function settleBody(message: RawMessage, leaf: Leaf, bytes: Uint8Array): void {
  const { withCr } = leaf;
  if (withCr !== undefined && withCr.length === message.content_length) message.body = withCr;
  message.byteEscapes = leaf.byteEscapes;
  message.saysIndent = saysIndent(bytes, leaf.at);
  message.isRaw = !leaf.binary && message.body !== undefined && decodeUtf8(message.body) === undefined;
}

function readField(walk: Walk, tree: Tree, kind: FieldKind, what: string, version: number | undefined): unknown {
  if (kind === "map") return mapOf(walk, tree, what);
  if (kind === "list") return listOf(walk, tree, what);
  if (kind === "body") return bytesOf(walk, tree, what);
  if (kind === "text") return textOf(walk, tree, what);
  if (kind === "integer") return integerOf(walk, tree, what);
  if (kind === "flag") return flagOf(walk, tree, what);
  return durationOf(walk, tree, what, version);
}

/** From version 2 on a duration must be one of Go's; version 1 takes any text. */
function durationOf(walk: Walk, tree: Tree, what: string, version: number | undefined): number | string | undefined {
  const text = textOf(walk, tree, what);
  if (isNullTree(tree)) return undefined;
  const isNumber = tree.kind === "leaf" && tree.plain && resolveInteger(text) !== undefined;
  const duration = isNumber ? undefined : parseGoDuration(text);
  if (duration !== undefined || version !== 2) return duration ?? text;
  const hint = "Write 0s, or a number with a unit such as 12.5ms.";
  throw problemAt(walk, tree.at, "input/invalid", `${what} is not a duration of Go`, hint);
}

function unknownOf(
  walk: Walk,
  entries: ReadonlyMap<string, Tree>,
  known: { has(key: string): boolean },
): JsonObject | undefined {
  const unknown = [...entries].filter(([key]) => !known.has(key));
  if (unknown.length === 0) return undefined;
  return Object.fromEntries(unknown.map(([key, value]) => [key, jsonOf(walk, value)]));
}

/** Where the list of interactions ends: at the line of the next top-level key, or of the document's end marker. */
function endOf({ text }: FileText, root: Tree, list: ListTree | undefined): number {
  const from = list?.at ?? root.at;
  const next =
    root.kind === "map" ? root.entries.find(([key]) => key.at > from && list !== undefined)?.[0].at : undefined;
  if (next !== undefined) return text.lastIndexOf("\n", next) + 1;
  const marker = /\n\.\.\.(?=\s|$)/.exec(text.slice(from))?.index;
  return marker === undefined ? text.length : from + marker + 1;
}
