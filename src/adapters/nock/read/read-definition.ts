import { forbidsBody } from "../../../model/body.ts";
import type { Body, Extensions, HeaderList, Interaction, MatchPolicy } from "../../../model/types.ts";
import { isHttpUrl } from "../../../model/url.ts";
import { isObject, kindOf } from "../../shared/json/values.ts";
import { listKey, modelKeys } from "../definition.ts";
import { type Entry, field, headersField, invalid, textField } from "./fields.ts";
import { readRequestBody, readResponseBody } from "./read-body.ts";

/** The interaction that a definition stands for. Throws `input/invalid` where nock would refuse it. */
export function readDefinition(entry: Entry, file: string): Interaction {
  const headers = headersField(entry, responseHeadersField(entry));
  const requestHeaders = headersField(entry, "reqheaders");
  const body = readRequestBody(entry, requestHeaders);
  const match = readMatch(entry, requestHeaders, body);
  const method = readMethod(entry);
  const status = readStatus(entry);
  const answer = readResponseBody(entry, headers, forbidsBody(method, status));
  const extensions = readExtensions(entry);
  return {
    request: { method, url: readUrl(entry), headers: requestHeaders, body },
    outcome: { kind: "response", status, headers, body: answer },
    ...(match !== undefined && { match }),
    origin: { file, index: entry.index },
    ...(extensions !== undefined && { extensions }),
  };
}

/** nock compares in upper case, and files have `get`; of the methods that no client sends so, that is a spelling. */
function readMethod(entry: Entry): string {
  const method = textField(entry, "method");
  return /^(delete|get|head|options|post|put)$/i.test(method) ? method.toUpperCase() : method;
}

function readUrl(entry: Entry): string {
  const scope = textField(entry, "scope");
  if (!isHttpUrl(scope))
    throw invalid(entry, "scope", "is no http or https origin", "Write https://api.example.com:443.");
  const path = textField(entry, "path");
  if (!/^[/*]/.test(path)) throw invalid(entry, "path", "does not begin with /");
  // Any base path of the scope comes before the path; `/.//` is how a path that begins with `//` is written.
  return withoutPort(addPort(entry, scope)).replace(/\/$/, "") + path.replace(/^\/\.(?=\/\/)/, "");
}

/** The scope with the legacy field `port`. */
function addPort(entry: Entry, scope: string): string {
  const port = field(entry, "port");
  if (port === undefined) return scope;
  if (!/^\d+$/.test(String(port))) throw invalid(entry, "port", "is no port");
  const own = /:(\d+)(?=[/?#]|$)/.exec(scope.replace(/^[^:]*:\/\/(\[[^\]]*\])?/, ""))?.[1];
  if (own === undefined) return `${scope}:${port}`;
  if (Number(own) !== Number(port)) throw invalid(entry, "port", "is not the port in scope");
  return scope;
}

/** The recorder writes every port; a URL text has the default one seldom. */
function withoutPort(scope: string): string {
  return scope.replace(/^(http:\/\/[^/?#]*):80(?=[/?#]|$)|^(https:\/\/[^/?#]*):443(?=[/?#]|$)/i, "$1$2");
}

function readStatus(entry: Entry): number {
  const reply = field(entry, "reply");
  if (reply !== undefined) {
    const status = Number.parseInt(String(reply), 10);
    if (Number.isNaN(status)) throw invalid(entry, "reply", "is no number");
    return status;
  }
  const status = field(entry, "status") || 200;
  if (!Number.isInteger(status)) throw invalid(entry, "status", `is ${kindOf(status)}; nock needs a whole number`);
  return status as number;
}

/** Headers that a request must have, or must not have, take part in matching; without `body` any body matches. */
function readMatch(entry: Entry, requestHeaders: HeaderList, body: Body): Partial<MatchPolicy> | undefined {
  const names = new Set(requestHeaders.map(([name]) => name));
  const bad = field(entry, "badheaders") ?? [];
  if (!Array.isArray(bad)) throw invalid(entry, "badheaders", `is ${kindOf(bad)}; nock needs a list`);
  for (const name of bad) {
    if (typeof name !== "string") throw invalid(entry, "badheaders", `holds a name that is ${kindOf(name)}`);
    names.add(name);
  }
  if (names.size === 0 && body.kind === "stored") return undefined;
  return { ...(names.size > 0 && { headers: [...names] }), ...(body.kind === "lost" && { body: "none" }) };
}

/** Where the response headers stand: older files have them in `headers`, which nock ignores. */
function responseHeadersField(entry: Entry): "rawHeaders" | "headers" {
  const legacy = field(entry, "headers");
  const isLegacy = field(entry, "rawHeaders") === undefined && (isObject(legacy) || Array.isArray(legacy));
  return isLegacy ? "headers" : "rawHeaders";
}

/** The fields that the model does not hold, in file order, and our own key. */
function readExtensions(entry: Entry): Extensions | undefined {
  const read = responseHeadersField(entry);
  if (field(entry, listKey) !== undefined) throw invalid(entry, listKey, "is a name that respool keeps for itself");
  const respool = field(entry, "respool");
  const own = Object.entries(entry.fields).filter(
    ([name]) => !modelKeys.has(name) && name !== read && !(name === "respool" && isObject(respool)),
  );
  if (entry.list !== undefined) own.push([listKey, entry.list]);
  if (own.length === 0 && !isObject(respool)) return undefined;
  return {
    ...(own.length > 0 && { nock: Object.fromEntries(own) }),
    ...(isObject(respool) && { respool }),
  };
}
