import { closeSync, fstatSync, openSync, readSync, type Stats, statSync } from "node:fs";
import type { OutputFile } from "../adapters/adapter.ts";
import { concatBytes } from "../model/bytes.ts";
import { isRespoolError, RespoolError } from "../model/errors.ts";
import { systemError } from "./errors.ts";
import { temporaryFile } from "./temporary-file.ts";

/** What became of an output file. `would-write` and `differs` are said when nothing may be written. */
export type OutputState = "written" | "unchanged" | "would-write" | "differs";

/** How to write. */
export interface OutputMode {
  /** Compare only. */
  readonly check?: boolean;
  readonly dryRun?: boolean;
  /** Replace a file that has other content. */
  readonly force?: boolean;
}

/** An output file and what became of it; `bytes` is its size. */
export interface Output {
  readonly path: string;
  readonly bytes: number;
  readonly state: OutputState;
}

// What is smaller is made as a whole first, so that nothing is written where nothing changed.
const heldBytes = 8 * 1024 * 1024;

/**
 * Writes one file: under a temporary name first, then renamed. A file that already holds the same bytes is left alone.
 * What comes in pieces is written as it comes. Throws `output/exists`, `output/unwritable`.
 */
export async function putFile(path: string, content: OutputFile["bytes"], mode: OutputMode): Promise<Output> {
  if (content instanceof Uint8Array) return putPieces(path, [content], content.length, mode);
  const iterator = content[Symbol.asyncIterator]();
  const held: Uint8Array[] = [];
  let size = 0;
  let isDone = false;
  try {
    while (!isDone && size < heldBytes) {
      const step = await iterator.next();
      if (step.done) isDone = true;
      else size += held.push(step.value) && step.value.length;
    }
    if (isDone) return await putPieces(path, [concatBytes(held)], size, mode);
    return await putPieces(path, following(held, iterator), undefined, mode);
  } finally {
    if (!isDone) await iterator.return?.();
  }
}

async function* following(held: Uint8Array[], iterator: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  for (let piece = held.shift(); piece !== undefined; piece = held.shift()) yield piece;
  for (let step = await iterator.next(); !step.done; step = await iterator.next()) yield step.value;
}

async function putPieces(
  path: string,
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  size: number | undefined,
  mode: OutputMode,
): Promise<Output> {
  const present = openPresent(path, size);
  let differs = present === undefined;
  let target = present === undefined ? targetOf(path, mode) : undefined;
  let length = 0;
  try {
    for await (const piece of pieces) {
      differs = differs || !present?.holds(piece, length);
      // Up to here it is the same as the present file, whose beginning is as good as what came.
      if (differs && target === undefined && present !== undefined) {
        refuseOther(path, mode);
        target = targetOf(path, mode);
        present.copy(length, target?.write);
      }
      target?.write(piece);
      length += piece.length;
    }
    if (!differs && present?.size !== length) {
      refuseOther(path, mode);
      differs = true;
      target = targetOf(path, mode);
      present?.copy(length, target?.write);
    }
    target?.settle();
    return { path, bytes: length, state: stateOf(differs, mode) };
  } finally {
    target?.discard();
    present?.close();
  }
}

function stateOf(differs: boolean, { check, dryRun }: OutputMode): OutputState {
  if (!differs) return "unchanged";
  return check ? "differs" : dryRun ? "would-write" : "written";
}

/** Throws where a file with other content is not to be replaced. */
function refuseOther(path: string, { check, force }: OutputMode): void {
  if (check || force) return;
  throw new RespoolError("output/exists", "exists with other content", {
    at: { file: path },
    hint: "Use --force to replace it.",
  });
}

/** The file to write, unless nothing may be written. */
function targetOf(path: string, { check, dryRun }: OutputMode): ReturnType<typeof temporaryFile> | undefined {
  return check || dryRun ? undefined : temporaryFile(path);
}

/** A file that has the name already. */
interface Present {
  readonly size: number;
  /** Whether it has these bytes at this place. */
  holds(bytes: Uint8Array, at: number): boolean;
  /** Hands on its first bytes. */
  copy(length: number, write: ((bytes: Uint8Array) => void) | undefined): void;
  close(): void;
}

/** The file that is there; `size` is what it would have to be long, where that is known. */
function openPresent(path: string, size: number | undefined): Present | undefined {
  const failed = (e: unknown) =>
    isRespoolError(e) ? e : systemError("output/unwritable", "cannot be compared", path, e);
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat === undefined) return undefined;
    if (!stat.isFile()) throw new RespoolError("output/unwritable", whatItIs(stat), { at: { file: path } });
    if (size !== undefined && stat.size !== size) return otherFile(stat.size);
    const file = openSync(path, "r");
    const read = (at: number, length: number): Uint8Array => {
      try {
        const bytes = new Uint8Array(length);
        let count = 0;
        for (let got = -1; got !== 0 && count < length; count += got) {
          got = readSync(file, bytes, count, length - count, at + count);
        }
        return bytes.subarray(0, count);
      } catch (e) {
        throw failed(e);
      }
    };
    return {
      size: fstatSync(file).size,
      holds: (bytes, at) => Buffer.compare(read(at, bytes.length), bytes) === 0,
      copy(length, write) {
        for (let at = 0; write !== undefined && at < length; at += heldBytes) {
          write(read(at, Math.min(heldBytes, length - at)));
        }
      },
      close: () => closeSync(file),
    };
  } catch (e) {
    throw failed(e);
  }
}

/** A file of another size need not be looked into. */
function otherFile(size: number): Present {
  return { size, holds: () => false, copy: () => undefined, close: () => undefined };
}

function whatItIs(stat: Stats): string {
  return stat.isDirectory() ? "is a folder" : "is no regular file";
}
