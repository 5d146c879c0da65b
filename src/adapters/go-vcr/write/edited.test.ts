import { describe, expect, test } from "vitest";
import { storedBody } from "../../../model/body.ts";
import { encodeUtf8 } from "../../../model/bytes.ts";
import type { HttpRequest, HttpResponse, Interaction, JsonObject } from "../../../model/types.ts";
import { current } from "./edited.ts";

const body = (text: string) => storedBody(encodeUtf8(text));
const request: HttpRequest = {
  method: "POST",
  url: "http://h/a?b=1",
  headers: [["Content-Type", "x/y"]],
  body: body("a"),
};
const response: HttpResponse = { kind: "response", status: 200, statusText: "OK", headers: [], body: body("a") };

/** What is left of an extension when an interaction is edited. */
function leftOf(kept: JsonObject, req: Partial<HttpRequest> = {}, res: Partial<HttpResponse> = {}, known = true) {
  const original: Interaction = { request, outcome: response, extensions: { "go-vcr": kept } };
  const outcome = { ...response, ...res };
  const now: Interaction = { ...original, request: { ...request, ...req }, outcome };
  return current(now, outcome, known ? original : undefined);
}

const all: JsonObject = {
  id: 3,
  request: { content_length: 9, host: "other", form: { b: ["x"] }, request_uri: "/a?b=1", remote_addr: "r", own: 1 },
  response: { content_length: 9, status: "201 Odd", transfer_encoding: ["chunked"] },
};
const without = (part: "request" | "response", ...names: string[]) => ({
  ...all,
  [part]: Object.fromEntries(Object.entries(all[part] as JsonObject).filter(([name]) => !names.includes(name))),
});

describe("what was computed from a field goes with it", () => {
  test.each<[what: string, req: Partial<HttpRequest>, res: Partial<HttpResponse>, left: JsonObject]>([
    ["nothing", {}, {}, all],
    ["a header", { headers: [...request.headers, ["A", "1"]] }, {}, all],
    ["the request body", { body: body("b") }, {}, without("request", "content_length", "form")],
    ["the host", { url: "http://i/a?b=1" }, {}, without("request", "host", "form")],
    ["the query", { url: "http://h/a?b=2" }, {}, without("request", "form", "request_uri")],
    ["the media type", { headers: [] }, {}, without("request", "form")],
    ["the response body", {}, { body: body("b") }, without("response", "content_length")],
    ["the status", {}, { status: 404 }, without("response", "status")],
  ])("%s", (_, req, res, left) => {
    expect(leftOf(all, req, res).kept).toEqual(left);
  });

  test("but not what says that there is nothing to know", () => {
    const kept = { request: { content_length: 0, host: "" }, response: { content_length: -1 } };
    expect(leftOf(kept, { body: body("b"), url: "http://i/" }, { body: body("b") }).kept).toEqual(kept);
  });

  test("nor anything where it is not known what was before", () => {
    expect(leftOf(all, { body: body("b"), url: "http://i/" }, { status: 404 }, false).kept).toEqual(all);
    expect(leftOf({ request: { method: "" } }, {}, {}, false).kept).toEqual({ request: {} });
    expect(leftOf({ request: { method: "" } }, { method: "GET" }, {}, false).kept).toEqual({ request: { method: "" } });
  });
});

test("the phrase goes with the status, unless it was edited, too", () => {
  expect(leftOf({}, {}, { status: 404 }).response.statusText).toBe("Not Found");
  expect(leftOf({}, {}, { status: 599 }).response.statusText).toBeUndefined();
  expect(leftOf({}, {}, { status: 404, statusText: "Gone Fishing" }).response.statusText).toBe("Gone Fishing");
  expect(leftOf({}, {}, { status: 404 }, false).response.statusText).toBe("OK");
});
