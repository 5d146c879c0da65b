import type { NoticeSpec } from "./spec.ts";

/** What the recorder destroyed. */
export const damaged: Readonly<Record<`damaged/${string}`, NoticeSpec>> = {
  "damaged/body": {
    severity: "loss",
    phase: "read",
    text: "{part} body: bytes are gone in the recording",
    doc: "The recorder replaced bytes of the body, or lost some. The recorded length proves it; nothing can bring them back.",
  },
};
