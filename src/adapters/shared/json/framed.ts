import { encodeUtf8 } from "../../../model/bytes.ts";
import type { Source, SourceText, Span } from "../../adapter.ts";
import type { Style } from "./style.ts";

/** What stands around the entries of a file, and the whole of a file without any. */
export interface Frame {
  readonly head: Uint8Array;
  readonly tail: Uint8Array;
  readonly empty: Uint8Array;
}

/** Where an entry stands in a source. */
interface Place {
  readonly text: SourceText;
  readonly index: number;
}

/** An entry of the file: new bytes, or those of the place that it stood in, or new ones for that place. */
export interface Piece {
  readonly place?: Place;
  readonly bytes?: Uint8Array;
}

interface Run extends Place {
  start: number;
  end: number;
}

// Neighbours are copied together, up to this many bytes at a time.
const runSize = 1024 * 1024;

/** The bytes of a file: entries with what stood between them wherever they still stand side by side. */
export async function* framed(
  pieces: AsyncIterable<Piece>,
  { head, tail, empty }: Frame,
  { lineEnd, indent }: Style,
  copied: (entries: Uint8Array, source: Source) => void,
): AsyncGenerator<Uint8Array> {
  const sliceOf = async ({ text, start, end }: Run): Promise<Uint8Array> => {
    const bytes = await text.source.slice(start, end);
    copied(bytes, text.source);
    return bytes;
  };
  const separator = encodeUtf8(`,${lineEnd}${indent}`);
  let before: Piece | undefined;
  let run: Run | undefined;
  for await (const piece of pieces) {
    const { place, bytes } = piece;
    const isNext = before !== undefined && isNeighbour(before.place, place);
    if (run !== undefined && bytes === undefined && isNext && place !== undefined) {
      run.end = spanOf(place)[1];
    } else {
      if (run !== undefined && run.end > run.start) yield await sliceOf(run);
      run = undefined;
      if (before === undefined) yield head;
      else yield isNext && place !== undefined ? await gapBefore(place) : separator;
      if (bytes !== undefined) yield bytes;
      else if (place !== undefined) run = { ...place, start: spanOf(place)[0], end: spanOf(place)[1] };
    }
    if (run !== undefined && run.end - run.start >= runSize) {
      yield await sliceOf(run);
      run.start = run.end;
    }
    before = piece;
  }
  if (run !== undefined && run.end > run.start) yield await sliceOf(run);
  yield before === undefined ? empty : tail;
}

function isNeighbour(before: Place | undefined, after: Place | undefined): boolean {
  return before !== undefined && before.text === after?.text && before.index + 1 === after.index;
}

/** What stands between an entry and the one before it. */
function gapBefore({ text, index }: Place): Promise<Uint8Array> {
  return text.source.slice(spanOf({ text, index: index - 1 })[1], spanOf({ text, index })[0]);
}

function spanOf({ text, index }: Place): Span {
  return text.spans.at(index) as Span;
}
