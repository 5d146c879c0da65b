import { contentCodings, type Decoded } from "../../../model/body.ts";
import {
  framingHeaders,
  headerValue,
  headerValues,
  isFieldValue,
  isNamed,
  isToken,
  sameName,
  toByteString,
} from "../../../model/headers.ts";
import type { HeaderList, HttpRequest, HttpResponse } from "../../../model/types.ts";
import type { Say } from "../../shared/say.ts";
import type { NockDefinition, RawHeaders } from "../definition.ts";

/** The `rawHeaders` of a definition: what nock 13 to 15 can send, and the body as it is written agrees with. */
export function rawHeaders(method: string, response: HttpResponse, how: Decoded["how"], say: Say): RawHeaders {
  const raw: string[] = [];
  const dropped = new Set<string>();
  // nock 15 never ends a 205 to node:http that has no length.
  const needsLength = response.status === 205 && method.toUpperCase() !== "HEAD";
  const keepsLength = needsLength && headerValue(response.headers, "content-length") === "0";
  for (const [name, value] of response.headers) {
    if (sameName(name, "content-encoding") && how !== "kept") continue;
    if (isFraming(name) && !(keepsLength && sameName(name, "content-length"))) {
      dropped.add(name);
      continue;
    }
    const why = unsendable(name, value);
    if (why === undefined) raw.push(name, toByteString(value));
    else say("lost/header", { part: "response", name, why });
  }
  for (const name of dropped) say("changed/framing-header", { name });
  sayCoding(response.headers, how, say);
  if (needsLength && !keepsLength) {
    raw.push("content-length", "0");
    say("changed/empty-length");
  }
  return raw as RawHeaders;
}

/** Request headers as definitions hold them, and the names of those that are written. */
export interface RequestHeaders {
  readonly fields: Pick<NockDefinition, "reqheaders" | "badheaders">;
  readonly written: readonly string[];
}

/** The headers that take part in matching: `required` by the policy, `wanted` where the request has them. */
export function requestHeaders(
  { headers }: HttpRequest,
  required: readonly string[],
  wanted: readonly string[],
  say: Say,
): RequestHeaders {
  const reqheaders: [string, string][] = [];
  const badheaders: string[] = [];
  for (const name of firstOfEach([...required, ...wanted])) {
    const values = headerValues(headers, name);
    const recorded = headers.find(([other]) => sameName(other, name))?.[0];
    if (recorded === undefined) {
      if (required.includes(name)) badheaders.push(name);
    } else if (!isBlocked(name) && values.every((value) => unsendable(name, value) === undefined)) {
      // Clients give nock the values of one header in one line.
      if (values.length > 1) say("lost/repeated-header", { part: "request", name });
      reqheaders.push([recorded, values.map(toByteString).join(sameName(name, "cookie") ? "; " : ", ")]);
    }
  }
  return {
    fields: {
      ...(reqheaders.length > 0 && { reqheaders: Object.fromEntries(reqheaders) }),
      ...(badheaders.length > 0 && { badheaders }),
    },
    written: reqheaders.map(([name]) => name),
  };
}

/** The names, each once, whatever its case. */
function firstOfEach(names: readonly string[]): string[] {
  return names.filter((name, i) => names.findIndex((other) => sameName(other, name)) === i);
}

/** Why a header cannot be sent: nock 14 and 15 throw while they answer, or hang. */
function unsendable(name: string, value: string): string | undefined {
  if (!isToken(name)) return "its name is no token";
  return isFieldValue(value) ? undefined : "its value holds a control character";
}

function isFraming(name: string): boolean {
  // A Trailer header without trailers makes node:http throw inside nock 14 and 15.
  return isNamed(framingHeaders, name) || sameName(name, "trailer");
}

/** Names that nock's own table of headers takes for repeats, so that it refuses the definition. */
function isBlocked(name: string): boolean {
  return sameName(name, "__proto__") || sameName(name, "constructor");
}

function sayCoding(headers: HeaderList, how: Decoded["how"], say: Say): void {
  if (how === "kept" || headerValue(headers, "content-encoding") === undefined) return;
  const coding = contentCodings(headers).join(", ") || "identity";
  say(how === "lie" ? "assumed/content-coding" : "changed/content-coding", { coding });
}
