import { decodeUtf8Lossy } from "../../../model/bytes.ts";
import type { RespoolError } from "../../../model/errors.ts";
import { fault } from "./inflate.ts";

/** A file in a zip, as the archive's directory lists it. */
export interface ZipEntry {
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** Of its local header. */
  readonly start: number;
}

const endLength = 22;
const headLength = 46;
const localLength = 30;

/** The files of a zip by their names. Throws `input/syntax` or `input/unsupported` for what is no sound archive. */
export function readDirectory(archive: string, zip: Uint8Array): ReadonlyMap<string, ZipEntry> {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.length);
  const end = endRecord(view);
  if (end === undefined) throw fault(archive, "input/syntax", "the zip is cut off: it has no directory");
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  const start = view.getUint32(end + 16, true);
  if (count === 0xffff || size === 0xffffffff || start === 0xffffffff)
    throw fault(archive, "input/unsupported", "the zip is a zip64", "Unpack it.");
  const listed: [name: string, entry: ZipEntry][] = [];
  let at = start;
  for (let i = 0; i < count; i++) {
    if (at + headLength > end || view.getUint32(at, true) !== 0x02014b50) throw broken(archive);
    const nameLength = view.getUint16(at + 28, true);
    const next = at + headLength + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) throw broken(archive);
    listed.push([decodeUtf8Lossy(zip.subarray(at + headLength, at + headLength + nameLength)), headOf(view, at)]);
    at = next;
  }
  return withoutOverlap(archive, listed, start);
}

/** The record at the very end, behind which only a comment may stand. */
function endRecord(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - endLength - 0xffff);
  for (let at = view.byteLength - endLength; at >= first; at--) {
    if (view.getUint32(at, true) !== 0x06054b50) continue;
    if (at + endLength + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  return undefined;
}

function headOf(view: DataView, at: number): ZipEntry {
  return {
    method: view.getUint16(at + 10, true),
    isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
    crc: view.getUint32(at + 16, true),
    packedSize: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    start: view.getUint32(at + 42, true),
  };
}

/** Files that overlap are how a small archive unfolds to a huge one. */
function withoutOverlap(
  archive: string,
  listed: readonly (readonly [name: string, entry: ZipEntry])[],
  directory: number,
): ReadonlyMap<string, ZipEntry> {
  const entries = new Map<string, ZipEntry>();
  let end = directory;
  for (const [name, entry] of [...listed].sort(([, a], [, b]) => b.start - a.start)) {
    if (entry.start + localLength + entry.packedSize > end) throw broken(archive);
    if (entries.has(name)) throw fault(archive, "input/syntax", "the zip has two files of one name");
    entries.set(name, entry);
    end = entry.start;
  }
  return entries;
}

function broken(archive: string): RespoolError {
  return fault(archive, "input/syntax", "the directory of the zip is broken");
}
