import { forbidsBody } from "../../../model/body.ts";
import { isNamed, nameSet, sameName } from "../../../model/headers.ts";
import { standardPhrase } from "../../../model/status.ts";
import type { HttpRequest, Interaction, StoredBody } from "../../../model/types.ts";
import { extensionPaths } from "../../shared/extension-paths.ts";
import type { Say } from "../../shared/say.ts";
import type { StoredResponse } from "./answerable.ts";

/** Reports what an interaction holds and no definition can, beyond bodies, URL and response headers. */
export function sayLosses(
  interaction: Interaction,
  response: StoredResponse,
  writtenHeaders: readonly string[],
  say: Say,
): void {
  const { request, timing, extensions } = interaction;
  if (timing !== undefined && Object.keys(timing).length > 0) say("lost/timing");
  sayVersion(interaction, response, say);
  const { statusText } = response;
  // HTTP/2 sends none, which is no phrase of its own.
  if (statusText && statusText !== standardPhrase(response.status)) say("lost/status-text");
  for (const [part, message] of [["request", request] as const, ["response", response] as const]) {
    for (const [name] of message.trailers ?? []) say("lost/trailers", { part, name });
    if (message.body.kind === "stored" && hasChunks(message.body)) say("lost/chunks", { part });
  }
  if (response.brokenBy !== undefined) say("lost/broken-body");
  if (!response.body.complete && !forbidsBody(request.method, response.status)) {
    say("lost/incomplete-body", { part: "response" });
  }
  sayRequestHeaders(request, writtenHeaders, say);
  const { respool: _, ...others } = extensions ?? {};
  for (const [format, path] of extensionPaths(others, "nock")) say("lost/extension", { format, path });
}

/** Mocks answer in HTTP/1.1, so that one is no loss. */
function sayVersion({ request }: Interaction, response: StoredResponse, say: Say): void {
  if ([request.httpVersion, response.httpVersion].some((version) => (version ?? "1.1") !== "1.1")) {
    say("lost/http-version");
  }
}

/** One piece that came at no known time is what replay gives. */
function hasChunks({ chunks }: StoredBody): boolean {
  return chunks !== undefined && (chunks.length > 1 || chunks.some(({ atMs }) => atMs !== undefined));
}

function sayRequestHeaders(request: HttpRequest, written: readonly string[], say: Say): void {
  const names = nameSet(written);
  const reported = new Set<string>();
  for (const [name, value] of request.headers) {
    if (isNamed(names, name) || reported.has(name) || isDerived(request, name, value)) continue;
    reported.add(name);
    say("lost/request-headers", { name });
  }
}

/** Whether every client sends the header by itself with this value. */
function isDerived({ url, body }: HttpRequest, name: string, value: string): boolean {
  if (sameName(name, "host")) return value.toLowerCase() === new URL(url).host;
  return sameName(name, "content-length") && body.kind === "stored" && value === String(body.bytes.length);
}
