import { mediaType } from "../model/body.ts";
import { headerValue } from "../model/headers.ts";
import type { Interaction, JsonValue } from "../model/types.ts";
import { schemeOf } from "../model/url.ts";

// The words of Chrome's protocol, which DevTools, Playwright and chrome-har write; hyphens do not count.
const words = [
  "document",
  "stylesheet",
  "image",
  "media",
  "font",
  "script",
  "texttrack",
  "xhr",
  "fetch",
  "prefetch",
  "eventsource",
  "websocket",
  "manifest",
  "signedexchange",
  "ping",
  "cspviolationreport",
  "preflight",
  "other",
] as const;

type ResourceType = (typeof words)[number];

/** Every type there is. */
export const resourceTypes: readonly string[] = words;

// What Sec-Fetch-Dest says. `empty` is left out: it stands for fetch, XMLHttpRequest and EventSource alike.
const destinations: ReadonlyMap<string, ResourceType> = new Map([
  ["document", "document"],
  ["frame", "document"],
  ["iframe", "document"],
  ["script", "script"],
  ["audioworklet", "script"],
  ["paintworklet", "script"],
  ["serviceworker", "script"],
  ["sharedworker", "script"],
  ["worker", "script"],
  ["style", "stylesheet"],
  ["image", "image"],
  ["font", "font"],
  ["audio", "media"],
  ["video", "media"],
  ["track", "texttrack"],
  ["manifest", "manifest"],
  ["report", "cspviolationreport"],
]);

const mediaTypes: readonly (readonly [RegExp, ResourceType])[] = [
  [/^(text\/html|application\/xhtml\+xml)$/, "document"],
  [/(java|ecma)script$/, "script"],
  [/^text\/css$/, "stylesheet"],
  [/^image\//, "image"],
  [/^(font\/|application\/(x-)?font)/, "font"],
  [/^(audio|video)\//, "media"],
  [/^text\/vtt$/, "texttrack"],
  [/^application\/manifest\+json$/, "manifest"],
];

// Only a recording that names the type tells these apart.
const calls: readonly ResourceType[] = ["fetch", "xhr"];
const streamingCalls: readonly ResourceType[] = [...calls, "eventsource"];
const apiTypes: ReadonlySet<ResourceType> = new Set([...streamingCalls, "websocket"]);

/** The resource type that a text names; `undefined` for a word that no browser uses. */
export function resourceTypeOf(text: string): ResourceType | undefined {
  const plain = text.toLowerCase().replaceAll("-", "");
  return words.find((word) => word === plain);
}

/**
 * What a request may have been for: the type that a browser recorded, else what Sec-Fetch-Dest and the response's media
 * type tell, which for a call of an API is several types.
 */
export function typesOf(interaction: Interaction): readonly ResourceType[] {
  if (isPreflight(interaction)) return ["preflight"];
  if (webSocketMessages(interaction) !== undefined) return ["websocket"];
  const recorded = recordedType(interaction);
  // DevTools says `other` of what it has no word for, favicons among them.
  return recorded === "other" ? ["other", ...guess(interaction)] : recorded ? [recorded] : guess(interaction);
}

/** Whether an interaction is a call of an API, not the loading of a page's parts. */
export function isApiCall(interaction: Interaction): boolean {
  return typesOf(interaction).some((type) => apiTypes.has(type));
}

/** Whether a request is a browser's question whether another origin takes the request that follows. */
export function isPreflight({ request }: Interaction): boolean {
  return (
    request.method.toUpperCase() === "OPTIONS" &&
    headerValue(request.headers, "access-control-request-method") !== undefined
  );
}

/** How many messages of a WebSocket the recording lists; `undefined` for anything but a WebSocket. */
export function webSocketMessages(interaction: Interaction): number | undefined {
  const { request, outcome } = interaction;
  const listed = harField(interaction, "_webSocketMessages");
  const count = Array.isArray(listed) ? listed.length : 0;
  const isWebSocket =
    // Proxyman lists no messages of exchanges that are no WebSockets.
    count > 0 ||
    ["ws", "wss"].includes(schemeOf(request.url)) ||
    // Without an Upgrade header there is nothing else that a 101 could be of in a recording of HTTP.
    (outcome.kind === "response" &&
      outcome.status === 101 &&
      (headerValue(outcome.headers, "upgrade") ?? "websocket").toLowerCase() === "websocket");
  return isWebSocket ? count : undefined;
}

function recordedType(interaction: Interaction): ResourceType | undefined {
  const recorded = harField(interaction, "_resourceType");
  return typeof recorded === "string" ? resourceTypeOf(recorded) : undefined;
}

function guess({ request, outcome }: Interaction): readonly ResourceType[] {
  const destination = headerValue(request.headers, "sec-fetch-dest")?.toLowerCase() ?? "";
  const named = destinations.get(destination);
  if (named !== undefined) return [named];
  const type = outcome.kind === "response" ? mediaType(outcome.headers) : "";
  if (type === "text/event-stream") return streamingCalls;
  // Of HTML or an image that a script asked for the media type says nothing.
  const isCall =
    destination === "empty" || headerValue(request.headers, "x-requested-with")?.toLowerCase() === "xmlhttprequest";
  const told = isCall ? undefined : mediaTypes.find(([pattern]) => pattern.test(type))?.[1];
  return told === undefined ? calls : [told];
}

function harField({ extensions }: Interaction, name: string): JsonValue | undefined {
  const fields = extensions?.har;
  return fields !== undefined && Object.hasOwn(fields, name) ? fields[name] : undefined;
}
