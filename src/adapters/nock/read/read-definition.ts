import type { Body, HeaderList, Interaction, JsonObject, MatchPolicy } from "../../../model/types.ts";
import { isHttpUrl } from "../../../model/url.ts";
import { modelKeys } from "../definition.ts";
import { type Entry, field, headersField, invalid, kindOf, textField } from "./fields.ts";
import { readRequestBody, readResponseBody } from "./read-body.ts";

/** The interaction that a definition stands for. Throws `input/invalid` where nock would refuse it. */
export function readDefinition(entry: Entry, file: string): Interaction {
  const headers = headersField(entry, "rawHeaders");
  const requestHeaders = headersField(entry, "reqheaders");
  const body = readRequestBody(entry);
  const match = readMatch(entry, requestHeaders, body);
  const extension = ownFields(entry.fields);
  return {
    request: { method: textField(entry, "method"), url: readUrl(entry), headers: requestHeaders, body },
    outcome: { kind: "response", status: readStatus(entry), headers, body: readResponseBody(entry, headers) },
    ...(match !== undefined && { match }),
    origin: { file, index: entry.index },
    ...(extension !== undefined && { extensions: { nock: extension } }),
  };
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

/** The fields that the model does not hold, in file order. */
function ownFields(fields: JsonObject): JsonObject | undefined {
  const own = Object.entries(fields).filter(([name]) => !modelKeys.has(name));
  return own.length === 0 ? undefined : Object.fromEntries(own);
}
