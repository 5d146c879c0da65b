import { describe, expect, test } from "vitest";
import { minimalEntry } from "../../../../test/support/har-entry.ts";
import type { JsonObject, JsonValue } from "../../../model/types.ts";
import { pointerOf } from "./fault.ts";
import { neededFault, valueFaults } from "./values.ts";

const withRequest = (facts: JsonObject): JsonObject => ({
  ...minimalEntry,
  request: { ...(minimalEntry.request as JsonObject), ...facts },
});
const withResponse = (facts: JsonObject): JsonObject => ({
  ...minimalEntry,
  response: { ...(minimalEntry.response as JsonObject), ...facts },
});
const withContent = (facts: JsonObject) => withResponse({ content: { size: 0, mimeType: "", ...facts } });
const told = (entry: JsonObject, producer: Parameters<typeof valueFaults>[1] = "generic") =>
  [...valueFaults(entry, producer)].map(({ code, path, found }) => [code, pointerOf(path), ...(found ? [found] : [])]);

test("an entry in order", () => {
  expect(neededFault(minimalEntry)).toBe(undefined);
  expect(told(minimalEntry)).toEqual([]);
});

test.each<[JsonObject, string, string]>([
  [{}, "/request", "missing"],
  [{ request: null }, "/request", "null"],
  [{ request: [] }, "/request", "a list"],
  [{ request: {} }, "/request/url", "missing"],
  [{ request: { url: "" } }, "/request/url", "empty"],
  [{ request: { url: 7 } }, "/request/url", "a number"],
])("%j cannot be read", (entry, pointer, found) => {
  const fault = neededFault(entry);
  expect([fault?.code, pointerOf(fault?.path ?? []), fault?.found]).toEqual(["field/needed", pointer, found]);
});

describe("dates", () => {
  test.each([
    "2026-01-31T12:00:00Z",
    "2026-01-31T12:00:00.1234567+01:00",
    "2026-01-31T12:00:00,5+0100",
    "2026-01-31T12:00-08:00",
  ])("%s is one", (startedDateTime) => {
    expect(told({ ...minimalEntry, startedDateTime })).toEqual([]);
  });

  test.each([
    ["2026-01-31T12:00:00", "date/zone"],
    ["2026-01-31 12:00:00Z", "date/invalid"],
    ["2026-13-31T12:00:00Z", "date/invalid"],
    ["Sat, 31 Jan 2026 12:00:00 GMT", "date/invalid"],
    ["", "date/invalid"],
  ])("%s: %s", (startedDateTime, code) => {
    expect(told({ ...minimalEntry, startedDateTime })).toEqual([
      [code, "/startedDateTime", JSON.stringify(startedDateTime)],
    ]);
  });

  test("a long one is cut", () => {
    expect(told({ ...minimalEntry, startedDateTime: "x".repeat(50) })).toEqual([
      ["date/invalid", "/startedDateTime", `"${"x".repeat(39)}…"`],
    ]);
  });
});

test.each<[string, string[]]>([
  ["https://h.test/a?b#c", []],
  ["data:,x", []],
  ["blob:https://h.test/1", []],
  ["wss://h.test/", []],
  ["/a", ["url/no-origin"]],
  ["//h.test/a", ["url/relative"]],
  ["a/b", ["url/relative"]],
  ["https://[x/", ["url/invalid"]],
  ["https://h.test/a b", ["url/characters"]],
  ["/a\u0000", ["url/characters", "url/no-origin"]],
])("the URL %j: %j", (url, codes) => {
  expect(told(withRequest({ url }))).toEqual(codes.map((code) => [code, "/request/url"]));
});

test.each([
  ["GET", []],
  ["", []],
  ["purge-all", []],
  ["GET /", [["method/invalid", "/request/method"]]],
])("the method %j", (method, faults) => {
  expect(told(withRequest({ method }))).toEqual(faults);
});

test.each<[JsonValue, boolean]>([
  [200, false],
  [0, false],
  [-1, false],
  [101, false],
  ["200", false],
  [99, true],
  [600, true],
  [200.5, false],
  [-2, true],
])("the status %j is out of range: %s", (status, is) => {
  expect(told(withResponse({ status }))).toEqual(is ? [["status/range", "/response/status", String(status)]] : []);
});

test("text beside params", () => {
  const params = [{ name: "a", value: "1" }];
  expect(told(withRequest({ postData: { mimeType: "", text: "a=1", params } }))).toEqual([
    ["body/text-and-params", "/request/postData/params", "1 params"],
  ]);
  for (const postData of [{ text: "", params }, { text: "a=1", params: [] }, { text: "a=1" }, { params }, null]) {
    expect(told(withRequest({ postData }))).toEqual([]);
  }
});

describe("the size of a body's text", () => {
  test.each<[string, JsonObject]>([
    ["UTF-8", { size: 5, text: "né€"[0] + "é".repeat(2) }],
    ["a byte order mark", { size: 4, text: "a" }],
    ["one byte for each character", { size: 3, text: "éàü" }],
    ["UTF-16", { size: 4, text: "ab" }],
    ["UTF-16 with a mark", { size: 6, text: "ab" }],
    ["with what was compressed", { size: 40, compression: -38, text: "ab" }],
    ["base64", { size: 3, text: "AQID", encoding: "BASE64" }],
    ["bad base64, which is another fault", { size: 3, text: "A", encoding: "base64" }],
    ["not counted", { size: -1, text: "ab" }],
    ["no text", { size: 9 }],
    ["an empty text", { size: 9, text: "" }],
  ])("fits: %s", (_, content) => {
    expect(told(withContent(content))).toEqual([]);
  });

  test("does not fit", () => {
    const faults = [["body/size", "/response/content/size", "9"]];
    expect(told(withContent({ size: 9, text: "ab" }))).toEqual(faults);
    expect(told(withContent({ size: 9, text: "AQID", encoding: "base64" }))).toEqual(faults);
  });

  test("of producers that count otherwise is not judged", () => {
    for (const producer of ["firefox", "mitmproxy", "chrome-har"] as const) {
      expect(told(withContent({ size: 9, text: "ab" }), producer)).toEqual([]);
    }
  });
});
