import type { NoticeSpec } from "./spec.ts";

/** What was kept and may be unwanted. */
export const kept: Readonly<Record<`kept/${string}`, NoticeSpec>> = {
  "kept/secret-header": {
    severity: "warning",
    phase: "edit",
    text: "request header {name} is kept in the lossless part; it looks like a secret",
    doc: "A clean output has no request headers, but `--lossless` keeps them beside the entry. Redact before you commit the file.",
  },
};
