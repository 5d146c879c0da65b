/** A list of numbers that takes no more than these: ten million entries have room. */
export interface Numbers {
  readonly length: number;
  get(index: number): number;
  push(value: number): void;
}

// Pieces, not one array that grows: while it is copied into a larger one, it would take three times its room.
const bits = 14;
const pieceLength = 1 << bits;

/** An empty list of offsets, eight bytes each. */
export function offsets(): Numbers {
  return listOf(Float64Array);
}

/** An empty list of smaller numbers, four bytes each; from 2 ** 32 on all are the same. */
export function counts(): Numbers {
  return listOf(Uint32Array);
}

function listOf(Piece: typeof Float64Array | typeof Uint32Array): Numbers {
  const most = Piece === Uint32Array ? 2 ** 32 - 1 : Number.MAX_SAFE_INTEGER;
  const pieces: (Float64Array | Uint32Array)[] = [];
  let length = 0;
  return {
    get length() {
      return length;
    },
    get: (index) => pieces[index >> bits]?.[index & (pieceLength - 1)] as number,
    push(value) {
      const at = length++ & (pieceLength - 1);
      if (at === 0) pieces.push(new Piece(pieceLength));
      (pieces[pieces.length - 1] as Float64Array)[at] = Math.min(value, most);
    },
  };
}
