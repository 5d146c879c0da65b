/** A change of a text: what stands in place of a stretch of it. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A text after edits, which are in order and do not overlap. */
export function edited(text: string, edits: readonly Edit[]): string {
  if (edits.length === 0) return text;
  const pieces: string[] = [];
  let done = 0;
  for (const { start, end, text: piece } of edits) {
    pieces.push(text.slice(done, start), piece);
    done = end;
  }
  pieces.push(text.slice(done));
  return pieces.join("");
}

/** Where offsets, in ascending order, come to stand; one inside of an edit stands behind it then. */
export function moved(offsets: readonly number[], edits: readonly Edit[]): number[] {
  let next = 0;
  let shift = 0;
  let passed = 0;
  return offsets.map((offset) => {
    for (let edit = edits[next]; edit !== undefined && edit.start < offset; edit = edits[++next]) {
      shift += edit.text.length - (edit.end - edit.start);
      passed = edit.end;
    }
    return Math.max(offset, passed) + shift;
  });
}

/** Makes a test whether a stretch touches one of others, which are in order and do not overlap. */
export function touching(
  others: readonly { readonly start: number; readonly end: number }[],
): (start: number, end: number) => boolean {
  return (start, end) => {
    let low = 0;
    let high = others.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((others[middle]?.end ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    const other = others[low];
    return other !== undefined && other.start < end;
  };
}
