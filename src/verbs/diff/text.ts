import { excerpt } from "../../match/excerpt.ts";
import { isForm } from "../../match/form.ts";
import { type JsonNode, readJson } from "../../match/json.ts";
import { canonicalMultipart, multipartPiece } from "../../match/multipart.ts";
import { pairDifferences } from "../../match/pair-difference.ts";
import { readPairs } from "../../match/pairs.ts";
import { mediaType } from "../../model/body.ts";
import { encodeUtf8 } from "../../model/bytes.ts";
import { eventsOf } from "../../model/event-stream.ts";
import type { HeaderList } from "../../model/types.ts";
import type { BodyDifference } from "./difference.ts";
import { jsonDifferences, sides } from "./json.ts";
import type { Sequence } from "./sequence.ts";

/** A text body with what says of which type it is. */
export interface Text {
  readonly headers: HeaderList;
  readonly text: string;
}

/**
 * Where two texts differ: JSON by pointer, event streams and JSON by line item by item, forms by name, others by line. None
 * where they mean the same.
 */
export function* textDifferences(a: Text, b: Text, sequence: Sequence): Generator<BodyDifference> {
  const [x, y] = [readJson(a.text), readJson(b.text)];
  if (x !== undefined && y !== undefined) return yield* jsonDifferences(x, y, sequence);
  if (isEvents(a) && isEvents(b)) return yield* itemDifferences(eventsOf(a.text), eventsOf(b.text), dataOf, sequence);
  if (isJsonLines(a) && isJsonLines(b)) {
    return yield* itemDifferences(
      linesOf(a.text),
      linesOf(b.text),
      (line) => ({ rest: "", json: readJson(line) }),
      sequence,
    );
  }
  if (isForm(a.headers, a.text) && isForm(b.headers, b.text)) {
    for (const { recorded, live, name = "", kind } of pairDifferences("body", readPairs(a.text), readPairs(b.text))) {
      yield {
        name,
        kind: kind === "only-in-recording" ? "gone" : kind === "only-in-request" ? "added" : "differs",
        ...(recorded !== undefined && { a: recorded }),
        ...(live !== undefined && { b: live }),
      };
    }
    return;
  }
  yield* lineDifferences(plainText(a), plainText(b), sequence);
}

/** The text without the boundary that a client makes up for each multipart body. */
function plainText({ headers, text }: Text): string {
  const multipart = canonicalMultipart(headers, encodeUtf8(text));
  return multipart === undefined ? text : multipartPiece(multipart);
}

function* lineDifferences(a: string, b: string, sequence: Sequence): Generator<BodyDifference> {
  const [x, y] = [linesOf(a), linesOf(b)];
  for (const { a: i, b: j } of sequence(x, y)) {
    const at = { line: ((i ?? j) as number) + 1 };
    if (i === undefined) yield { ...at, kind: "added", b: excerpt(y[j as number] as string) };
    else if (j === undefined) yield { ...at, kind: "gone", a: excerpt(x[i] as string) };
    else yield { ...at, kind: "differs", ...sides(x[i] as string, y[j] as string) };
  }
}

/** A line or an event: its JSON, and what else there is to it. */
interface Item {
  readonly rest: string;
  readonly json: JsonNode | undefined;
}

/** Items that hold JSON are compared by what that says. */
function* itemDifferences(
  a: readonly string[],
  b: readonly string[],
  parse: (item: string) => Item,
  sequence: Sequence,
): Generator<BodyDifference> {
  for (const { a: i, b: j } of sequence(a, b)) {
    const item = ((i ?? j) as number) + 1;
    if (i === undefined) yield { item, kind: "added", b: excerpt(b[j as number] as string) };
    else if (j === undefined) yield { item, kind: "gone", a: excerpt(a[i] as string) };
    else {
      const [one, other] = [a[i] as string, b[j] as string];
      const [x, y] = [parse(one), parse(other)];
      if (x.json === undefined || y.json === undefined || x.rest !== y.rest) {
        yield { item, kind: "differs", ...sides(one, other) };
      } else for (const difference of jsonDifferences(x.json, y.json, sequence)) yield { item, ...difference };
    }
  }
}

function isEvents({ headers, text }: Text): boolean {
  return mediaType(headers) === "text/event-stream" || /^(?:data|event|id):/.test(text);
}

function isJsonLines({ headers }: Text): boolean {
  return /^application\/(x-)?(ndjson|jsonl|jsonlines|json-seq)$/.test(mediaType(headers));
}

/** The data of an event as JSON, and its other lines. */
function dataOf(event: string): Item {
  const lines = linesOf(event);
  const isData = (line: string) => line.startsWith("data:");
  const data = lines.filter(isData).map((line) => line.slice(5));
  return { rest: lines.filter((line) => !isData(line)).join("\n"), json: readJson(data.join("\n")) };
}

function linesOf(text: string): string[] {
  return text.split(/\r\n|\n|\r/);
}
