import { concatBytes } from "../../../model/bytes.ts";
import type { SourceText } from "../../adapter.ts";
import { type Style, styleOf } from "../json/style.ts";

// Enough to see what stands between an entry and the line before it.
const glance = 1024;

/** Our own layout: this many spaces per level; without any, one entry on each line. */
export function ownStyle(count: number): Style {
  const unit = " ".repeat(Math.min(count, 10));
  return { unit, indent: unit + unit + unit, lineEnd: "\n", end: "\n" };
}

/** How a file is laid out, as it shows around its first entry and at its end; `undefined` for a file without entries. */
export async function styleOfText({ source, spans }: SourceText): Promise<Style | undefined> {
  const [first, last] = [spans.at(0), spans.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const from = Math.max(0, first[0] - glance);
  const start = await source.slice(from, Math.min(first[1], first[0] + glance));
  const tail = await source.slice(last[1], source.size ?? (await source.bytes()).length);
  return styleOf(concatBytes([start, tail]), [[first[0] - from, start.length]]);
}
