import { canonicalBody } from "../../../match/canonical-body.ts";
import { mediaType } from "../../../model/body.ts";
import { decodeUtf8, encodeHex } from "../../../model/bytes.ts";
import type { HttpRequest, JsonObject, JsonValue, MatchPolicy } from "../../../model/types.ts";
import { isTooDeep, parseStructure } from "../../shared/json/scan.ts";
import type { Say } from "../../shared/say.ts";
import { expansionFault } from "../write/expansion.ts";
import { requestBody } from "../write/request-body.ts";
import type { Code } from "./code.ts";
import { isFlat, listCode, stringCode, textCode, valueCode } from "./literal.ts";

/** The body that a request must have, as an argument; `undefined` when any body will do. */
export function bodyCode(request: HttpRequest, policy: MatchPolicy, code: Code, say: Say): string | undefined {
  const kind = canonicalBody(request, policy).kind;
  const match = kind === "json" ? "value" : kind === "none" ? "none" : "text";
  let fault = false;
  const { body } = requestBody(request, match, (notice, data) => {
    // Functions compare what nock does not; what is nested deeply stays text.
    if (notice === "changed/request-text" && !isDeep(request)) fault = true;
    else say(notice, data);
  });
  if (body === undefined || body === "") return body === undefined ? undefined : '""';
  if (kind === "json" && (fault || typeof body !== "string")) return jsonCode(request, policy.ignoreBody, fault, code);
  if (kind === "multipart") return multipartCode(request, code);
  if (kind === "form") {
    const fields = formFields(request);
    if (fields !== undefined) return valueCode(fields, code.unit);
    if (policy.body === "form") say("lost/match-policy", { what: "form bodies in another spelling" });
  }
  return textCode(body as string, code.unit);
}

function jsonCode(request: HttpRequest, pointers: readonly string[], fault: boolean, code: Code): string {
  const text = textOf(request) ?? "";
  const value: JsonValue = JSON.parse(text);
  const literal = isFlat(value) && !fault ? valueCode(value, code.unit) : `JSON.parse(${stringCode(text)})`;
  if (pointers.length === 0 && !fault) return literal;
  const ignored = pointers.length === 0 ? "" : `, ${listCode("[", pointers.map(stringCode), "]", "")}`;
  return `${code.use("json")}(${literal}${ignored})`;
}

function multipartCode(request: HttpRequest, code: Code): string {
  const text = textOf(request);
  if (text !== undefined) return `${code.use("multipart")}(${textCode(text, code.unit)})`;
  const bytes = request.body.kind === "stored" ? request.body.bytes : new Uint8Array();
  return `${code.use("multipart")}("${encodeHex(bytes)}", "hex")`;
}

// What Node's own parser of forms, which nock calls, looks at.
const mostFields = 1000;

/** The fields of a form that nock compares one by one; `undefined` where only the text is sure to match. */
function formFields(request: HttpRequest): JsonObject | undefined {
  if (mediaType(request.headers) !== "application/x-www-form-urlencoded") return undefined;
  const pieces = (textOf(request) ?? "").split("&").filter((piece) => piece !== "");
  if (pieces.length > mostFields) return undefined;
  const fields = new Map<string, string[]>();
  for (const piece of pieces) {
    const at = piece.indexOf("=");
    const name = decoded(at < 0 ? piece : piece.slice(0, at));
    const value = decoded(at < 0 ? "" : piece.slice(at + 1));
    if (name === undefined || value === undefined) return undefined;
    fields.set(name, [...(fields.get(name) ?? []), value]);
  }
  if (expansionFault([...fields.keys()]) !== undefined) return undefined;
  return Object.fromEntries([...fields].map(([name, all]) => [name, all.length > 1 ? all : (all[0] as string)]));
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return undefined;
  }
}

function isDeep(request: HttpRequest): boolean {
  return isTooDeep(parseStructure(textOf(request) ?? ""));
}

function textOf({ body }: HttpRequest): string | undefined {
  return body.kind === "stored" ? decodeUtf8(body.bytes) : undefined;
}
