import { byteStringToBytes, encodeHex } from "../model/bytes.ts";
import { fromByteString, toDisplay } from "../model/headers.ts";
import type { CanonicalBody } from "./canonical-body.ts";
import { excerpt, excerpts, firstDifference, type Show } from "./excerpt.ts";
import { type JsonMember, type JsonNode, jsonText } from "./json.ts";
import { multipartPiece } from "./multipart.ts";
import { aligned, type Difference, pairDifferences } from "./pair-difference.ts";
import { escapeKey } from "./pointer.ts";

const part = "body";

/** Where two bodies differ: by JSON Pointer, by form field, by line, or by byte. */
export function* bodyDifferences(a: CanonicalBody, b: CanonicalBody): Generator<Difference> {
  if (a.kind === b.kind && a.text === b.text) return;
  if (a.kind === "json" && b.kind === "json") yield* jsonDifferences(a.root, b.root, "");
  else if (a.kind === "form" && b.kind === "form") yield* pairDifferences(part, a.pairs, b.pairs);
  else if (a.kind === "text" && b.kind === "text") yield lineDifference(a.text, b.text, toDisplay);
  else if (a.kind === "multipart" && b.kind === "multipart") yield lineDifference(a.text, b.text, showBytes);
  else if (a.kind === "bytes" && b.kind === "bytes") yield byteDifference(a.text, b.text);
  else if (a.kind === "empty") yield { part, kind: "only-in-request", live: summary(b) };
  else if (b.kind === "empty") yield { part, kind: "only-in-recording", recorded: summary(a) };
  else yield { part, kind: "differs", recorded: summary(a), live: summary(b) };
}

function* jsonDifferences(a: JsonNode, b: JsonNode, pointer: string): Generator<Difference> {
  if (typeof a === "string" || typeof b === "string" || a.open !== b.open) {
    if (a !== b) yield { part, pointer, kind: "differs", ...excerpts(jsonText(a), jsonText(b)) };
    return;
  }
  for (const { key, recorded, live } of a.open === "{"
    ? aligned(a.members, b.members)
    : byPlace(a.members, b.members)) {
    const at = `${pointer}/${escapeKey(key)}`;
    if (recorded === undefined) {
      yield { part, pointer: at, kind: "only-in-request", live: excerpt(jsonText(live ?? "")) };
    } else if (live === undefined) {
      yield { part, pointer: at, kind: "only-in-recording", recorded: excerpt(jsonText(recorded)) };
    } else yield* jsonDifferences(recorded, live, at);
  }
}

/** Items of two arrays by their places. */
function* byPlace(a: readonly JsonMember[], b: readonly JsonMember[]): ReturnType<typeof aligned<JsonNode>> {
  for (let i = 0; i < a.length || i < b.length; i++) {
    const recorded = a[i]?.[1];
    const live = b[i]?.[1];
    yield {
      key: a[i]?.[0] ?? b[i]?.[0] ?? "",
      ...(recorded !== undefined && { recorded }),
      ...(live !== undefined && { live }),
    };
  }
}

/** The first line that differs. */
function lineDifference(a: string, b: string, show: Show): Difference {
  const at = firstDifference(a, b);
  const longer = a.length > b.length ? a : b;
  const hasMoreLines = at === Math.min(a.length, b.length) && longer[at] === "\n";
  const common = longer.slice(0, hasMoreLines ? at + 1 : at);
  const start = common.lastIndexOf("\n") + 1;
  const line = common.split("\n").length;
  if (!hasMoreLines) return { part, line, kind: "differs", ...excerpts(lineAt(a, start), lineAt(b, start), show) };
  const next = excerpt(lineAt(longer, start), show);
  return longer === a
    ? { part, line, kind: "only-in-recording", recorded: next }
    : { part, line, kind: "only-in-request", live: next };
}

function lineAt(text: string, start: number): string {
  const end = text.indexOf("\n", start);
  return end < 0 ? text.slice(start) : text.slice(start, end);
}

function byteDifference(a: string, b: string): Difference {
  const at = firstDifference(a, b);
  const show = (text: string) => `${text.length} bytes, at ${at}: ${hex(text.slice(at, at + 16)) || "end"}`;
  return { part, kind: "differs", recorded: show(a), live: show(b) };
}

function summary(body: CanonicalBody): string {
  if (body.kind === "bytes") return `${body.text.length} bytes`;
  if (body.kind === "lost") return "not in the recording";
  if (body.kind === "form") return excerpt(body.pairs.map((pair) => pair.join("=")).join("&"));
  return excerpt(body.text, body.kind === "multipart" ? showBytes : toDisplay);
}

function showBytes(piece: string): string {
  return toDisplay(fromByteString(multipartPiece(piece)));
}

function hex(byteString: string): string {
  return encodeHex(byteStringToBytes(byteString) ?? new Uint8Array(0));
}
