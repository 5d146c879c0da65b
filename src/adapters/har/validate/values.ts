import { decodeBase64, encodeUtf8 } from "../../../model/bytes.ts";
import { isToken } from "../../../model/headers.ts";
import type { JsonObject, JsonValue } from "../../../model/types.ts";
import { isHttpUrl, isTargetOnly, schemeOf, urlParts } from "../../../model/url.ts";
import { isObject, kindOf, member } from "../../shared/json/values.ts";
import type { ProducerId } from "../read/producer.ts";
import { type Fault, nameOf, type Path } from "./fault.ts";

const date = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d([.,]\d+)?)?(Z|[+-]\d\d:?\d\d)?$/i;

// Firefox and mitmproxy write the length as sent; chrome-har adds the characters of the text to the length.
const otherSizes: ReadonlySet<ProducerId> = new Set(["firefox", "mitmproxy", "chrome-har"]);

/** A field without which there is no exchange; the reader would stop at it. */
export function neededFault(entry: JsonObject): Fault | undefined {
  const request = member(entry, "request");
  const url = member(request, "url");
  if (!isObject(request)) return needed(["request"], request, "an object");
  return typeof url === "string" && url !== "" ? undefined : needed(["request", "url"], url, "text");
}

/** What is wrong with values of the right type. */
export function* valueFaults(entry: JsonObject, producer: ProducerId): Generator<Fault> {
  const request = member(entry, "request");
  yield* dateFaults(member(entry, "startedDateTime"), ["startedDateTime"]);
  const method = member(request, "method");
  if (typeof method === "string" && method !== "" && !isToken(method)) {
    yield { code: "method/invalid", path: ["request", "method"] };
  }
  yield* urlFaults(member(request, "url"));
  yield* postDataFaults(member(request, "postData"));
  const response = member(entry, "response");
  const status = member(response, "status");
  if (typeof status === "number" && !isStatus(status)) {
    yield { code: "status/range", path: ["response", "status"], found: String(status) };
  }
  if (!otherSizes.has(producer)) yield* sizeFaults(member(response, "content"));
}

/** What is wrong with a date. */
export function* dateFaults(value: JsonValue | undefined, path: Path): Generator<Fault> {
  if (typeof value !== "string") return;
  const zone = date.exec(value);
  const name = String(path.at(-1));
  if (zone === null || Number.isNaN(Date.parse(value.replace(",", ".").replace(/([+-]\d\d)(\d\d)$/, "$1:$2")))) {
    yield { code: "date/invalid", path, found: short(value), data: { name } };
  } else if (zone[3] === undefined) {
    yield { code: "date/zone", path, found: short(value), data: { name } };
  }
}

function needed(path: Path, value: JsonValue | undefined, wanted: string): Fault {
  return { code: "field/needed", path, found: kindOf(value), data: { name: nameOf(path), wanted } };
}

function* urlFaults(url: JsonValue | undefined): Generator<Fault> {
  const path = ["request", "url"];
  if (typeof url !== "string") return;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\s\u0000-\u001f\u007f]/.test(url)) yield { code: "url/characters", path };
  if (isTargetOnly(url)) yield { code: "url/no-origin", path };
  else if (schemeOf(url) === "") yield { code: "url/relative", path };
  else if (isHttpUrl(url) && urlParts(url) === undefined) yield { code: "url/invalid", path };
}

function* postDataFaults(postData: JsonValue | undefined): Generator<Fault> {
  const params = member(postData, "params");
  const text = member(postData, "text");
  if (typeof text === "string" && text !== "" && Array.isArray(params) && params.length > 0) {
    yield { code: "body/text-and-params", path: ["request", "postData", "params"], found: `${params.length} params` };
  }
}

/** The length as the file says it, where it fits the text in no charset. */
function* sizeFaults(content: JsonValue | undefined): Generator<Fault> {
  const size = member(content, "size");
  const text = member(content, "text");
  // Playwright's minimal files, and others that do not count, say -1.
  if (typeof size !== "number" || size < 0 || typeof text !== "string" || text === "") return;
  const compression = member(content, "compression");
  const lengths = isBase64(content) ? base64Lengths(text) : textLengths(text);
  const sent = typeof compression === "number" ? size + compression : size;
  if (lengths.length === 0 || lengths.includes(size) || lengths.includes(sent)) return;
  const data = { name: "response.content.size", size: lengths[0] ?? 0 };
  yield { code: "body/size", path: ["response", "content", "size"], found: String(size), data };
}

function isBase64(content: JsonValue | undefined): boolean {
  const encoding = member(content, "encoding");
  return typeof encoding === "string" && encoding.toLowerCase() === "base64";
}

function base64Lengths(text: string): number[] {
  const bytes = decodeBase64(text);
  return bytes === undefined ? [] : [bytes.length];
}

/** In UTF-8, with a byte order mark, in one byte or two for each character, and with a mark of UTF-16. */
function textLengths(text: string): number[] {
  const utf8 = encodeUtf8(text).length;
  return [utf8, utf8 + 3, text.length, 2 * text.length, 2 * text.length + 2];
}

/** 0 and -1 say that there was no answer. A fraction is of the wrong type. */
function isStatus(status: number): boolean {
  return status === 0 || status === -1 || (status >= 100 && status <= 599) || !Number.isInteger(status);
}

/** A value that holds no secret, cut for one line. */
function short(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 39)}…` : text);
}
