import type { Source } from "../../adapters/adapter.ts";
import { decodeUtf8Lossy } from "../../model/bytes.ts";

/** What stands behind `#` in a source that is no JSON: comments, which no model holds. */
export async function commentsOf(source: Source): Promise<string> {
  const head = decodeUtf8Lossy(await source.slice(0, 64)).trimStart();
  // JSON and archives have no comments, and can be large.
  if (/^\ufeff?\s*[[{]/.test(head) || head.startsWith("PK")) return "";
  const text = decodeUtf8Lossy(await source.bytes());
  return (text.match(/(?:^|\s)#[^\n]*/g) ?? []).map((line) => line.trim()).join("\n");
}
