import type { JsonNode } from "../json.ts";
import { type Pair, sortByName } from "../pairs.ts";

// Names grow with the depth; no form goes further.
const deepest = 8;

/**
 * A JSON object as the form that it would be; `undefined` when it has what a form cannot say: null, an empty list, a text
 * that would be read as a number, `true` or `false`.
 */
export function flatPairs(root: JsonNode): readonly Pair[] | undefined {
  if (typeof root === "string" || root.open !== "{") return undefined;
  const pairs: Pair[] = [];
  for (const [key, value] of root.members) if (!addPairs(pairs, key, value, 1)) return undefined;
  return sortByName(pairs);
}

function addPairs(pairs: Pair[], name: string, node: JsonNode, depth: number): boolean {
  if (typeof node === "string") {
    const value = node.startsWith('"') ? (JSON.parse(node) as string) : node;
    pairs.push([name, value]);
    return node !== "null" && (value === node || !/^(-?\d+(\.\d+)?([eE][+-]?\d+)?|true|false|null)$/.test(value));
  }
  if (depth === deepest || node.members.length === 0) return false;
  return node.members.every(([key, value]) => {
    const isItem = node.open === "[" && typeof value === "string";
    return addPairs(pairs, isItem ? `${name}[]` : `${name}[${key}]`, value, depth + 1);
  });
}

/** Pairs with the items of a list under one name: `a[0]` is `a[]`, and so is an `a` of which there are more. */
export function listNames(pairs: readonly Pair[]): readonly Pair[] {
  const counts = new Map<string, number>();
  for (const [name] of pairs) counts.set(name, (counts.get(name) ?? 0) + 1);
  return sortByName(
    pairs.map(([name, value]): Pair => {
      if (name.endsWith("[]")) return [name, value];
      if (/\[\d+\]$/.test(name)) return [name.replace(/\d+\]$/, "]"), value];
      return [(counts.get(name) ?? 0) > 1 ? `${name}[]` : name, value];
    }),
  );
}
