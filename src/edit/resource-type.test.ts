import { expect, test } from "vitest";
import { emptyBody } from "../model/body.ts";
import type { HeaderList, Interaction } from "../model/types.ts";
import { isApiCall, resourceType } from "./resource-type.ts";

const exchange = (requestHeaders: HeaderList, responseHeaders: HeaderList): Interaction => ({
  request: { method: "GET", url: "https://example.com/", headers: requestHeaders, body: emptyBody },
  outcome: { kind: "response", status: 200, headers: responseHeaders, body: emptyBody },
});

test.each([
  ["document", "document", false],
  ["iframe", "document", false],
  ["script", "script", false],
  ["worker", "script", false],
  ["style", "stylesheet", false],
  ["image", "image", false],
  ["font", "font", false],
  ["audio", "media", false],
  ["Video", "media", false],
  ["manifest", "manifest", false],
  ["empty", "fetch", true],
])("Sec-Fetch-Dest %s is %s, whatever the media type", (destination, type, api) => {
  const one = exchange([["sec-fetch-dest", destination]], [["Content-Type", "image/png"]]);
  expect([resourceType(one), isApiCall(one)]).toEqual([type, api]);
});

test.each([
  ["text/html; charset=utf-8", "document"],
  ["application/xhtml+xml", "document"],
  ["text/javascript", "script"],
  ["application/ecmascript", "script"],
  ["text/css", "stylesheet"],
  ["image/svg+xml", "image"],
  ["font/woff2", "font"],
  ["application/x-font-ttf", "font"],
  ["audio/mpeg", "media"],
  ["video/mp4", "media"],
  ["text/event-stream", "eventsource"],
  ["application/json", "fetch"],
  ["application/javascript+json", "fetch"],
  ["text/plain", "fetch"],
  ["", "fetch"],
])("media type %j is %s", (mediaType, type) => {
  expect(resourceType(exchange([], [["Content-Type", mediaType]]))).toBe(type);
});

test("an unknown destination leaves it to the media type", () => {
  for (const destination of ["object", "constructor", "__proto__", ""]) {
    expect(resourceType(exchange([["Sec-Fetch-Dest", destination]], [["Content-Type", "text/css"]]))).toBe(
      "stylesheet",
    );
  }
});

test("without a response it is a call", () => {
  const failed: Interaction = { ...exchange([], []), outcome: { kind: "failure", message: "reset" } };
  expect([resourceType(failed), isApiCall(failed)]).toEqual(["fetch", true]);
});

test("an event stream is a call", () => {
  expect(isApiCall(exchange([], [["Content-Type", "text/event-stream"]]))).toBe(true);
});
