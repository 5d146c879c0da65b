import type { HttpRequest } from "../../src/index.ts";
import { presets, requestKey } from "../../src/index.ts";
import { storedBody } from "../../src/model/body.ts";

/** A JSON body as a value, or as its text. */
export type Json = object | string;

/** A POST of a JSON body. */
export function post(url: string, body: Json): HttpRequest {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const headers = [["Content-Type", "application/json"]] as const;
  return { method: "POST", url, headers, body: storedBody(new Uint8Array(Buffer.from(text))) };
}

/** Whether the preset `llm` takes two requests for the same. */
export function meansTheSame(a: HttpRequest, b: HttpRequest): boolean {
  return requestKey(a, presets.llm) === requestKey(b, presets.llm);
}
