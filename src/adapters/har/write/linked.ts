import { decodeUtf8Lossy } from "../../../model/bytes.ts";
import { isRespoolError } from "../../../model/errors.ts";
import type { JsonObject } from "../../../model/types.ts";
import type { OutputFile, Source } from "../../adapter.ts";
import { attachedName } from "../body/stored.ts";
import { attachmentOf } from "../packed/attachment.ts";

/** The files that copied entries name: they go along, or the copy would name what is not there. */
export interface LinkedFiles {
  /** Looks for names in the text of entries. */
  see(entries: Uint8Array, source: Source): void;
  files(): AsyncIterable<OutputFile>;
}

/** Collects the names of the files that hold bodies. */
export function linkedFiles(): LinkedFiles {
  const found = new Map<string, Source>();
  return {
    see(entries, source) {
      const text = decodeUtf8Lossy(entries);
      if (!text.includes('"_file"') && !text.includes('"_sha1"')) return;
      for (const [member] of text.matchAll(/"(?:_file|_sha1)"\s*:\s*"(?:[^"\\]|\\.)*"/g)) {
        const fields: JsonObject = JSON.parse(`{${member}}`);
        for (const path of attachedName(fields) ?? []) found.set(path, source);
      }
    },
    async *files() {
      for (const [path, source] of found) {
        const bytes = await present(source, path);
        if (bytes !== undefined) yield { path, bytes };
      }
    },
  };
}

/** What reads no entry need not be there: the messages of a WebSocket, an older place of the same file. */
async function present(source: Source, path: string): Promise<Uint8Array | undefined> {
  try {
    return await attachmentOf(source)(path);
  } catch (e) {
    if (isRespoolError(e)) return undefined;
    throw e;
  }
}
