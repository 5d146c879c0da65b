import type { Source } from "./adapters/adapter.ts";
import { sourceInMemory } from "./adapters/shared/memory-source.ts";

/** Bytes in memory as a source; `name` stands in messages. */
export function memorySource(bytes: Uint8Array, name = "input"): Source {
  return sourceInMemory(name, bytes);
}

/** Bytes or a source, as a source. */
export function asSource(input: Uint8Array | Source): Source {
  return input instanceof Uint8Array ? memorySource(input) : input;
}
