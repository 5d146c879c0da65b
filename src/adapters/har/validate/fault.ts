import type { JsonObject } from "../../../model/types.ts";

/** A way down from a value: names of members and indexes of lists. */
export type Path = readonly (string | number)[];

/** Something wrong with a value, before it is known where in the file it stands. */
export interface Fault {
  readonly code: string;
  /** From the entry, or from the document. */
  readonly path: Path;
  readonly found?: string;
  readonly data?: JsonObject;
}

/** A path as a JSON Pointer. */
export function pointerOf(path: Path): string {
  return path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** `request.headers[3].value`, for messages. */
export function nameOf(path: Path): string {
  return path.map((part, i) => (typeof part === "number" ? `[${part}]` : i === 0 ? part : `.${part}`)).join("");
}
