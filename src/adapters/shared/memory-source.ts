import type { Source } from "../adapter.ts";

/** Bytes in memory as a source; `sibling` finds the files beside it, where there are any. */
export function sourceInMemory(
  name: string,
  bytes: Uint8Array,
  sibling: Source["sibling"] = async () => undefined,
): Source {
  return {
    name,
    size: bytes.length,
    bytes: async () => bytes,
    slice: async (start, end) => bytes.subarray(start, end),
    sibling,
  };
}
