import { concatBytes } from "../../model/bytes.ts";
import type { OutputFile } from "../adapter.ts";

/** A file with its bytes in memory, so that it can be read as well as written. */
export interface FileInMemory extends OutputFile {
  readonly bytes: Uint8Array;
}

/** The files with their bytes in memory, each taken before the next one is asked for. */
export async function inMemory(files: Iterable<OutputFile> | AsyncIterable<OutputFile>): Promise<FileInMemory[]> {
  const held: FileInMemory[] = [];
  for await (const { path, bytes } of files) held.push({ path, bytes: await allOf(bytes) });
  return held;
}

async function allOf(bytes: OutputFile["bytes"]): Promise<Uint8Array> {
  if (bytes instanceof Uint8Array) return bytes;
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return concatBytes(pieces);
}
