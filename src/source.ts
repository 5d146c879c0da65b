import type { Source } from "./adapters/adapter.ts";

/** Bytes in memory as a source; `name` stands in messages. */
export function memorySource(bytes: Uint8Array, name = "input"): Source {
  return {
    name,
    size: bytes.length,
    bytes: async () => bytes,
    slice: async (start, end) => bytes.subarray(start, end),
    sibling: async () => undefined,
  };
}

/** Bytes or a source, as a source. */
export function asSource(input: Uint8Array | Source): Source {
  return input instanceof Uint8Array ? memorySource(input) : input;
}
