import { equalBytes } from "../../../model/bytes.ts";
import type { Body, Interaction, JsonObject } from "../../../model/types.ts";
import { objectAt } from "../../shared/json/values.ts";
import { requestBody } from "../body/request.ts";
import { responseBody } from "../body/response.ts";
import type { EntryContext, HarFile } from "../entry.ts";

/** Whether the bodies of an entry, read as the file's producer asks for, are those of an interaction. */
export async function readsBack(
  entry: JsonObject,
  { request, outcome }: Interaction,
  file: HarFile,
): Promise<{ readonly request: boolean; readonly response: boolean }> {
  const c: EntryContext = { entry: { index: 0, line: 1, fields: entry }, file, say: () => {} };
  const { method } = request;
  const asked = await requestBody(c, { method, headers: request.headers, request: objectAt(entry.request) });
  if (outcome.kind !== "response") return { request: sameBody(asked, request.body), response: true };
  const { status, headers } = outcome;
  const got = await responseBody(c, { method, status, headers, response: objectAt(entry.response) });
  return { request: sameBody(asked, request.body), response: sameBody(got, outcome.body) };
}

/** Whether two bodies are the same but for how sure they are. */
export function sameBody(a: Body, b: Body): boolean {
  if (a.kind === "lost" || b.kind === "lost") return a.kind === b.kind && JSON.stringify(a) === JSON.stringify(b);
  return a.coding === b.coding && a.undone === b.undone && a.complete === b.complete && equalBytes(a.bytes, b.bytes);
}
