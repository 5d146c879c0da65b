import type { Document, ParsedNode } from "yaml";
import { codeFrame } from "../../model/code-frame.ts";
import { RespoolError } from "../../model/errors.ts";
import { messageOf, type PolicyPath, type Refuse } from "./fault.ts";

/** A policy as it is written: plain values, and who refuses what stands there. */
export interface PolicyText {
  readonly value: unknown;
  readonly refuse: Refuse;
}

/** The longest text of a policy, in characters. */
const sizeLimit = 1 << 20;
/** A policy has five levels. */
const depthLimit = 64;
/** The library would take seconds and hundreds of megabytes for more. */
const lexemeLimit = 200_000;

// Not those that a secret may have been put behind: a frame shows the numbers behind keys that it knows.
const knownKeys: ReadonlySet<string> = new Set("redact exempt headers queries paths members name".split(" "));

/** Reads YAML, and so JSON, without anchors, tags and merge keys. Throws `option/invalid`. */
export async function readPolicyText(text: string, file: string | undefined): Promise<PolicyText> {
  const fail = (offset: number, message: string, hint?: string): never => {
    const lines = text.slice(0, offset).split("\n");
    const place = { line: lines.length, column: Array.from(lines.at(-1) ?? "").length + 1 };
    const at = { ...(file !== undefined && { file }), ...place };
    throw new RespoolError("option/invalid", message, { at, hint, frame: codeFrame(text, offset, knownKeys) });
  };
  if (text.length > sizeLimit) {
    const message = `secret policy: the text has ${text.length} characters; the limit is ${sizeLimit}`;
    throw new RespoolError("option/invalid", message, { ...(file !== undefined && { at: { file } }) });
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const bad = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]/u.exec(text);
  if (bad !== null) fail(bad.index, "secret policy: this character belongs in no text");
  const yaml = await import("yaml");
  const document = compose(text, yaml, fail);
  const value = document?.contents ? plainOf(document.contents, yaml, fail) : {};
  return {
    value,
    refuse: (fault) => fail(offsetOf(document, fault.path, fault.key, yaml), messageOf(fault), fault.hint),
  };
}

type Yaml = typeof import("yaml");
type Fail = (offset: number, message: string, hint?: string) => never;

function compose(text: string, { Composer, Lexer, Parser }: Yaml, fail: Fail): Document.Parsed | undefined {
  const parser = new Parser();
  const composer = new Composer({ schema: "core", uniqueKeys: false, prettyErrors: false, logLevel: "silent" });
  const documents: Document.Parsed[] = [];
  let count = 0;
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) documents.push(...composer.next(token));
    if (parser.stack.length > depthLimit) fail(parser.offset, "secret policy: YAML that is nested too deeply");
    if (++count > lexemeLimit) fail(parser.offset, "secret policy: YAML of too many parts");
    if (documents.length > 1) break;
  }
  for (const token of parser.end()) documents.push(...composer.next(token));
  documents.push(...composer.end());
  const [document, second] = documents;
  const error = document?.errors.sort((a, b) => a.pos[0] - b.pos[0])[0];
  if (error !== undefined) fail(error.pos[0], "secret policy: not valid YAML from here on");
  if (second !== undefined) fail(second.range[0], "secret policy: a second YAML document starts here");
  return document;
}

/** A node as plain values; what YAML has beyond JSON is refused. */
function plainOf(node: ParsedNode, yaml: Yaml, fail: Fail): unknown {
  const at = node.range[0];
  if (yaml.isAlias(node) || node.anchor !== undefined) {
    fail(at, "secret policy: anchors and aliases have no place here", "Write each rule out.");
  }
  if (node.tag !== undefined) fail(at, "secret policy: tags have no place here", "Put texts into quotes instead.");
  if (yaml.isSeq(node)) return node.items.map((item) => plainOf(item as ParsedNode, yaml, fail));
  if (!yaml.isMap(node)) return node.value;
  const members = new Map<string, unknown>();
  for (const { key, value } of node.items) {
    const name = plainOf(key, yaml, fail);
    if (typeof name !== "string") fail(key.range[0], "secret policy: a key is a text", "Put it into quotes.");
    // The library would compare each key with each other.
    if (members.has(name)) fail(key.range[0], "secret policy: this key stands here twice");
    members.set(name, value === null ? null : plainOf(value, yaml, fail));
  }
  // Defines members, so that __proto__ is a key like others.
  return Object.fromEntries(members);
}

/** Where the part of a policy stands that a path leads to, or one of its keys. */
function offsetOf(
  document: Document.Parsed | undefined,
  path: PolicyPath,
  key: string | undefined,
  yaml: Yaml,
): number {
  const node = document?.getIn(path, true);
  if (key !== undefined && yaml.isMap(node)) {
    for (const { key: one } of node.items) if (yaml.isScalar(one) && one.value === key) return one.range?.[0] ?? 0;
  }
  return yaml.isNode(node) ? (node.range?.[0] ?? 0) : 0;
}
