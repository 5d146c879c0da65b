import { expect, test } from "vitest";
import { emptyBody } from "../model/body.ts";
import type { HeaderList, Interaction, JsonObject } from "../model/types.ts";
import { isApiCall, isPreflight, resourceTypeOf, resourceTypes, typesOf, webSocketMessages } from "./resource-type.ts";

const exchange = (requestHeaders: HeaderList, responseHeaders: HeaderList, har?: JsonObject): Interaction => ({
  request: { method: "GET", url: "https://example.com/", headers: requestHeaders, body: emptyBody },
  outcome: { kind: "response", status: 200, headers: responseHeaders, body: emptyBody },
  ...(har && { extensions: { har } }),
});
const recorded = (type: JsonObject[string], contentType = "image/png"): Interaction =>
  exchange([["sec-fetch-dest", "style"]], [["Content-Type", contentType]], { _resourceType: type });
const calls = ["fetch", "xhr"];

test.each([
  ["document", "document", false],
  ["Stylesheet", "stylesheet", false],
  ["image", "image", false],
  ["media", "media", false],
  ["font", "font", false],
  ["script", "script", false],
  ["texttrack", "texttrack", false],
  ["XHR", "xhr", true],
  ["fetch", "fetch", true],
  ["prefetch", "prefetch", false],
  ["eventsource", "eventsource", true],
  ["websocket", "websocket", true],
  ["manifest", "manifest", false],
  ["signed-exchange", "signedexchange", false],
  ["ping", "ping", false],
  ["csp-violation-report", "cspviolationreport", false],
  ["preflight", "preflight", false],
])("recorded as %s it is %s, whatever else is there", (word, type, api) => {
  expect([typesOf(recorded(word)), isApiCall(recorded(word))]).toEqual([[type], api]);
  expect(resourceTypes).toContain(type);
});

test("other is what DevTools has no word for: it is found as that, and as what the rest tells", () => {
  const favicon = exchange([], [["Content-Type", "image/x-icon"]], { _resourceType: "other" });
  const call = exchange([], [["Content-Type", "application/json"]], { _resourceType: "other" });
  expect([favicon, call].map(typesOf)).toEqual([
    ["other", "image"],
    ["other", "fetch", "xhr"],
  ]);
  expect([favicon, call].map(isApiCall)).toEqual([false, true]);
});

test("a recorded word that is none leaves it to the rest", () => {
  for (const word of ["", "beacon-ish", "constructor", "__proto__", 7, null, ["fetch"]]) {
    expect(typesOf(recorded(word))).toEqual(["stylesheet"]);
  }
});

test.each([
  ["document", "document", false],
  ["frame", "document", false],
  ["iframe", "document", false],
  ["script", "script", false],
  ["audioworklet", "script", false],
  ["paintworklet", "script", false],
  ["serviceworker", "script", false],
  ["sharedworker", "script", false],
  ["worker", "script", false],
  ["style", "stylesheet", false],
  ["image", "image", false],
  ["font", "font", false],
  ["audio", "media", false],
  ["Video", "media", false],
  ["track", "texttrack", false],
  ["manifest", "manifest", false],
  ["report", "cspviolationreport", false],
])("Sec-Fetch-Dest %s is %s, whatever the media type", (destination, type, api) => {
  const one = exchange([["sec-fetch-dest", destination]], [["Content-Type", "application/json"]]);
  expect([typesOf(one), isApiCall(one)]).toEqual([[type], api]);
});

test.each<[string, HeaderList]>([
  ["Sec-Fetch-Dest empty", [["Sec-Fetch-Dest", "empty"]]],
  ["X-Requested-With", [["x-requested-with", "XMLHttpRequest"]]],
])("%s is a call, which fetch and xhr both find", (_, headers) => {
  for (const contentType of ["image/png", "text/html", "application/json"]) {
    const one = exchange(headers, [["Content-Type", contentType]]);
    expect([typesOf(one), isApiCall(one)]).toEqual([calls, true]);
  }
  expect(typesOf(exchange(headers, [["Content-Type", "text/event-stream"]]))).toEqual([...calls, "eventsource"]);
});

test.each([
  ["text/html; charset=utf-8", ["document"]],
  ["application/xhtml+xml", ["document"]],
  ["text/javascript", ["script"]],
  ["application/ecmascript", ["script"]],
  ["text/css", ["stylesheet"]],
  ["image/svg+xml", ["image"]],
  ["font/woff2", ["font"]],
  ["application/x-font-ttf", ["font"]],
  ["audio/mpeg", ["media"]],
  ["video/mp4", ["media"]],
  ["text/vtt", ["texttrack"]],
  ["application/manifest+json", ["manifest"]],
  ["text/event-stream", [...calls, "eventsource"]],
  ["application/json", calls],
  ["application/javascript+json", calls],
  ["text/plain", calls],
  ["", calls],
])("media type %j is %j", (mediaType, types) => {
  expect(typesOf(exchange([], [["Content-Type", mediaType]]))).toEqual(types);
});

test("an unknown destination leaves it to the media type", () => {
  for (const destination of ["object", "constructor", "__proto__", ""]) {
    expect(typesOf(exchange([["Sec-Fetch-Dest", destination]], [["Content-Type", "text/css"]]))).toEqual([
      "stylesheet",
    ]);
  }
});

test("without a response it is a call", () => {
  const failed: Interaction = { ...exchange([], []), outcome: { kind: "failure", message: "reset" } };
  expect([typesOf(failed), isApiCall(failed)]).toEqual([calls, true]);
});

test("a preflight is told by its method and header", () => {
  const { request, ...rest } = exchange([["Access-Control-Request-Method", "PUT"]], []);
  const asked: Interaction = { ...rest, request: { ...request, method: "options" } };
  expect([isPreflight(asked), isPreflight({ ...rest, request })]).toEqual([true, false]);
  expect([typesOf(asked), isApiCall(asked)]).toEqual([["preflight"], false]);
  expect(isPreflight({ ...asked, request: { ...asked.request, headers: [] } })).toBe(false);
});

test("words are taken in any case, with hyphens or without", () => {
  expect(["FETCH", "csp-violation-report", "SignedExchange", "fetches", ""].map(resourceTypeOf)).toEqual([
    "fetch",
    "cspviolationreport",
    "signedexchange",
    undefined,
    undefined,
  ]);
});

test("a WebSocket is told by its messages, its address or its upgrade", () => {
  const upgraded = (headers: HeaderList, status = 101): Interaction => ({
    ...exchange([], []),
    outcome: { kind: "response", status, headers, body: emptyBody },
  });
  const to = (url: string): Interaction => ({
    ...exchange([], [], { _webSocketMessages: { _file: "a.jsonl" } }),
    request: { method: "GET", url, headers: [], body: emptyBody },
    outcome: { kind: "failure", message: "refused" },
  });
  const cases: readonly [Interaction, number | undefined][] = [
    [exchange([], [], { _webSocketMessages: [{ type: "send" }, { type: "receive" }] }), 2],
    [exchange([], [], { _webSocketMessages: [] }), undefined],
    [exchange([], [], { _webSocketMessages: null }), undefined],
    [to("ws://h.test/"), 0],
    [to("WSS://h.test/"), 0],
    [to("https://h.test/"), undefined],
    [upgraded([["upgrade", "WebSocket"]]), 0],
    [upgraded([]), 0],
    [upgraded([["Upgrade", "h2c"]]), undefined],
    [upgraded([["upgrade", "websocket"]], 200), undefined],
  ];
  for (const [interaction, count] of cases) {
    expect(webSocketMessages(interaction)).toBe(count);
    expect(typesOf(interaction).includes("websocket")).toBe(count !== undefined);
  }
});
