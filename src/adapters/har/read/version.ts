import type { HttpVersion, JsonValue } from "../../../model/types.ts";

/** The version that a spelling stands for; `undefined` for `""`, `unknown`, `data` and whatever else names none. */
export function versionOf(raw: JsonValue | undefined): HttpVersion | undefined {
  if (typeof raw !== "string" && typeof raw !== "number") return undefined;
  const text = String(raw).toLowerCase();
  if (text === "http/1.1" || text === "1.1") return "1.1";
  if (text === "http/1.0" || text === "1.0") return "1.0";
  // Chrome's first HTTP/3 was HTTP/2 over QUIC, in many drafts.
  if (/^h3(-\w+)?$|^http\/3(\.0)?$|^(h|http\/)?2(\.0)?\+quic\/\d+$/.test(text)) return "3";
  if (/^h2c?$|^(http\/)?2(\.0)?$|^spdy(\/[\d.]+)?$/.test(text)) return "2";
  return undefined;
}

/** Whether a spelling says that the version is not known, as an empty one does. */
export function isNoVersion(raw: JsonValue | undefined): boolean {
  return (
    raw === undefined || raw === null || raw === "" || (typeof raw === "string" && raw.toLowerCase() === "unknown")
  );
}
