import { type Alias, isAlias, isMap, isSeq, type ParsedNode, type Scalar, type YAMLMap, type YAMLSeq } from "yaml";
import { noBytes } from "../../../model/bytes.ts";
import { scanBlock } from "./block.ts";
import { errorAt, type FileText } from "./errors.ts";
import { foldPlain } from "./fold.ts";
import { scanQuoted } from "./quoted.ts";
import { newScan, type Scan } from "./scan.ts";
import { type Parsed, parseYaml, type YamlRules } from "./yaml.ts";

/** A YAML value, its aliases followed; `at` is where it starts, in bytes. */
export type Tree = Leaf | ListTree | MapTree;

/** A scalar, decoded as Go's YAML does. */
export interface Leaf {
  readonly kind: "leaf";
  readonly at: number;
  /** Without quotes and not a block, so that it may stand for a number or null. */
  readonly plain: boolean;
  readonly binary: boolean;
  readonly byteEscapes: boolean;
  readonly bytes: Uint8Array;
  /** The same with CRLF as it stands; Go reads a line feed. Undefined when there is none. */
  readonly withCr?: Uint8Array;
}

/** A list; `dashes` says where the dash of each item stands, unless it is spelled with brackets. */
export interface ListTree {
  readonly kind: "list";
  readonly at: number;
  readonly items: readonly Tree[];
  readonly dashes: readonly number[] | undefined;
}

/** A map with its keys in file order, repeated ones and `<<` included. */
export interface MapTree {
  readonly kind: "map";
  readonly at: number;
  readonly entries: readonly (readonly [key: Tree, value: Tree])[];
}

/** A document as a tree. */
interface ParsedTree {
  /** Undefined in an empty file. */
  readonly root: Tree | undefined;
  readonly anchors: boolean;
  /** How many values the text spells out. */
  readonly size: number;
}

/** Reads a file's text as YAML. Throws `input/syntax`, `input/unsupported`, `input/too-large`. */
export function readTree(file: FileText, rules: YamlRules): ParsedTree {
  const parsed = parseYaml(file, rules);
  const scan = newScan(file.bytes, file.text, rules.wideBreaks);
  const builder: Builder = { file, base: parsed.base, scan, named: new Map(), size: 0 };
  const root = parsed.document?.contents;
  return { root: root ? build(root, -1, builder) : undefined, anchors: parsed.anchors, size: builder.size };
}

interface Builder extends Pick<Parsed, "base"> {
  readonly file: FileText;
  /** All scalars are decoded into one piece of memory. */
  readonly scan: Scan;
  /** Values by anchor; undefined while one is being built. */
  readonly named: Map<string, Tree | undefined>;
  size: number;
}

function build(node: ParsedNode, parent: number, builder: Builder): Tree {
  builder.size++;
  if (isAlias(node)) return resolve(node as Alias.Parsed, builder);
  const { anchor } = node as { anchor?: string };
  if (anchor !== undefined) builder.named.set(anchor, undefined);
  const tree = isMap(node)
    ? buildMap(node as YAMLMap.Parsed, builder)
    : isSeq(node)
      ? buildList(node as YAMLSeq.Parsed, builder)
      : buildLeaf(node as Scalar.Parsed, parent, builder);
  if (anchor !== undefined) builder.named.set(anchor, tree);
  return tree;
}

function resolve(node: Alias.Parsed, { named, file, base }: Builder): Tree {
  const found = named.get(node.source);
  if (found !== undefined) return found;
  const inside = named.has(node.source);
  const problem = inside ? "an alias inside the value that it stands for" : "an alias without an anchor before it";
  throw errorAt(file, base + node.range[0], inside ? "input/invalid" : "input/syntax", problem);
}

function buildMap(node: YAMLMap.Parsed, builder: Builder): MapTree {
  const at = builder.base + node.range[0];
  const { type, indent } = node.srcToken as { type: string; indent: number };
  const column = type === "block-map" ? indent : -1;
  const entries = node.items.map(({ key, value, srcToken }) => {
    const explicit = isExplicit(srcToken);
    if (key === null || (key.srcToken === undefined && !explicit)) {
      const place = builder.base + (key ?? value ?? node).range[0];
      throw errorAt(builder.file, place, "input/syntax", "a value without a key");
    }
    const name = build(key, column, builder);
    if (!explicit && isSeveralLines(key, builder)) {
      const hint = "Look for a quote or a bracket that is not closed.";
      throw errorAt(builder.file, name.at, "input/syntax", "a key goes over several lines", hint);
    }
    return [name, value ? build(value, column, builder) : emptyLeaf(builder.base + key.range[1])] as const;
  });
  return { kind: "map", at, entries };
}

/** Whether a key stands after a question mark. */
function isExplicit(token: unknown): boolean {
  return (token as { explicitKey?: true } | undefined)?.explicitKey === true;
}

function isSeveralLines(key: ParsedNode, { file, base }: Builder): boolean {
  return file.text.slice(base + key.range[0], base + key.range[1]).includes("\n");
}

function buildList(node: YAMLSeq.Parsed, builder: Builder): ListTree {
  const { base } = builder;
  const token = node.srcToken as {
    type: string;
    indent: number;
    items: { start: { type: string; offset: number }[] }[];
  };
  const block = token.type === "block-seq";
  const items = node.items.map((item) => build(item as ParsedNode, block ? token.indent : -1, builder));
  const dashes = block
    ? token.items.flatMap(({ start }) =>
        start.filter(({ type }) => type === "seq-item-ind").map(({ offset }) => base + offset),
      )
    : undefined;
  return { kind: "list", at: base + node.range[0], items, dashes };
}

function emptyLeaf(at: number): Leaf {
  return { kind: "leaf", at, plain: true, binary: false, byteEscapes: false, bytes: noBytes };
}

/** What a scalar is spelled with; an empty one has none. */
interface ScalarToken {
  readonly type: string;
  readonly offset: number;
  readonly source: string;
  readonly props?: readonly { readonly type: string; readonly offset: number }[];
}

const binaryTag = "tag:yaml.org,2002:binary";
const textTags: readonly (string | undefined)[] = [undefined, "!", "tag:yaml.org,2002:str", binaryTag];

function buildLeaf(node: Scalar.Parsed, parent: number, { scan, file, base }: Builder): Leaf {
  if (!textTags.includes(node.tag)) {
    const problem = "a tag other than !!binary and !!str";
    throw errorAt(file, base + node.range[0], "input/unsupported", problem, "Remove the tag.");
  }
  const token = node.srcToken as ScalarToken | undefined;
  if (token === undefined) return { ...emptyLeaf(base + node.range[0]), plain: node.tag === undefined };
  const start = scan.used;
  const at = base + (token.props?.find(({ type }) => type === "block-scalar-header")?.offset ?? token.offset);
  scan.pos = at;
  scan.byteEscapes = false;
  const read =
    token.type === "scalar"
      ? foldPlain(scan, at + token.source.length)
      : token.type === "block-scalar"
        ? scanBlock(scan, parent)
        : scanQuoted(scan) && scan.pos === at + token.source.length;
  if (!read) throw errorAt(file, scan.pos, "input/syntax", `${nameOf(token.type)} that Go's YAML cannot read`);
  const hasCr = token.type === "block-scalar" && file.text.slice(at, scan.pos).includes("\r\n");
  return {
    kind: "leaf",
    at,
    ...(hasCr && { withCr: readWithCr(scan, at, parent) }),
    plain: token.type === "scalar" && node.tag === undefined,
    binary: node.tag === binaryTag,
    byteEscapes: scan.byteEscapes,
    bytes: scan.used === start ? noBytes : scan.out.subarray(start, scan.used),
  };
}

function readWithCr({ bytes, text, pos, wideBreaks }: Scan, at: number, parent: number): Uint8Array {
  const line = text.lastIndexOf("\n", at) + 1;
  const scan = newScan(bytes.subarray(line, pos), text.slice(line, pos), wideBreaks, true);
  scan.pos = at - line;
  scanBlock(scan, parent);
  return scan.out.subarray(0, scan.used);
}

function nameOf(type: string): string {
  return type === "scalar" ? "plain text" : type === "block-scalar" ? "a block" : "a text in quotes";
}
