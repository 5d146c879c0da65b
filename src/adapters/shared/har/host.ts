import { concatBytes, decodeUtf8Lossy, encodeUtf8 } from "../../../model/bytes.ts";
import type { JsonObject } from "../../../model/types.ts";
import type { SourceText, Span } from "../../adapter.ts";
import type { Frame } from "../json/framed.ts";
import type { Style } from "../json/style.ts";
import { isObject } from "../json/values.ts";
import { styleOfText } from "./layout.ts";

/** The file whose text is kept: what stands around its entries. */
export interface Host {
  readonly frame: Frame;
  readonly style: Style;
  readonly log: JsonObject;
}

/** The file as a host of entries; `undefined` where it has none, or what stands around them is no JSON. */
export async function hostOf(text: SourceText): Promise<Host | undefined> {
  const { source, spans } = text;
  const [first, last] = [spans.at(0), spans.at(-1)] as [Span | undefined, Span | undefined];
  const style = await styleOfText(text);
  if (first === undefined || last === undefined || style === undefined) return undefined;
  const head = await source.slice(0, first[0]);
  const own = await source.slice(last[1], source.size ?? (await source.bytes()).length);
  // A file that was cut off has no end that could be kept.
  for (const tail of [own, endOf(style)]) {
    const log = logOf(head, tail);
    if (log !== undefined) return { style, log, frame: { head, tail, empty: withoutEntries(head, tail) } };
  }
  return undefined;
}

function endOf({ unit, lineEnd, end }: Style): Uint8Array {
  return encodeUtf8(`${lineEnd}${unit}${unit}]${lineEnd}${unit}}${lineEnd}}${end}`);
}

function logOf(head: Uint8Array, tail: Uint8Array): JsonObject | undefined {
  try {
    const { log } = JSON.parse(decodeUtf8Lossy(concatBytes([head, tail])).replace(/^\ufeff/, ""));
    return isObject(log) && Array.isArray(log.entries) && log.entries.length === 0 ? log : undefined;
  } catch {
    return undefined;
  }
}

function withoutEntries(head: Uint8Array, tail: Uint8Array): Uint8Array {
  return encodeUtf8(decodeUtf8Lossy(head).trimEnd() + decodeUtf8Lossy(tail).trimStart());
}
