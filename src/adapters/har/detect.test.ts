import { zipSync, zlibSync } from "fflate";
import { expect, test } from "vitest";
import { encodeUtf8 } from "../../model/bytes.ts";
import type { Detection } from "../adapter.ts";
import { detect } from "./detect.ts";

const headLength = 64 * 1024;

const seen = (content: string | Uint8Array, name?: string): Detection | undefined => {
  const bytes = typeof content === "string" ? encodeUtf8(content) : content;
  return detect({
    head: bytes.subarray(0, headLength),
    tail: bytes.subarray(-4096),
    ...(name !== undefined && { name }),
  });
};

const long = JSON.stringify([{ id: "x".repeat(headLength) }]);

test.each([
  ["no entries", '{"log":{"entries":[]}}', 0.95, undefined],
  ["entries that are null", '{"log":{"entries":null}}', 0.95, undefined],
  ["a byte order mark, spaces", '\ufeff\n{ "log" : {\r\n"version" : "1.2", "entries" : [ {', 0.95, "1.2"],
  [
    "the version behind the entries",
    '{"log":{"entries":[{"a":"]}"}],"pages":[{"version":"7"}],"version":"1.1"}}',
    0.95,
    "1.1",
  ],
  ["other members first", '{"comment":"{\\"log\\":1}","list":[{"log":[]}],"log":{"entries":[', 0.95, undefined],
  ["a creator, then pages", `{"log":{"creator":{"name":"x"},"pages":${long},"entries":[]}}`, 0.9, undefined],
  ["a version, then pages", `{"log":{"version":"1.2","pages":${long},"creator":{},"entries":[]}}`, 0.6, "1.2"],
  ["pages first", `{"log":{"pages":${long},"creator":{"name":"x"},"entries":[]}}`, 0.7, undefined],
  ["JSONP", 'onInputData ({"log":{"version":"1.2","entries":[]}});', 0.95, "1.2"],
])("%s", (_, text, confidence, version) => {
  expect(seen(text)).toEqual({
    format: "har",
    confidence,
    why: expect.any(String),
    ...(version !== undefined && { version }),
  });
});

test.each([
  ["no log", '{"entries":[],"creator":{},"version":"1.2"}'],
  ["a log of another kind", '{"log":[{"entries":[]}]}'],
  ["an empty log", '{"log":{}}'],
  ["the settings of a logger", '{"log":{"level":"info","version":2}}'],
  ["entries of another kind", '{"log":{"entries":{"a":[]}}}'],
  ["a log in a list", '[{"log":{"entries":[]}}]'],
  ["a log further in", '{"a":{"log":{"entries":[]}}}'],
  ["entries further in", '{"log":{"a":{"entries":[],"creator":{}}}}'],
  ["Polly", '{"log":{"_recordingName":"x","creator":{"comment":"y","name":"Polly.JS","version":"6"},"entries":[]}}'],
  ["Polly, its name at the end", `{"log":{"version":"1.2","entries":${long},"creator":{ "name" : "Polly.JS"}}}`],
  ["a text", "log: {entries: []}"],
  ["nothing", ""],
  ["a .har by name alone", "hello", "x.har"],
])("%s is none", (_, text, name?: string) => {
  expect(seen(text, name)).toBeUndefined();
});

test("a zip by the names in it", () => {
  const zip = (names: Record<string, Uint8Array>) => seen(zipSync(names));
  const [small, large] = [encodeUtf8("{}"), Uint8Array.from({ length: 2 * headLength }, (_, i) => (i * i * 31) >> 3)];
  const found = { format: "har", confidence: 0.8, why: "a zip with a .har in it" };
  expect(zip({ "har.har": small })).toEqual(found);
  expect(zip({ "a.png": large, "logs/X.HAR": small })).toEqual(found);
  expect(zip({ "x.hardly": small, "har.har.txt": large })).toBeUndefined();
  expect(zip({})).toBeUndefined();
  expect(seen("PK, said the .har")).toBeUndefined();
});

test("a .zhar by its name", () => {
  const bytes = zlibSync(encodeUtf8("{}"));
  expect(seen(bytes, "a.ZHAR")).toEqual({ format: "har", confidence: 0.8, why: "compressed, and called .zhar" });
  expect(seen(bytes, "a.har")).toBeUndefined();
  expect(seen("{}", "a.zhar")).toBeUndefined();
});
