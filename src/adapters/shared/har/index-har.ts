import { decodeUtf8Lossy } from "../../../model/bytes.ts";
import { RespoolError } from "../../../model/errors.ts";
import type { JsonObject, JsonValue, Location } from "../../../model/types.ts";
import type { Context, Source, Span } from "../../adapter.ts";
import { jsonFault, placeOf } from "../json/fault.ts";
import { depthLimit, isTooDeep } from "../json/scan.ts";
import { isObject, kindOf } from "../json/values.ts";
import type { EntryList } from "./list.ts";
import { piecesOf } from "./pieces.ts";
import { type EntriesSpan, type Found, scanner } from "./scanner.ts";

/** What is known of a HAR without its entries being read. */
export interface HarIndex {
  /** The members of `log` but `entries`. */
  readonly log: JsonObject;
  /** The members of the document but `log`. */
  readonly root: JsonObject;
  /** Where each entry stands. */
  readonly spans: EntryList;
}

const windowBytes = 1024 * 1024;
const outlineLimit = 64 * 1024 * 1024;

/**
 * Finds the entries of a HAR, and reads what stands around them. A file that ends in the middle gives the entries before.
 * Throws `input/syntax`, `input/invalid`, `input/too-large`.
 */
export async function indexHar(source: Source, ctx: Context, window: number = windowBytes): Promise<HarIndex> {
  const { slice, size } = await sliceable(source);
  const scan = scanner();
  for await (const piece of piecesOf({ ...source, slice }, windowsOf(size, window))) {
    ctx.signal?.throwIfAborted();
    scan.push(piece);
  }
  const found = scan.end();
  const { ending, entries, replaced } = found;
  if (ending.kind === "broken") throw notJson("the file is no JSON from here on", ending);
  const isCut = ending.kind === "cut";
  if (isCut && entries.length === 0) throw notJson("the file ends too early");
  const { log, ...root } = logIn(await outlineOf(slice, size, found));
  const { entries: _, ...members } = log as JsonObject;
  if (isCut) ctx.notice({ code: "lost/rest", at: {}, data: { offset: size } });
  if (replaced > 0) ctx.notice({ code: "skipped/list", at: {}, data: { count: replaced } });
  return { log: members, root, spans: entries };
}

function* windowsOf(size: number, window: number): Generator<Span> {
  for (let at = 0; at < size; at += window) yield [at, Math.min(at + window, size)];
}

/** A source that can be read in parts; one that does not know its size is read at once. */
async function sliceable(source: Source): Promise<{ readonly slice: Source["slice"]; readonly size: number }> {
  if (source.size !== undefined) return { slice: (start, end) => source.slice(start, end), size: source.size };
  const bytes = await source.bytes();
  return { slice: async (start, end) => bytes.subarray(start, end), size: bytes.length };
}

/** The document with its lists of entries emptied; of one that was cut off, what stands before the last list. */
async function outlineOf(slice: Source["slice"], size: number, { lists, ending }: Found): Promise<JsonValue> {
  const kept: Span[] = [];
  let at = 0;
  for (const { start, end } of lists) {
    kept.push([at, start]);
    at = end;
  }
  const isCut = ending.kind === "cut";
  if (!isCut) kept.push([at, size]);
  if (kept.reduce((sum, [start, end]) => sum + end - start, 0) > outlineLimit) {
    throw new RespoolError("input/too-large", "what stands around the entries is larger than 64 MiB");
  }
  const pieces: string[] = [];
  for (const [start, end] of kept) pieces.push(decodeUtf8Lossy(await slice(start, end)));
  pieces[0] = (pieces[0] as string).replace(/^\ufeff/, "");
  if (isCut) pieces.push("]}}");
  try {
    return JSON.parse(pieces.join(""));
  } catch {
    throw notJson("what stands around the entries is no JSON", faultPlace(pieces, lists));
  }
}

/** Where what is left of a document stops being JSON, as a place in the whole. */
function faultPlace(pieces: readonly string[], lists: readonly EntriesSpan[]): Location {
  let at = jsonFault(pieces.join(""));
  let above = 0;
  for (const [i, piece] of pieces.entries()) {
    const { line, column } = placeOf(piece, at);
    // Behind entries on the same line the column is not known.
    if (at < piece.length || i === pieces.length - 1) {
      return { line: above + line, ...((i === 0 || line > 1) && { column }) };
    }
    above += placeOf(piece, piece.length).line - 1 + (lists[i]?.lineEnds ?? 0);
    at -= piece.length;
  }
  return {};
}

function logIn(document: JsonValue): JsonObject & { readonly log: JsonObject } {
  if (!isObject(document)) throw invalid("", "a HAR is an object with a member called log");
  const { log } = document;
  if (!isObject(log))
    throw invalid("/log", `log is ${log === undefined ? "missing" : kindOf(log)}; a HAR has an object there`);
  const { entries = null } = log;
  if (entries !== null && !Array.isArray(entries))
    throw invalid("/log/entries", `entries is ${kindOf(entries)}, not a list`);
  if (isTooDeep(document))
    throw invalid("/log", `what stands around the entries is nested deeper than ${depthLimit} levels`);
  return document as JsonObject & { readonly log: JsonObject };
}

function invalid(pointer: string, problem: string): RespoolError {
  const hint = 'Check that the file is a HAR: {"log": {"entries": [...]}}.';
  return new RespoolError("input/invalid", problem, { at: { pointer }, hint });
}

function notJson(problem: string, { line, column }: Location = {}): RespoolError {
  const at = { ...(line !== undefined && { line }), ...(column !== undefined && { column }) };
  return new RespoolError("input/syntax", problem, { at });
}
