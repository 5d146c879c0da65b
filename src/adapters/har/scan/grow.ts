/** A list of numbers that takes eight bytes for each: offsets of ten million entries have room. */
export interface Numbers {
  readonly length: number;
  get(index: number): number;
  push(value: number): void;
  clear(): void;
}

/** An empty list of numbers. */
export function numbers(): Numbers {
  let held = new Float64Array(64);
  let length = 0;
  return {
    get length() {
      return length;
    },
    get: (index) => held[index] as number,
    push(value) {
      if (length === held.length) {
        const larger = new Float64Array(held.length * 2);
        larger.set(held);
        held = larger;
      }
      held[length++] = value;
    },
    clear() {
      length = 0;
      held = new Float64Array(64);
    },
  };
}
