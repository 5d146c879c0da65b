import { closeSync, fstatSync, openSync, readFileSync, readSync, realpathSync, statSync } from "node:fs";
import { open } from "node:fs/promises";
import { dirname, isAbsolute, relative, resolve, sep } from "node:path";
import type { Source } from "../adapters/adapter.ts";
import { RespoolError } from "../model/errors.ts";
import { memorySource } from "../source.ts";
import { systemError } from "./errors.ts";

// Measured on files of 12 kB: node:fs/promises takes about five times as long as the synchronous calls.
const readAtOnce = 8 * 1024 * 1024;

/**
 * A file on disk as a source. A small file is read here and now, a large one by slices when asked.
 * Throws `input/unreadable`.
 */
export function fileSource(path: string, name: string = path): Source {
  const whole = readSmall(path, name);
  const sibling = async (other: string) => siblingOf(path, other);
  if (whole instanceof Uint8Array) return { ...memorySource(whole, name), sibling };
  return {
    name,
    size: whole.size,
    bytes: () => slice(path, name, 0, whole.size),
    slice: (start, end) => slice(path, name, start, Math.min(end, whole.size)),
    sibling,
  };
}

/** Standard input as a source, read to its end. Throws `input/unreadable`. */
export function stdinSource(): Source {
  try {
    return memorySource(plain(readFileSync(0)), "-");
  } catch (e) {
    // A terminal or a closed descriptor answers like this; there is nothing to read.
    throw systemError("input/unreadable", "standard input cannot be read", "-", e);
  }
}

function readSmall(path: string, name: string): Uint8Array | { readonly size: number } {
  let file: number;
  try {
    file = openSync(path, "r");
  } catch (e) {
    throw systemError("input/unreadable", "cannot be opened", name, e);
  }
  try {
    const { size } = fstatSync(file);
    if (size > readAtOnce) return { size };
    const bytes = new Uint8Array(size);
    let length = 0;
    while (length < size) {
      const count = readSync(file, bytes, length, size - length, length);
      if (count === 0) break;
      length += count;
    }
    // A pipe or a device has no size; it is read to its end.
    return size === 0 ? plain(readFileSync(file)) : bytes.subarray(0, length);
  } catch (e) {
    throw systemError("input/unreadable", "cannot be read", name, e);
  } finally {
    closeSync(file);
  }
}

async function slice(path: string, name: string, start: number, end: number): Promise<Uint8Array> {
  try {
    const file = await open(path);
    try {
      const bytes = new Uint8Array(Math.max(0, end - start));
      let length = 0;
      while (length < bytes.length) {
        const { bytesRead } = await file.read(bytes, length, bytes.length - length, start + length);
        if (bytesRead === 0) break;
        length += bytesRead;
      }
      return bytes.subarray(0, length);
    } finally {
      await file.close();
    }
  } catch (e) {
    // What Node throws when a buffer would be larger than it can make or fill.
    if (e instanceof RangeError) {
      const what = `${end - start} bytes do not fit into memory at once`;
      throw new RespoolError("input/too-large", what, { at: { file: name }, cause: e });
    }
    throw systemError("input/unreadable", "cannot be read", name, e);
  }
}

/** A file beside another; never one outside its folder, whatever a recording or a link says. */
async function siblingOf(path: string, other: string): Promise<Source | undefined> {
  const folder = dirname(resolve(path));
  const target = resolve(folder, other);
  if (isAbsolute(other)) return undefined;
  try {
    const real = realpathSync(target);
    // Only a file: opening a pipe would wait for its other end.
    if (!isInside(realpathSync(folder), real) || !statSync(real).isFile()) return undefined;
  } catch {
    return undefined;
  }
  return fileSource(target, other);
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== "" && way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function plain(buffer: Buffer): Uint8Array {
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.length);
}
