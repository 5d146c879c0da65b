import type { Tree } from "./tree.ts";
import { problemAt, type Walk } from "./typed.ts";

/** Top-level keys that give another tool's files away. */
const others: readonly (readonly [key: string, tool: string])[] = [
  ["http_interactions", "VCR (Ruby)"],
  ["mappings", "WireMock"],
  ["log", "HAR"],
];

/** Throws `input/unsupported` when a document is a cassette of another tool, or none at all. */
export function checkTop(walk: Walk, root: Tree, top: ReadonlyMap<string, Tree>): void {
  if (top.has("interactions")) return;
  const other = others.find(([key]) => top.has(key));
  if (other !== undefined) throw otherTool(walk, root, other[1]);
  if ([...top.keys()].some((key) => key !== "version")) {
    throw problemAt(walk, root.at, "input/unsupported", "not a go-vcr cassette: there is no list of interactions");
  }
}

/** Throws `input/unsupported` when an interaction is another tool's. */
export function checkInteraction(walk: Walk, tree: Tree, entries: ReadonlyMap<string, Tree>): void {
  if (!entries.has("request") && !entries.has("response")) {
    const problem = "not an interaction of go-vcr: there is neither a request nor a response";
    throw problemAt(walk, tree.at, "input/unsupported", problem);
  }
}

/** Throws `input/unsupported` when a request or a response is spelled as vcrpy does. */
export function checkMessage(walk: Walk, tree: Tree, entries: ReadonlyMap<string, Tree>): void {
  const isRequest = entries.has("uri") && !entries.has("url");
  const isResponse = entries.get("status")?.kind === "map";
  if (isRequest || isResponse) throw otherTool(walk, tree, "vcrpy");
}

function otherTool(walk: Walk, tree: Tree, tool: string): Error {
  const hint = "Run respool formats to see what can be read.";
  return problemAt(walk, tree.at, "input/unsupported", `a recording of ${tool}, not of go-vcr`, hint);
}
