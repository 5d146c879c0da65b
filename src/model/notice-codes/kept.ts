import type { NoticeSpec } from "./spec.ts";

/** What was kept and may be unwanted. */
export const kept: Readonly<Record<`kept/${string}`, NoticeSpec>> = {
  "kept/secret-header": {
    severity: "warning",
    phase: "edit",
    text: "request header {name} is kept in the lossless part; it looks like a secret",
    doc: "A clean output has no request headers, but `--lossless` keeps them beside the entry. Redact before you commit the file.",
  },
  "kept/short-secret": {
    severity: "warning",
    phase: "edit",
    text: "what {placeholder} stands for is short or a word, and stands elsewhere in the output as well",
    doc: "A value of fewer than eight characters, a number or a word is replaced where its place says that it is a secret. The same characters stand elsewhere, too, where nobody can tell what they mean. Look at them.",
  },
};
