import type { Span } from "../../adapters/adapter.ts";
import { memberSpans, startOfText } from "../../adapters/shared/json/spans.ts";
import { isObject } from "../../adapters/shared/json/values.ts";
import type { MatchInput } from "../../match/policy.ts";
import { storedBody } from "../../model/body.ts";
import { decodeBase64, decodeUtf8, encodeUtf8, noBytes } from "../../model/bytes.ts";
import { RespoolError } from "../../model/errors.ts";
import { fromHeaderBytes, headerValue } from "../../model/headers.ts";
import type { HeaderList, HttpRequest, JsonObject, JsonValue } from "../../model/types.ts";

/** A request that is to be explained. */
export interface AskedRequest extends HttpRequest {
  /** Why a session had no answer for it although interactions equal it: all were used, or it was not their turn. */
  readonly missed?: "exhausted" | "order";
}

/** Requests out of a file. */
export interface RequestFile {
  readonly requests: readonly AskedRequest[];
  /** Whether their secrets are masked: respool/runtime wrote them down where a cassette had no answer. */
  readonly masked: boolean;
  /** How the session told requests apart that wrote the first of them down. */
  readonly match?: MatchInput;
}

/**
 * Reads requests: one as JSON (`method`, `url`, `headers`, `body`), what `RESPOOL_MISSES` collected (JSON by line), or a message
 * of HTTP/1.1. Of what was collected those of a cassette are taken, by its path; all where none of them is of it. Throws
 * `input/syntax`, `input/invalid`.
 */
export function readRequests(bytes: Uint8Array, cassette?: string): RequestFile {
  const text = decodeUtf8(bytes)?.trimStart();
  if (!text?.startsWith("{")) return { requests: [readMessage(bytes)], masked: false };
  const whole = parsed(text);
  if (whole !== undefined) return readDocuments([whole], cassette);
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return readDocuments(
    lines.map((line, i) => {
      const document = parsed(line);
      if (document === undefined)
        throw new RespoolError("input/syntax", "the request is no JSON", { at: { line: i + 1 } });
      return document;
    }),
    cassette,
  );
}

/** A value, and the text that it was parsed from. */
interface Parsed {
  readonly value: JsonValue;
  readonly text: string;
}

function readDocuments(all: readonly Parsed[], cassette: string | undefined): RequestFile {
  const own = all.filter(({ value }) => isObject(value) && value.cassette === cassette);
  const documents = own.length > 0 ? own : all;
  const requests = documents.map((document, i): AskedRequest => {
    const { request, reason } = isObject(document.value) ? document.value : {};
    const inner = request == null ? document : { value: request, text: memberText(document.text, "request") };
    const asked = readDocument(inner, documents.length === 1 ? "" : ` ${i}`);
    return reason === "exhausted" || reason === "order" ? { ...asked, missed: reason } : asked;
  });
  const first = documents[0]?.value;
  const match = isObject(first) ? first.match : undefined;
  return {
    requests,
    masked: documents.some(({ value }) => isObject(value) && value.masked === true),
    ...(match !== undefined && { match: match as MatchInput }),
  };
}

function readDocument({ value: document, text }: Parsed, number: string): HttpRequest {
  const fault = (what: string) => new RespoolError("input/invalid", `request${number}: ${what}`, { hint });
  if (!isObject(document)) throw fault("is no object");
  const { method = "GET", url, headers = [], body } = document;
  if (typeof method !== "string") throw fault("method is no text");
  if (typeof url !== "string" || url === "") throw fault("url is missing");
  const list = headersOf(headers);
  if (list === undefined) throw fault("headers are no list of pairs, and no object");
  const content = bodyOf(body, text);
  if (content === undefined) throw fault("base64 is none");
  return { method, url, headers: list, body: storedBody(content) };
}

const hint = 'Write {"method": "POST", "url": "https://…", "headers": {"Name": "value"}, "body": …}.';

function headersOf(value: JsonValue): HeaderList | undefined {
  const pairs = Array.isArray(value)
    ? value
    : isObject(value)
      ? Object.entries(value).flatMap(([name, item]) =>
          Array.isArray(item) ? item.map((one) => [name, one]) : [[name, item]],
        )
      : [undefined];
  const list = pairs.map((pair: JsonValue | undefined) => {
    const [name, text] = Array.isArray(pair) ? pair : [];
    return typeof name === "string" && typeof text === "string" ? ([name, text] as const) : undefined;
  });
  return list.every((pair) => pair !== undefined) ? list : undefined;
}

/** A text is the body; an object with nothing but `base64` is its bytes; any other value is JSON, as the request spells it. */
function bodyOf(value: JsonValue | undefined, request: string): Uint8Array | undefined {
  if (value === undefined || value === null) return noBytes;
  if (typeof value === "string") return encodeUtf8(value);
  const { base64, ...rest } = isObject(value) ? value : ({} as JsonObject);
  if (typeof base64 === "string" && Object.keys(rest).length === 0) return decodeBase64(base64);
  return encodeUtf8(memberText(request, "body"));
}

/** The text of a member of an object, of several with its name the last; numbers keep their digits in it. */
function memberText(object: string, name: string): string {
  const bytes = encodeUtf8(object);
  const textOf = ([start, end]: Span) => decodeUtf8(bytes.subarray(start, end)) ?? "";
  const members = memberSpans(bytes, startOfText(bytes)).filter((member) => JSON.parse(textOf(member.name)) === name);
  const last = members.at(-1);
  return last === undefined ? "" : textOf(last.value);
}

function parsed(text: string): Parsed | undefined {
  try {
    return { value: JSON.parse(text) as JsonValue, text };
  } catch {
    return undefined;
  }
}

/** A message of HTTP/1.1; the target may be a whole URL, else the Host header says the rest. Throws `input/syntax`. */
function readMessage(bytes: Uint8Array): HttpRequest {
  const [end, start] = headEnd(bytes);
  const lines = fromHeaderBytes(bytes.subarray(0, end)).trim().split(/\r?\n/);
  const [, method = "", target = ""] =
    /^([!#$%&'*+\-.^_`|~0-9A-Za-z]+) (\S+)(?: HTTP\/[\d.]+)?$/.exec(lines[0] ?? "") ?? [];
  if (method === "")
    throw new RespoolError("input/syntax", "no line of a request begins the file", { hint: messageHint });
  const headers = lines.slice(1).map((line, i): readonly [string, string] => {
    const at = line.indexOf(":");
    if (at < 1)
      throw new RespoolError("input/syntax", "a header has no colon", { at: { line: i + 2 }, hint: messageHint });
    return [line.slice(0, at), line.slice(at + 1).trim()];
  });
  const host = headerValue(headers, "host");
  if (target.startsWith("/") && host === undefined) {
    throw new RespoolError("input/invalid", "the request says no host", {
      hint: "Write a whole URL, or a Host header.",
    });
  }
  const url = target.startsWith("/") ? `https://${host}${target}` : target;
  return { method, url, headers, body: storedBody(bytes.subarray(start)) };
}

const messageHint = "Write POST https://api.example.com/v1 HTTP/1.1, headers, a blank line, and the body; or JSON.";

/** Where the head ends, and where the body begins. */
function headEnd(bytes: Uint8Array): [end: number, start: number] {
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) {
    if (bytes[at + 1] === 0x0a) return [at, at + 2];
    if (bytes[at + 1] === 0x0d && bytes[at + 2] === 0x0a) return [at, at + 3];
  }
  return [bytes.length, bytes.length];
}
