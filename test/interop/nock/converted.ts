import type { OutputFile } from "../../../src/index.ts";

/** The bytes of the one file that a conversion gave. */
export function onlyFile(files: readonly OutputFile[]): Uint8Array {
  const [file, ...more] = files;
  if (file === undefined || more.length > 0) throw new Error(`${files.length} files, not one`);
  if (!(file.bytes instanceof Uint8Array)) throw new Error(`${file.path} is a stream`);
  return file.bytes;
}
