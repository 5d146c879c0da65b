import { closeSync, fstatSync, openSync, realpathSync, statSync } from "node:fs";
import { dirname, isAbsolute, relative, resolve, sep } from "node:path";
import type { Source, Span } from "../adapters/adapter.ts";
import { isRespoolError } from "../model/errors.ts";
import { memorySource } from "../source.ts";
import { piecesOf, readAt, readFailure, spool } from "./descriptor.ts";
import { systemError } from "./errors.ts";

// Measured on files of 12 kB: node:fs/promises takes about five times as long as the synchronous calls.
const readAtOnce = 8 * 1024 * 1024;

/**
 * A file on disk as a source. A small file is read here and now, a large one by slices when asked.
 * Throws `input/unreadable`.
 */
export function fileSource(path: string, name: string = path): Source {
  const opened = openSmall(path, name);
  const sibling = async (other: string) => siblingOf(path, other);
  if ("bytes" in opened) return { ...opened, sibling };
  const { size } = opened;
  return {
    name,
    size,
    bytes: () => slice(path, name, 0, size),
    slice: (start, end) => slice(path, name, start, Math.min(end, size)),
    pieces: (spans) => pieces(path, name, spans),
    sibling,
  };
}

/** Standard input as a source, read to its end; much of it goes to a temporary file. Throws `input/unreadable`. */
export function stdinSource(): Source {
  try {
    return spool(0, "-");
  } catch (e) {
    // A terminal or a closed descriptor answers like this; there is nothing to read.
    throw systemError("input/unreadable", "standard input cannot be read", "-", e);
  }
}

/** A file that is held as a source, or the size of one that is not. */
function openSmall(path: string, name: string): Source | { readonly size: number } {
  let file: number;
  try {
    file = openSync(path, "r");
  } catch (e) {
    throw systemError("input/unreadable", "cannot be opened", name, e);
  }
  try {
    const { size } = fstatSync(file);
    if (size > readAtOnce) return { size };
    // A pipe or a device has no size; it is read to its end.
    return size === 0 ? spool(file, name) : memorySource(readAt(file, 0, size), name);
  } catch (e) {
    throw systemError("input/unreadable", "cannot be read", name, e);
  } finally {
    closeSync(file);
  }
}

function* pieces(path: string, name: string, spans: Iterable<Span>): Generator<Uint8Array> {
  let file: number | undefined;
  try {
    file = openSync(path, "r");
    yield* piecesOf(file, name, spans);
  } catch (e) {
    throw isRespoolError(e) ? e : readFailure(e, name, 0);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

async function slice(path: string, name: string, start: number, end: number): Promise<Uint8Array> {
  const length = Math.max(0, end - start);
  try {
    // Opened anew each time: nothing is left open, however many files a batch has.
    const file = openSync(path, "r");
    try {
      return readAt(file, start, length);
    } finally {
      closeSync(file);
    }
  } catch (e) {
    throw readFailure(e, name, length);
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
