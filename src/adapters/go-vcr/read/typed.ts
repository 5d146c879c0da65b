import { bytesToByteString, decodeUtf8 } from "../../../model/bytes.ts";
import type { ErrorCode } from "../../../model/error-codes.ts";
import { fromHeaderBytes } from "../../../model/headers.ts";
import type { JsonValue } from "../../../model/types.ts";
import type { RawMap } from "../raw.ts";
import { errorAt, type FileText } from "./errors.ts";
import { decodeBinary, isNull } from "./fast-scalars.ts";
import { resolveFlag, resolveInteger } from "./resolve.ts";
import type { Leaf, MapTree, Tree } from "./tree.ts";

/** What goes along on the way through a tree. */
export interface Walk {
  readonly file: FileText;
  /** How many more values may be visited; aliases make more of them than the text has. */
  left: number;
  /** The interaction that is being read. */
  interaction: number | undefined;
}

/** An error at a value. */
export function problemAt(walk: Walk, at: number, code: ErrorCode, problem: string, hint?: string): Error {
  return errorAt(walk.file, at, code, problem, hint, walk.interaction);
}

/** Counts a visit; a text that unfolds to much more than it is stops here. */
function visit(walk: Walk, tree: Tree): void {
  if (walk.left-- <= 0) throw problemAt(walk, tree.at, "input/too-large", "aliases unfold to too much");
}

/** Whether a value is null, in which case Go leaves a field as it is. */
export function isNullTree(tree: Tree): boolean {
  return tree.kind === "leaf" && tree.plain && tree.bytes.length < 5 && isNull(bytesToByteString(tree.bytes));
}

function isMergeKey(tree: Tree): boolean {
  return tree.kind === "leaf" && tree.plain && tree.bytes.length === 2 && bytesToByteString(tree.bytes) === "<<";
}

/** Aliases of aliases may nest deeper than the text does. */
const depthLimit = 500;

function checkDepth(walk: Walk, tree: Tree, depth: number): void {
  if (depth > depthLimit) throw problemAt(walk, tree.at, "input/too-large", "aliases nest too deeply");
}

/** The entries of a map by key, merged ones included; undefined for null. */
export function entriesOf(walk: Walk, tree: Tree, what: string): Map<string, Tree> | undefined {
  visit(walk, tree);
  if (isNullTree(tree)) return undefined;
  if (tree.kind !== "map") throw problemAt(walk, tree.at, "input/invalid", `${what} must be a map`);
  const entries = new Map<string, Tree>();
  addEntries(walk, tree, what, entries, 0);
  return entries;
}

/** A map's own keys come before those of the maps that it merges, wherever `<<` stands. */
function addEntries(walk: Walk, tree: MapTree, what: string, entries: Map<string, Tree>, depth: number): void {
  checkDepth(walk, tree, depth);
  const own = new Set<string>();
  let merged: readonly Tree[] = [];
  for (const [key, value] of tree.entries) {
    // Go skips a key that is null.
    if (isNullTree(key)) continue;
    const name = keyOf(walk, key);
    if (own.has(name)) throw problemAt(walk, key.at, "input/invalid", `${what} has a key twice`, "Remove one of them.");
    own.add(name);
    if (isMergeKey(key)) merged = mergedMaps(walk, value);
    else if (!entries.has(name)) entries.set(name, value);
  }
  for (const each of merged) {
    if (each.kind !== "map") throw problemAt(walk, each.at, "input/invalid", "only a map can be merged");
    visit(walk, each);
    addEntries(walk, each, what, entries, depth + 1);
  }
}

/** Bytes that are not UTF-8 may stand in values (go-vcr 4.0.5 writes them), but in no key. */
function keyOf(walk: Walk, key: Tree): string {
  const bytes = bytesOf(walk, key, "a key");
  const text = decodeUtf8(bytes);
  if (text !== undefined) return text;
  if (key.kind === "leaf" && key.binary) return fromHeaderBytes(bytes);
  throw problemAt(walk, key.at, "input/syntax", "a key that is not UTF-8", "Save the file as UTF-8.");
}

function mergedMaps(walk: Walk, value: Tree): readonly Tree[] {
  visit(walk, value);
  return value.kind === "list" ? value.items : [value];
}

/** The bytes of a scalar; none for null. */
export function bytesOf(walk: Walk, tree: Tree, what: string): Uint8Array {
  visit(walk, tree);
  if (tree.kind !== "leaf") throw problemAt(walk, tree.at, "input/invalid", `${what} must be a text`);
  if (!tree.binary) return isNullTree(tree) ? tree.bytes.subarray(0, 0) : tree.bytes;
  const bytes = decodeBinary(bytesToByteString(tree.bytes));
  if (bytes === undefined) throw problemAt(walk, tree.at, "input/invalid", `${what} is not base64`);
  return bytes;
}

/** A scalar as text; empty for null. */
export function textOf(walk: Walk, tree: Tree, what: string): string {
  return fromHeaderBytes(bytesOf(walk, tree, what));
}

/** A whole number; undefined for null. */
export function integerOf(walk: Walk, tree: Tree, what: string): number | undefined {
  visit(walk, tree);
  if (isNullTree(tree)) return undefined;
  const value = tree.kind === "leaf" && tree.plain ? resolveInteger(bytesToByteString(tree.bytes)) : undefined;
  if (value !== undefined) return value;
  const hint = tree.kind === "leaf" && !tree.plain ? "Remove the quotes." : undefined;
  throw problemAt(walk, tree.at, "input/invalid", `${what} must be a whole number`, hint);
}

/** A truth value; undefined for null. Go takes those of YAML 1.1 also in quotes. */
export function flagOf(walk: Walk, tree: Tree, what: string): boolean | undefined {
  visit(walk, tree);
  if (isNullTree(tree)) return undefined;
  const text = tree.kind === "leaf" ? bytesToByteString(tree.bytes) : "";
  const quotedWord = tree.kind === "leaf" && !tree.plain && /^(?:true|false)$/i.test(text);
  const value = quotedWord ? undefined : resolveFlag(text);
  if (value !== undefined) return value;
  throw problemAt(walk, tree.at, "input/invalid", `${what} must be true or false`);
}

/** A list of texts; Go leaves out items that are null. */
export function listOf(walk: Walk, tree: Tree, what: string): string[] {
  visit(walk, tree);
  if (isNullTree(tree)) return [];
  if (tree.kind !== "list") {
    throw problemAt(
      walk,
      tree.at,
      "input/invalid",
      `${what} must be a list`,
      "Write each value on a line after a dash.",
    );
  }
  return tree.items.filter((item) => !isNullTree(item)).map((item) => textOf(walk, item, `an item of ${what}`));
}

/** A map of lists, flattened in file order; undefined for null. */
export function mapOf(walk: Walk, tree: Tree, what: string): RawMap | undefined {
  const entries = entriesOf(walk, tree, what);
  if (entries === undefined) return undefined;
  const map: RawMap = { pairs: [], bare: [] };
  for (const [name, value] of entries) {
    const values = listOf(walk, value, `each member of ${what}`);
    if (values.length === 0) map.bare.push(name);
    for (const each of values) map.pairs.push([name, each]);
  }
  return map;
}

/** A value of a key that is no field, as JSON: numbers and truth values where JSON spells them alike, else text. */
export function jsonOf(walk: Walk, tree: Tree, depth = 0): JsonValue {
  visit(walk, tree);
  checkDepth(walk, tree, depth);
  if (tree.kind === "leaf") return leafOf(tree);
  if (tree.kind === "list") return tree.items.map((item) => jsonOf(walk, item, depth + 1));
  return Object.fromEntries(
    tree.entries.map(([key, value]) => {
      const name = jsonOf(walk, key, depth + 1);
      return [typeof name === "string" ? name : JSON.stringify(name), jsonOf(walk, value, depth + 1)];
    }),
  );
}

function leafOf(leaf: Leaf): JsonValue {
  if (isNullTree(leaf)) return null;
  // Go does not look at it, so it need not be base64.
  const bytes = leaf.binary ? (decodeBinary(bytesToByteString(leaf.bytes)) ?? leaf.bytes) : leaf.bytes;
  const text = fromHeaderBytes(bytes);
  if (!leaf.plain || leaf.binary) return text;
  if (text === "true" || text === "false") return text === "true";
  const number = Number(text);
  return Number.isFinite(number) && String(number) === text ? number : text;
}
