import { byteStringToBytes, decodeUtf8 } from "../../../../model/bytes.ts";
import { fromHeaderBytes } from "../../../../model/headers.ts";
import type { HeaderList, JsonObject, JsonValue } from "../../../../model/types.ts";
import { encodeText } from "../../body/charsets.ts";
import type { ProducerId } from "../producer.ts";

/** chrome-har, and DevTools' protocol behind others: the values of a repeated header joined by line feeds. */
export function splitJoined(value: string): string[] {
  return value.split(/\r?\n/);
}

/** chrome-har: what the page was about to send stands before what was sent; what is in both was sent once. */
export function sentOnce(headers: HeaderList): HeaderList {
  const last = new Map(headers.map(([name, value], i) => [`${name.toLowerCase()}:${value}`, i]));
  return headers.filter(([name, value], i) => last.get(`${name.toLowerCase()}:${value}`) === i);
}

/** Hand-made files: an object of names and values in place of a list. */
export function namedHeaders(headers: JsonObject): JsonValue[] {
  return Object.entries(headers).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((item: JsonValue) => ({ name, value: item })),
  );
}

/** Playwright: the UTF-8 of a value decoded as windows-1252. */
export function undoWindows1252(value: string): string | undefined {
  const bytes = encodeText(value, "windows-1252");
  if (bytes === undefined) return undefined;
  const text = fromHeaderBytes(bytes);
  return /[\udc80-\udcff]/u.test(text) ? undefined : text;
}

/** DevTools, chrome-har, Firefox: the UTF-8 of a value decoded as Latin-1. */
export function undoLatin1(value: string): string | undefined {
  const bytes = byteStringToBytes(value);
  return bytes === undefined ? undefined : decodeUtf8(bytes);
}

/**
 * mitmproxy: values decoded as UTF-8 with each bad byte as a lone surrogate, which is the model's own rule. We write them
 * the same way, and such a surrogate in any other file shows that its producer did.
 */
export function isExactText(producer: ProducerId, value: string): boolean {
  return producer === "mitmproxy" || producer === "respool" || /[\udc80-\udcff]/u.test(value);
}
