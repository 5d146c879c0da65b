import type { PolicyAspect } from "../../shared/policy-losses.ts";

/** What a module can say of a match policy. */
export const moduleHolds: readonly PolicyAspect[] = [
  "query",
  "ignoreQuery",
  "anyBody",
  "json",
  "form",
  "multipart",
  "ignoreBody",
  "repeat",
];
