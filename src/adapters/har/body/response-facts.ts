import { contentCodings } from "../../../model/body.ts";
import { decodeUtf8, decodeUtf8Lossy } from "../../../model/bytes.ts";
import type { HeaderList, JsonObject } from "../../../model/types.ts";
import type { BodyText } from "../../shared/har/raw-entry.ts";
import type { EntryContext } from "../entry.ts";
import { charsetOf } from "./charsets.ts";
import { eventMessages, holdsEvents } from "./events.ts";
import { declaredCharset, isCoded, lengthOf, typeOf, wireLength } from "./facts.ts";
import type { TextFacts } from "./text.ts";

/** The part of a response that its body depends on. */
export interface ResponseMessage {
  readonly method: string;
  readonly status: number;
  readonly headers: HeaderList;
  readonly response: JsonObject;
}

/** What an entry tells about the bytes of its response body. */
export function responseFacts(
  c: EntryContext,
  message: ResponseMessage,
  content: JsonObject,
  text: BodyText,
): TextFacts {
  const { method, status, headers } = message;
  const type = typeOf(headers, content.mimeType);
  const declared = declaredCharset(headers, content.mimeType) ?? (type === "text/html" ? metaCharset(text) : undefined);
  const wire = wireLength(headers, method, status);
  const messages = eventMessages(c.entry.fields);
  return {
    ...(declared !== undefined && { declared }),
    ...(wire !== undefined && { wire }),
    codings: contentCodings(headers),
    isUtf8: c.file.producer.id === "respool",
    hints: (characters) => hintsOf(c.file.producer.id, message, content, characters),
    isSuspect: c.file.producer.id !== "firefox" && type.startsWith("text/"),
    ...(messages.length > 0 && { holds: (bytes: Uint8Array) => holdsEvents(messages, decodeUtf8(bytes) ?? "") }),
  };
}

/** The charset that a page names at its beginning, which every browser follows when the header names none. */
function metaCharset(text: BodyText): string | undefined {
  const start = typeof text === "string" ? text.slice(0, 1024) : decodeUtf8Lossy(text.utf8().subarray(0, 1024));
  const label = /<meta\s[^>]*charset\s*=\s*["']?([^\s"'>;/]+)/i.exec(start)?.[1];
  const charset = label === undefined ? undefined : charsetOf(label);
  // The page could be read so far as ASCII, so it is not in what it claims to be.
  return charset?.startsWith("utf-16") ? "utf-8" : charset;
}

/** The lengths that `content` gives; which of them is the body's depends on who wrote it. */
function hintsOf(
  producer: string,
  { headers }: ResponseMessage,
  content: JsonObject,
  characters: () => number,
): number[] {
  const size = lengthOf(content.size);
  if (size === undefined) return [];
  const coded = isCoded(headers);
  const unfolded = typeof content.compression === "number" ? [size + content.compression] : [];
  // Playwright measures its own text, chrome-har adds that text to the true size, Firefox and mitmproxy count coded bytes.
  if (producer === "playwright") return [];
  if (producer === "chrome-har") return [size - characters()];
  if (producer === "firefox") return coded ? [] : [size];
  if (producer === "mitmproxy") return coded ? unfolded : [size];
  return [size, ...unfolded];
}
