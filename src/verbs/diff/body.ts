import { sha1 } from "../../adapters/shared/sha1.ts";
import { excerpt } from "../../match/excerpt.ts";
import { canonicalMultipart } from "../../match/multipart.ts";
import { decodeUtf8, equalBytes } from "../../model/bytes.ts";
import type { Body, HeaderList, StoredBody } from "../../model/types.ts";
import type { BodyDifference, PartDifference } from "./difference.ts";
import type { Sequence } from "./sequence.ts";
import { textDifferences } from "./text.ts";

/** A body with what says of which type it is. */
export interface Content {
  readonly headers: HeaderList;
  /** Its content codings are undone where they can be. */
  readonly body: Body;
  /** As it stands in the recording. */
  readonly stored: Body;
}

const field = "body";

/**
 * Where two bodies differ: JSON by pointer, event streams and JSON by line item by item, forms by name, other texts by line,
 * everything else as a whole, by length and hash.
 */
export function* bodyDifferences(a: Content, b: Content, sequence: Sequence): Generator<PartDifference> {
  const { body: x } = a;
  const { body: y } = b;
  if (x.kind === "lost" || y.kind === "lost") {
    if (x.kind !== y.kind || storyOf(x) !== storyOf(y)) {
      yield { field, kind: "differs", a: storyOf(x), b: storyOf(y) };
    }
    return;
  }
  if (!equalBytes(x.bytes, y.bytes)) {
    for (const difference of bytesDifferences(a.headers, x.bytes, b.headers, y.bytes, sequence)) {
      yield { field, ...difference };
    }
  }
  if ((x.coding === "encoded") !== (y.coding === "encoded")) {
    yield { field: "body coding", kind: "differs", a: codingText(x), b: codingText(y) };
  }
  if (x.complete !== y.complete) {
    yield { field: "body end", kind: "differs", a: endOf(x), b: endOf(y) };
  }
  if (a.stored.kind === "stored" && b.stored.kind === "stored") yield* pieceDifferences(a.stored, b.stored);
}

function* bytesDifferences(
  headersOfA: HeaderList,
  bytesOfA: Uint8Array,
  headersOfB: HeaderList,
  bytesOfB: Uint8Array,
  sequence: Sequence,
): Generator<BodyDifference> {
  if (bytesOfA.length === 0) yield { kind: "added", b: sumOf(bytesOfB) };
  else if (bytesOfB.length === 0) yield { kind: "gone", a: sumOf(bytesOfA) };
  else {
    const [a, b] = [decodeUtf8(bytesOfA), decodeUtf8(bytesOfB)];
    const whole: BodyDifference = { kind: "differs", a: sumOf(bytesOfA), b: sumOf(bytesOfB) };
    if (a === undefined || b === undefined) {
      const [one, other] = [canonicalMultipart(headersOfA, bytesOfA), canonicalMultipart(headersOfB, bytesOfB)];
      yield one !== undefined && one === other ? { ...whole, kind: "spelling" } : whole;
      return;
    }
    let differs = false;
    for (const difference of textDifferences(
      { headers: headersOfA, text: a },
      { headers: headersOfB, text: b },
      sequence,
    )) {
      differs = true;
      yield difference;
    }
    if (!differs) yield { ...whole, kind: "spelling" };
  }
}

/** Where the pieces of a body ended, and when they came. */
function* pieceDifferences(a: StoredBody, b: StoredBody): Generator<PartDifference> {
  const [x, y] = [borders(a), borders(b)];
  if (String(x) !== String(y)) {
    yield { field: "body pieces", kind: "differs", a: `${x.length + 1}`, b: `${y.length + 1}` };
  } else if (times(a) !== times(b)) {
    yield {
      field: "body pieces",
      kind: "differs",
      a: times(a) || "no times",
      b: times(b) || "no times",
      volatile: true,
    };
  }
}

function borders({ bytes, chunks = [] }: StoredBody): readonly number[] {
  return chunks.map(({ end }) => end).filter((end) => end !== bytes.length);
}

function times({ chunks = [] }: StoredBody): string {
  const known = chunks.flatMap(({ atMs }) => (atMs === undefined ? [] : [atMs]));
  return known.length === 0 ? "" : excerpt(`at ${known.join(", ")} ms`);
}

function sumOf(bytes: Uint8Array): string {
  return `${bytes.length} bytes, sha1 ${sha1(bytes)}`;
}

function storyOf(body: Body): string {
  if (body.kind === "lost") return `not in the recording (${body.reason})`;
  return body.bytes.length === 0 ? "empty" : sumOf(body.bytes);
}

function codingText({ coding }: StoredBody): string {
  return coding === "encoded" ? "coded" : "plain";
}

function endOf({ complete }: StoredBody): string {
  return complete ? "complete" : "cut off";
}
