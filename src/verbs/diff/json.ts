import { excerpt, excerpts } from "../../match/excerpt.ts";
import { type JsonMember, type JsonNode, jsonText } from "../../match/json.ts";
import { aligned } from "../../match/pair-difference.ts";
import { escapeKey } from "../../match/pointer.ts";
import type { BodyDifference } from "./difference.ts";
import type { Sequence, Step } from "./sequence.ts";
import { isVolatileMember } from "./volatile.ts";

/** Where two JSON values differ: members by their keys, items of arrays by what stands around them. */
export function* jsonDifferences(
  a: JsonNode,
  b: JsonNode,
  sequence: Sequence,
  pointer = "",
): Generator<BodyDifference> {
  if (typeof a === "string" || typeof b === "string" || a.open !== b.open) {
    if (a === b) return;
    const [one, other] = [jsonText(a), jsonText(b)];
    const name = pointer.slice(pointer.lastIndexOf("/") + 1);
    const volatile = isVolatileMember(name, one) && isVolatileMember(name, other);
    yield { pointer, kind: "differs", ...sides(one, other), ...(volatile && { volatile }) };
    return;
  }
  for (const { key, x, y } of a.open === "{" ? byKey(a.members, b.members) : byItem(a.members, b.members, sequence)) {
    const at = `${pointer}/${escapeKey(key)}`;
    if (x === undefined) yield { pointer: at, kind: "added", b: excerpt(jsonText(y as JsonNode)) };
    else if (y === undefined) yield { pointer: at, kind: "gone", a: excerpt(jsonText(x)) };
    else yield* jsonDifferences(x, y, sequence, at);
  }
}

/** Two texts, cut so that their first difference is seen. */
export function sides(one: string, other: string): { a: string; b: string } {
  const { recorded, live } = excerpts(one, other);
  return { a: recorded, b: live };
}

interface Both {
  readonly key: string;
  readonly x?: JsonNode;
  readonly y?: JsonNode;
}

function* byKey(a: readonly JsonMember[], b: readonly JsonMember[]): Generator<Both> {
  for (const { key, recorded, live } of aligned(a, b)) {
    yield { key, ...(recorded !== undefined && { x: recorded }), ...(live !== undefined && { y: live }) };
  }
}

function* byItem(a: readonly JsonMember[], b: readonly JsonMember[], sequence: Sequence): Generator<Both> {
  const texts = (members: readonly JsonMember[]) => members.map(([, value]) => jsonText(value));
  for (const step of sequence(texts(a), texts(b))) yield bothOf(step, a, b);
}

function bothOf({ a: i, b: j }: Step, a: readonly JsonMember[], b: readonly JsonMember[]): Both {
  const x = i === undefined ? undefined : a[i]?.[1];
  const y = j === undefined ? undefined : b[j]?.[1];
  return { key: String(i ?? j), ...(x !== undefined && { x }), ...(y !== undefined && { y }) };
}
