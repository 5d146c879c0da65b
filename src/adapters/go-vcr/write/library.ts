import { concatBytes, encodeUtf8, equalBytes } from "../../../model/bytes.ts";
import { isRespoolError } from "../../../model/errors.ts";
import type { SourceText } from "../../adapter.ts";
import type { RawInteraction } from "../raw.ts";
import { readRaw } from "../read/read.ts";
import { interactionText } from "./text/cassette.ts";
import type { Layout } from "./text/layouts.ts";
import type { Library } from "./text/libraries.ts";
import type { TextFacts } from "./text-facts.ts";

/** The library that writes a layout where nothing tells: that of the newest go-vcr which writes it. */
export function usualLibrary(layout: Layout, compact: boolean): Library {
  if (layout === "short" && compact) return "yaml.v2";
  return layout === "omitempty" ? "yaml-v4-rc.6" : "yaml.v3";
}

/**
 * The library that a file was written with: the one that writes most of its interactions again as they are. A part of the
 * file is looked at, the interaction `first` before others.
 */
export async function libraryOf(text: SourceText, facts: TextFacts, first = 0): Promise<Library> {
  const { layout, compact, column } = facts;
  const parts = await someParts(text, facts, first);
  let best = { library: usualLibrary(layout, compact), hits: 0 };
  for (const library of candidates(layout, compact)) {
    const hits = parts.filter(({ raw, bytes }) =>
      equalBytes(encodeUtf8(indented(interactionText(raw, { layout, library, compact }), compact ? column : 0)), bytes),
    ).length;
    if (hits > best.hits) best = { library, hits };
    if (hits === parts.length) break;
  }
  return best.library;
}

/** A rendered text moved to the right, empty lines but for their break excepted. */
export function indented(text: string, columns: number): string {
  // Lines end at LS and PS, too: Go takes the indent behind them away.
  return columns === 0 ? text : text.replace(/^(?=[^\n])/gm, " ".repeat(columns));
}

/** The libraries that may have written a file, the likeliest first. */
export function candidates(layout: Layout, compact: boolean): readonly Library[] {
  const others: readonly Library[] = ["yaml.v3", "yaml-v4-rc.6", "yaml-v4-rc.3", "yaml-v4"];
  const old: readonly Library[] = compact ? ["yaml.v2"] : [];
  return [...new Set([usualLibrary(layout, compact), ...others, ...old])];
}

/** An interaction as a file holds it. */
interface Part {
  readonly raw: RawInteraction;
  readonly bytes: Uint8Array;
}

/** How much of a file is looked at, in bytes. */
const budget = 256 * 1024;

async function someParts({ source, spans }: SourceText, { head, tail }: TextFacts, first: number): Promise<Part[]> {
  const pieces: Uint8Array[] = [];
  let left = budget;
  const indexes = Array.from({ length: spans.length }, (_, index) => index);
  const sizeOf = (index: number) => (spans.at(index)?.[1] ?? 0) - (spans.at(index)?.[0] ?? 0);
  const smallest = indexes.reduce((least, index) => (sizeOf(index) < sizeOf(least) ? index : least), 0);
  for (const index of new Set([first, ...indexes, smallest])) {
    const span = spans.at(index);
    // One has to be looked at, however long it is.
    if (span === undefined || (sizeOf(index) > left && (pieces.length > 0 || index !== smallest))) continue;
    left -= sizeOf(index);
    pieces.push(await source.slice(...span));
  }
  try {
    const { interactions } = await readRaw(concatBytes([head, ...pieces, tail]));
    return interactions.flatMap((raw, i) => (pieces[i] === undefined ? [] : [{ raw, bytes: pieces[i] }]));
  } catch (e) {
    // Parts that do not stand for themselves tell nothing.
    if (isRespoolError(e)) return [];
    throw e;
  }
}
