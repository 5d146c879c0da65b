import { codingOf, contentCodings, emptyBody, sniffCoding, storedBody } from "../../../model/body.ts";
import { encodeUtf8 } from "../../../model/bytes.ts";
import { headerValue } from "../../../model/headers.ts";
import type { Body, HeaderList, JsonValue, StoredBody } from "../../../model/types.ts";
import { isObject } from "../../shared/json/values.ts";
import type { EntryContext } from "../entry.ts";
import { storedText } from "./text.ts";

/** The body of a request, as it was sent. `postData` without a text is one that Polly did not store. Throws `input/invalid`. */
export function requestBody(
  c: EntryContext,
  method: string,
  headers: HeaderList,
  postData: JsonValue | undefined,
): Body {
  if (!isObject(postData)) return emptyBody;
  const { text, textJSON, params } = postData;
  if (text !== undefined && text !== null) {
    const { bytes } = storedText(c, "/request/postData", postData);
    return bytes.length === 0 ? emptyBody : storedBody(bytes, { coding: codingOf(headers, bytes) });
  }
  // Version 1, which had no `params`, put it in for every request of node:http.
  if (textJSON === undefined && params === undefined && /^(GET|HEAD)$/.test(method)) return emptyBody;
  if (textJSON === undefined) return { kind: "lost", reason: "not-stored" };
  // Some persisters keep the parsed value in its place.
  return storedBody(encodeUtf8(JSON.stringify(textJSON)), { fidelity: "semantic" });
}

/** The body of a response under its headers. No text is an empty body. Throws `input/invalid`. */
export function responseBody(c: EntryContext, headers: HeaderList, content: JsonValue | undefined): StoredBody {
  if (!isObject(content) || content.text === undefined || content.text === null) return emptyBody;
  const { bytes, ends } = storedText(c, "/response/content", content, headerValue(headers, "content-encoding"));
  if (bytes.length === 0) return emptyBody;
  const codings = contentCodings(headers);
  const chunks = ends !== undefined && ends.length > 1 ? { chunks: ends.map((end) => ({ end })) } : {};
  if (codings.length === 0) return storedBody(bytes, chunks);
  // The node-http adapter keeps the coded bytes in pieces; what the others store is decoded, and the header stays.
  const isCoded = ends !== undefined || (sniffCoding(bytes) === codings.at(-1) && codings.at(-1) !== "deflate");
  return storedBody(bytes, isCoded ? { coding: "encoded", ...chunks } : { undone: codings.join(", ") });
}
