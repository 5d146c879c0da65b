import type { HttpVersion, JsonValue } from "../../../model/types.ts";
import { versionOf } from "../read/version.ts";

/** The file's own spelling of a version, where it still means the same. */
export function spelledVersion(kept: JsonValue | undefined, version: HttpVersion | undefined): string | undefined {
  return typeof kept === "string" && versionOf(kept) === version ? kept : undefined;
}
