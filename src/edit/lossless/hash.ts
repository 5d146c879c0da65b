import { adler32, crc32 } from "../../adapters/shared/checksum.ts";
import { encodeUtf8 } from "../../model/bytes.ts";
import type { Interaction } from "../../model/types.ts";
import { isRecord, type Plain } from "./patch.ts";

/**
 * A checksum of an interaction, by value and without its origin: it tells whether somebody edited the entry, nothing more.
 * `undefined` when extensions are nested deeper than JSON can be written.
 */
export function hashOf({ origin: _, ...interaction }: Interaction): string | undefined {
  try {
    return digest(encodeUtf8(JSON.stringify(interaction, stable)));
  } catch (e) {
    if (e instanceof RangeError) return undefined;
    throw e;
  }
}

/** Members in the order of their names; bytes as their own checksum. */
function stable(this: Plain, name: string, json: unknown): unknown {
  // Node's buffers have made lists of themselves before they come here.
  const value = this[name];
  if (value instanceof Uint8Array) return digest(value);
  if (!isRecord(value)) return json;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

function digest(bytes: Uint8Array): string {
  return hex(crc32(bytes)) + hex(adler32(bytes));
}

function hex(n: number): string {
  return n.toString(16).padStart(8, "0");
}
