import type { OutputFile } from "../../../src/index.ts";

/** The bytes of the one file that was written. */
export async function bytesOf(files: readonly OutputFile[]): Promise<Buffer> {
  const [file, ...more] = files;
  if (file === undefined || more.length > 0) throw new Error(`${files.length} files, not one`);
  if (file.bytes instanceof Uint8Array) return Buffer.from(file.bytes);
  const pieces: Uint8Array[] = [];
  for await (const piece of file.bytes) pieces.push(piece);
  return Buffer.concat(pieces);
}
