import type { Reading, Source, SourceText } from "../../adapters/adapter.ts";
import { sourceInMemory } from "../../adapters/shared/memory-source.ts";
import type { FileInMemory } from "../../adapters/shared/output-files.ts";
import type { CassetteMeta, Interaction } from "../../model/types.ts";

/** What files show to the reader of their format. */
export interface Shown {
  readonly meta: CassetteMeta;
  readonly interactions: readonly Interaction[];
  readonly text?: SourceText;
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
  return sourceInMemory(path, bytes, async (wanted) => {
    const file = files.find((one) => one.path === wanted);
    return file && sourceOf(file, files);
  });
}
