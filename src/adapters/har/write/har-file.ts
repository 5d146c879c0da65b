import { RespoolError } from "../../../model/errors.ts";
import type { Context, Source } from "../../adapter.ts";
import type { HarFile } from "../entry.ts";
import { attachmentOf } from "../packed/attachment.ts";
import type { Producer } from "../read/producer.ts";
import type { Attachments } from "./attachments.ts";

/** The file that an entry is written to, as its reader will see it. */
export function harFile(
  producer: Producer,
  attachments: Attachments | undefined,
  source: Source | undefined,
  { decode }: Pick<Context, "decode">,
): HarFile {
  return {
    name: "",
    producer,
    attachment: async (path) => attachments?.get(path) ?? (await beside(source, path)),
    ...(decode !== undefined && { decode }),
  };
}

function beside(source: Source | undefined, path: string): Promise<Uint8Array> {
  if (source === undefined) throw new RespoolError("internal/bug", "an entry names a file that was not written");
  return attachmentOf(source)(path);
}
