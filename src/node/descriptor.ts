import { mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Source, Span } from "../adapters/adapter.ts";
import { concatBytes } from "../model/bytes.ts";
import { RespoolError } from "../model/errors.ts";
import { memorySource } from "../source.ts";
import { systemError } from "./errors.ts";

/** Bytes of an open file, at most `length` of them; fewer where it ends. */
export function readAt(file: number, at: number, length: number): Uint8Array {
  // Not filled with zeros first, which for large slices takes as long as reading them.
  return readInto(plain(Buffer.allocUnsafeSlow(Math.max(0, length))), file, at);
}

/** The part of the memory given that was filled. */
function readInto(bytes: Uint8Array, file: number, at: number): Uint8Array {
  const { length } = bytes;
  let count = 0;
  for (let got = -1; got !== 0 && count < length; count += got) {
    got = readSync(file, bytes, count, length - count, at + count);
  }
  return bytes.subarray(0, count);
}

/** The same bytes without Node's subclass. */
function plain({ buffer, byteOffset, length }: Uint8Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, length);
}

/** The bytes of an open file at some places, in pieces that share one buffer. Throws `input/*`. */
export function* piecesOf(file: number, name: string, spans: Iterable<Span>): Generator<Uint8Array> {
  let buffer: Uint8Array = new Uint8Array(0);
  for (const [start, end] of spans) {
    let piece: Uint8Array;
    try {
      // Memory that was not touched before costs as much as reading into it.
      if (end - start > buffer.length) buffer = plain(Buffer.allocUnsafeSlow(end - start));
      piece = readInto(buffer.subarray(0, end - start), file, start);
    } catch (e) {
      throw readFailure(e, name, end - start);
    }
    yield piece;
  }
}

/** What reading failed with, as an error of ours. */
export function readFailure(e: unknown, name: string, length: number): RespoolError {
  // What Node throws when a buffer would be larger than it can make or fill.
  if (e instanceof RangeError) {
    const what = `${length} bytes do not fit into memory at once`;
    return new RespoolError("input/too-large", what, { at: { file: name }, cause: e });
  }
  return systemError("input/unreadable", "cannot be read", name, e);
}

const pieceBytes = 1024 * 1024;
const heldBytes = 64 * 1024 * 1024;

/**
 * What comes through a pipe, read to its end. More than 64 MiB go to a temporary file, which has no name by the time this
 * returns and is gone with the process. Throws what the system says.
 */
export function spool(pipe: number, name: string): Source {
  const held: Uint8Array[] = [];
  let size = 0;
  let file: number | undefined;
  for (let piece = readPiece(pipe); piece.length > 0; piece = readPiece(pipe)) {
    if (file === undefined && size + piece.length > heldBytes) {
      file = namelessFile();
      for (const bytes of held.splice(0)) writeWhole(file, bytes);
    }
    if (file === undefined) held.push(piece);
    else writeWhole(file, piece);
    size += piece.length;
  }
  if (file === undefined) return memorySource(concatBytes(held), name);
  const spooled = file;
  const slice = async (start: number, end: number) => {
    const length = Math.max(0, Math.min(end, size) - start);
    try {
      return readAt(spooled, start, length);
    } catch (e) {
      throw readFailure(e, name, length);
    }
  };
  return {
    name,
    size,
    bytes: () => slice(0, size),
    slice,
    pieces: (spans) => piecesOf(spooled, name, spans),
    sibling: async () => undefined,
  };
}

/** The next bytes of a pipe; none at its end. */
function readPiece(pipe: number): Uint8Array {
  const bytes = Buffer.allocUnsafeSlow(pieceBytes);
  for (;;) {
    try {
      return plain(bytes.subarray(0, readSync(pipe, bytes, 0, pieceBytes, null)));
    } catch (e) {
      const { code } = e as NodeJS.ErrnoException;
      // What Windows says at the end of a pipe.
      if (code === "EOF") return bytes.subarray(0, 0);
      if (code !== "EAGAIN") throw e;
      // Whoever made the pipe wants no waiting readers: look again in a moment.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

function namelessFile(): number {
  const folder = mkdtempSync(join(tmpdir(), "respool-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    return openSync(join(folder, "input"), "wx+", 0o600);
  } finally {
    try {
      remove();
    } catch {
      // Where open files keep their names, this one goes with the process.
      process.once("exit", remove);
    }
  }
}

function writeWhole(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}
