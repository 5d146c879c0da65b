import type { OutputFile, Reading, Source, SourceText } from "../../adapters/adapter.ts";
import { concatBytes } from "../../model/bytes.ts";
import type { CassetteMeta, Interaction } from "../../model/types.ts";

/** A file with its bytes in memory, so that it can be read as well as written. */
export interface FileInMemory extends OutputFile {
  readonly bytes: Uint8Array;
}

/** What files show to the reader of their format. */
export interface Shown {
  readonly meta: CassetteMeta;
  readonly interactions: readonly Interaction[];
  readonly text?: SourceText;
}

/** The files with their bytes in memory. */
export async function inMemory(files: readonly OutputFile[]): Promise<FileInMemory[]> {
  const held: FileInMemory[] = [];
  for (const { path, bytes } of files) held.push({ path, bytes: await allOf(bytes) });
  return held;
}

/** Reads files as their reader would from disk. */
export async function readBack(
  files: readonly FileInMemory[],
  read: (source: Source) => Promise<Reading>,
): Promise<Shown> {
  const [main] = files;
  if (main === undefined) throw new TypeError("a writer gave no file");
  const { interactions, ...whole } = await read(sourceOf(main, files));
  const all: Interaction[] = [];
  for await (const interaction of interactions) all.push(interaction);
  return { ...whole, interactions: all };
}

function sourceOf({ path, bytes }: FileInMemory, files: readonly FileInMemory[]): Source {
  return {
    name: path,
    size: bytes.length,
    bytes: async () => bytes,
    slice: async (start, end) => bytes.subarray(start, end),
    async sibling(wanted) {
      const file = files.find((one) => one.path === wanted);
      return file && sourceOf(file, files);
    },
  };
}

async function allOf(bytes: OutputFile["bytes"]): Promise<Uint8Array> {
  if (bytes instanceof Uint8Array) return bytes;
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return concatBytes(pieces);
}
