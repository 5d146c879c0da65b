import { bytesToByteString } from "../../../model/bytes.ts";
import type { SourceText } from "../../adapter.ts";
import type { Layout } from "./text/layouts.ts";

/** How a file is laid out, found around its first interaction. */
export interface TextFacts {
  readonly layout: Layout;
  /** Whether it is indented in steps of two, lists level with their keys; a file indented otherwise is nearer to this. */
  readonly compact: boolean;
  /** The column of the dashes before interactions. */
  readonly column: number;
  /** All before the first interaction, and all behind the last. */
  readonly head: Uint8Array;
  readonly tail: Uint8Array;
  /** Whether the last interaction ends in the middle of a line, so that nothing can follow it. */
  readonly open: boolean;
}

/** Looks at a file's text; `undefined` when it holds no interaction. */
export async function textFacts({ source, spans }: SourceText): Promise<TextFacts | undefined> {
  const [first, last] = [spans.at(0), spans.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const head = await source.slice(0, first[0]);
  const sample = bytesToByteString(await source.slice(first[0], Math.min(first[1], first[0] + sampleSize)));
  const tail = await source.slice(last[1], source.size ?? (await source.bytes()).length);
  const end = await source.slice(last[1] - 1, last[1]);
  const column = sample.search(/[^ ]/);
  const around = bytesToByteString(head) + bytesToByteString(tail);
  return {
    layout: /^version: *1\b/m.test(around) ? "short" : layoutOf(sample),
    compact: column !== 4,
    column,
    head,
    tail,
    open: end[0] !== 0x0a,
  };
}

/** The empty lines and comments at the end of an interaction's text: they belong to what follows as much as to it. */
export async function linesBehind({ source, spans }: SourceText, index: number, column: number): Promise<Uint8Array> {
  const [start, end] = spans.at(index) ?? [0, 0];
  const from = Math.max(start, end - 4096);
  const text = bytesToByteString(await source.slice(from, end));
  let at = text.length;
  while (at > 0 && text[at - 1] === "\n") {
    const line = text.lastIndexOf("\n", at - 2) + 1;
    const first = text.slice(line, at).search(/[^ \t\r]/);
    // A sign further to the right may be text of a block.
    if (line === 0 || (text[line + first] !== "\n" && (text[line + first] !== "#" || first > column))) break;
    at = line;
  }
  return source.slice(from + at, end);
}

/** Enough for the keys of one interaction; what a long body hides is not needed. */
const sampleSize = 64 * 1024;

/** The layout of version 2 that an interaction has, by the keys that stand at the column of its request's first. */
function layoutOf(sample: string): Layout {
  const indent = /(?:^|\n)[ -]*request:\r?\n( +)/.exec(sample)?.[1];
  if (indent === undefined) return "omitempty";
  const lines = sample.split("\n").filter((line) => line.startsWith(indent) && /[a-z]/.test(line[indent.length] ?? ""));
  const keys = new Set(lines.map((line) => line.slice(indent.length).split(":", 1)[0]));
  if (keys.has("proto"))
    return ["transfer_encoding", "trailer", "request_uri"].every((key) => keys.has(key)) ? "full" : "omitempty";
  return keys.has("id") ? "sorted" : "omitempty";
}
