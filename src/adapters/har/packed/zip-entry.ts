import type { RespoolError } from "../../../model/errors.ts";
import { crc32 } from "../../shared/checksum.ts";
import type { ZipEntry } from "./directory.ts";
import { fault, inflated, tooLarge } from "./inflate.ts";

/** The bytes of a file in a zip: at most `limit`, and no more than the directory says. */
export async function entryBytes(
  archive: string,
  zip: Uint8Array,
  entry: ZipEntry,
  limit: number,
): Promise<Uint8Array> {
  if (entry.isEncrypted) throw fault(archive, "input/unsupported", "the zip is encrypted", "Unpack it.");
  if (entry.size > limit) throw tooLarge(archive, limit);
  const view = new DataView(zip.buffer, zip.byteOffset, zip.length);
  const { start, packedSize } = entry;
  if (view.getUint32(start, true) !== 0x04034b50) throw broken(archive);
  const data = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
  const packed = zip.subarray(data, data + packedSize);
  const bytes = await unpacked(archive, packed, entry);
  if (bytes.length !== entry.size || crc32(bytes) !== entry.crc) throw broken(archive);
  return bytes;
}

function unpacked(archive: string, packed: Uint8Array, { method, size }: ZipEntry): Uint8Array | Promise<Uint8Array> {
  if (method === 0) return packed;
  if (method !== 8) throw fault(archive, "input/unsupported", "the zip is packed by a method other than deflate");
  return inflated(archive, "deflate", packed, size, broken(archive));
}

function broken(archive: string): RespoolError {
  return fault(archive, "input/syntax", "a file in the zip is broken");
}
