import { mediaType } from "../model/body.ts";
import { headerValue } from "../model/headers.ts";
import type { Interaction } from "../model/types.ts";

// Browsers say what a request is for in Sec-Fetch-Dest; the words of HAR's _resourceType are the usual ones in tools.
const destinations: ReadonlyMap<string, string> = new Map([
  ["document", "document"],
  ["iframe", "document"],
  ["script", "script"],
  ["worker", "script"],
  ["style", "stylesheet"],
  ["image", "image"],
  ["font", "font"],
  ["audio", "media"],
  ["video", "media"],
  ["manifest", "manifest"],
  ["empty", "fetch"],
]);

const mediaTypes: readonly (readonly [RegExp, string])[] = [
  [/^text\/event-stream$/, "eventsource"],
  [/^(text\/html|application\/xhtml\+xml)$/, "document"],
  [/(java|ecma)script$/, "script"],
  [/^text\/css$/, "stylesheet"],
  [/^image\//, "image"],
  [/^(font\/|application\/(x-)?font)/, "font"],
  [/^(audio|video)\//, "media"],
];

const assets: ReadonlySet<string> = new Set(["document", "script", "stylesheet", "image", "font", "media", "manifest"]);

/** Every type there is. */
export const resourceTypes: readonly string[] = [
  ...new Set([...destinations.values(), ...mediaTypes.map(([, type]) => type)]),
];

/** What a request was for: `fetch`, `document`, `script`, `image`, …; from Sec-Fetch-Dest, else the response's media type. */
export function resourceType({ request, outcome }: Interaction): string {
  const named = destinations.get(headerValue(request.headers, "sec-fetch-dest")?.toLowerCase() ?? "");
  if (named !== undefined) return named;
  const type = outcome.kind === "response" ? mediaType(outcome.headers) : "";
  return mediaTypes.find(([pattern]) => pattern.test(type))?.[1] ?? "fetch";
}

/** Whether an interaction is a call of an API, not the loading of a page's parts. */
export function isApiCall(interaction: Interaction): boolean {
  return !assets.has(resourceType(interaction));
}
