import { contentCodings, type Decoded } from "../../../model/body.ts";
import { equalBytes } from "../../../model/bytes.ts";
import { framingHeaders, headerValue, isFieldValue, isNamed, isToken, sameName } from "../../../model/headers.ts";
import type { HeaderList, HttpResponse, StoredBody } from "../../../model/types.ts";
import type { Context } from "../../adapter.ts";
import { decodeMessage } from "../../shared/codings.ts";
import type { Say } from "../../shared/say.ts";

/** A response whose body is in the recording. */
type Response = HttpResponse & { readonly body: StoredBody };

/**
 * A response as every adapter of Polly gives it to its client: with its coding undone, since the fetch adapter does not undo
 * one and the node-http adapter wants it in pieces, and without headers that then lie, or that cannot be sent.
 */
export async function settledResponse(response: Response, ctx: Context, say: Say): Promise<Response> {
  const { body, how } = await decodeMessage(response, ctx);
  const isRecoded = !equalBytes(body.bytes, response.body.bytes) || body.undone !== undefined;
  const dropped = new Set<string>();
  const headers = response.headers.filter(([name, value]) => {
    if (sameName(name, "content-encoding") && how !== "kept") return false;
    if (isNamed(framingHeaders, name) && !isTrueLength(name, value, body, isRecoded)) {
      dropped.add(name);
      return false;
    }
    const why = unsendable(name, value);
    if (why !== undefined) say("lost/header", { part: "response", name, why });
    return why === undefined;
  });
  for (const name of dropped) say("changed/framing-header", { name });
  sayCoding(response.headers, how, say);
  const { undone: _, ...stored } = body;
  return { ...response, headers: joined(headers, say), body: how === "kept" ? inOnePiece(body) : stored };
}

/** Repeated headers as one value, as Polly's adapters record them: fetch would join the values of a list without a space. */
function joined(headers: HeaderList, say: Say): HeaderList {
  const values = new Map<string, string[]>();
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    if (key !== "set-cookie") values.set(key, [...(values.get(key) ?? []), value]);
  }
  return headers.flatMap(([name, value]) => {
    const key = name.toLowerCase();
    const all = key === "set-cookie" ? [value] : values.get(key);
    if (all === undefined) return [];
    if (key !== "set-cookie") values.delete(key);
    if (all.length > 1) say("lost/repeated-header", { part: "response", name });
    return [[name, all.join(", ")] as const];
  });
}

/** A coded body that nothing undoes is kept as the node-http adapter records it. */
function inOnePiece(body: StoredBody): StoredBody {
  return { ...body, chunks: [{ end: body.bytes.length }] };
}

function isTrueLength(name: string, value: string, body: StoredBody, isRecoded: boolean): boolean {
  if (!sameName(name, "content-length") || isRecoded) return false;
  // An answer to HEAD says how long another one would be.
  return body.bytes.length === 0 ? /^\d+$/.test(value) : value === String(body.bytes.length);
}

function unsendable(name: string, value: string): string | undefined {
  if (!isToken(name)) return "its name is no token";
  return isFieldValue(value) ? undefined : "its value holds a control character";
}

function sayCoding(headers: HeaderList, how: Decoded["how"], say: Say): void {
  if (headerValue(headers, "content-encoding") === undefined) return;
  const coding = contentCodings(headers).join(", ") || "identity";
  if (how === "kept") say("lost/content-coding", { part: "response", coding });
  else say(how === "lie" ? "assumed/content-coding" : "changed/content-coding", { coding });
}
