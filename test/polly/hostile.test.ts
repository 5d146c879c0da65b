import { describe, expect, test } from "vitest";
import { folderOf } from "../../src/adapters/polly/id/folder.ts";
import { type ReadOptions, read, write } from "../../src/index.ts";
import type { Interaction, JsonObject } from "../../src/model/types.ts";
import { bytesOf } from "../support/files.ts";

const entry: JsonObject = {
  _id: "0123456789abcdef0123456789abcdef",
  _order: 0,
  request: { method: "GET", url: "http://h.test/a", headers: [] },
  response: { status: 200, headers: [], content: { text: "hi" } },
};
const log = { creator: { name: "Polly.JS", version: "6.0.6" }, _recordingName: "x", pages: [], version: "1.2" };
const encode = (text: string) => new TextEncoder().encode(text);
const recording = (...entries: unknown[]) => encode(JSON.stringify({ log: { ...log, entries } }));
const readOne = async (one: unknown, o: ReadOptions = {}) => (await read(recording(one), o)).cassette.interactions[0];
const bodyOf = (one: Interaction | undefined) =>
  one?.outcome.kind === "response" && one.outcome.body.kind === "stored"
    ? new TextDecoder("latin1").decode(one.outcome.body.bytes)
    : undefined;
const answer = (content: JsonObject, headers: JsonObject[] = []) => ({
  ...entry,
  response: { status: 200, headers, content },
});

test("the smallest entry that Polly plays", async () => {
  const { cassette, notices } = await read(recording(entry));
  expect(notices.counts).toEqual({});
  expect(cassette.interactions).toMatchObject([
    { request: { method: "GET", url: "http://h.test/a" }, outcome: { kind: "response", status: 200 } },
  ]);
  const { files } = await write(cassette, { to: "polly" });
  expect(JSON.parse(new TextDecoder().decode(await bytesOf(files))).log.entries[0]).toMatchObject({
    _id: entry._id,
    _order: 0,
    response: { status: 200, content: { text: "hi", size: 2, mimeType: "text/plain" }, statusText: "OK" },
  });
});

describe("texts of bodies", () => {
  const gzip = [{ name: "Content-Encoding", value: "gzip" }];
  test.each<[JsonObject, JsonObject[], string | undefined]>([
    [{}, [], ""],
    [{ text: null }, [], ""],
    [{ text: "é" }, [], "\xc3\xa9"],
    [{ text: "é", encoding: "utf-8" }, [], "\xc3\xa9"],
    [{ text: "é", encoding: "latin1" }, [], "\xe9"],
    [{ text: "aGk=", encoding: "base64" }, [], "hi"],
    [{ text: "6869", encoding: "hex" }, [], "hi"],
    [{ text: "6869", _isBinary: true }, [], "hi"],
    [{ text: '["aGk=","aGk="]', encoding: "base64" }, gzip, "hihi"],
    [{ text: '["6869"]', _isBinary: true }, gzip, "hi"],
    // What fetch stored decoded.
    [{ text: '["not", 1]' }, gzip, '["not", 1]'],
    [{ text: '["a","b"]' }, gzip, '["a","b"]'],
    [{ text: "[]" }, gzip, "[]"],
    [{ text: '["68","69"]', encoding: "utf-8" }, gzip, '["68","69"]'],
    // What node:http stored up to version 4.0.
    [{ text: '["1f8b","08ff"]' }, gzip, "\x1f\x8b\x08\xff"],
    [{ text: '["hi"]' }, [], '["hi"]'],
    [{ text: '{"a":1}', textDecoded: { a: 1 } }, gzip, '{"a":1}'],
  ])("%j", async (content, headers, body) => {
    expect(bodyOf(await readOne(answer(content, headers)))).toBe(body);
  });
});

describe("an entry that is none", () => {
  const { request, response } = entry as { request: JsonObject; response: JsonObject };
  test.each<[unknown, pointer: string]>([
    [null, ""],
    [[], ""],
    ["x", ""],
    [{}, "/request"],
    [{ ...entry, request: [] }, "/request"],
    [{ ...entry, request: { ...request, url: 1 } }, "/request/url"],
    [{ ...entry, request: { ...request, headers: {} } }, "/request/headers"],
    [{ ...entry, request: { ...request, headers: [{ value: "x" }] } }, "/request/headers/0"],
    [{ ...entry, request: { ...request, headers: [{ name: "x", value: {} }] } }, "/request/headers/0/value"],
    [{ ...entry, request: { ...request, postData: { text: 1 } } }, "/request/postData/text"],
    [{ ...entry, response: null }, "/response"],
    [{ ...entry, response: { ...response, status: "200" } }, "/response/status"],
    [{ ...entry, response: { ...response, status: 200.5 } }, "/response/status"],
    [{ ...entry, response: { ...response, content: { text: {} } } }, "/response/content/text"],
    [{ ...entry, response: { ...response, content: { text: "!", encoding: "base64" } } }, "/response/content/text"],
    [{ ...entry, response: { ...response, content: { text: "x", encoding: "rot13" } } }, "/response/content/encoding"],
  ])("%j is skipped, and alone an error with its place", async (bad, pointer) => {
    const { cassette, notices } = await read(recording(entry, bad));
    expect(cassette.interactions.length).toBe(1);
    expect(notices.first).toMatchObject([{ code: "skipped/entry", at: { pointer: `/log/entries/1${pointer}` } }]);
    for (const [bytes, o] of [
      [recording(bad), {}],
      [recording(entry, bad), { strict: true }],
    ] as const) {
      await expect(read(bytes, o)).rejects.toMatchObject({ code: "input/invalid", format: "polly" });
    }
  });

  test.each([
    { ...entry, _id: 7, _order: "x" },
    { ...entry, _id: undefined },
    { ...entry, startedDateTime: "never", time: -1, timings: [] },
    { ...entry, cache: 1, request: { ...request, cookies: 1, queryString: { a: 1 }, postData: null, httpVersion: 3 } },
    JSON.parse(`{"__proto__": {"x": 1}, ${JSON.stringify(entry).slice(1)}`),
  ])("%j is read and written", async (odd) => {
    const { cassette } = await read(recording(odd));
    const { files } = await write(cassette, { to: "polly" });
    expect((await read(await bytesOf(files))).cassette.interactions.length).toBe(1);
  });
});

test("what is nested without end is an error, or skipped", async () => {
  const deep = `${"[".repeat(5000)}${"]".repeat(5000)}`;
  const text = JSON.stringify({ log: { ...log, entries: [entry, { ...entry, deep: 0 }] } }).replace(
    '"deep":0',
    `"deep":${deep}`,
  );
  expect((await read(encode(text))).notices.counts).toEqual({ "skipped/entry": 1 });
  const body = "[".repeat(200_000) + "]".repeat(200_000);
  const sent = { ...entry, request: { ...(entry.request as JsonObject), method: "POST", postData: { text: body } } };
  const { cassette } = await read(recording(sent));
  const set = { "polly.rehash": "true" };
  await expect(write(cassette, { to: "polly", set })).rejects.toMatchObject({ code: "output/unrepresentable" });
  const { files } = await write(cassette, { to: "polly", set: { ...set, "polly.body": "exact" } });
  expect((await read(await bytesOf(files))).notices.counts).toEqual({});
});

test("five thousand entries with one id keep their turn, in time that grows with their number", async () => {
  const many = recording(...Array.from({ length: 5000 }, (_, i) => ({ ...entry, _order: i })));
  const { cassette } = await read(many);
  const { files } = await write(cassette, { to: "polly" });
  const { entries } = JSON.parse(new TextDecoder().decode(await bytesOf(files))).log;
  expect(entries.every(({ _order }: JsonObject, i: number) => _order === i)).toBe(true);
});

test("a file that was cut off gives the entries before", async () => {
  const whole = recording(entry, entry, entry);
  const { cassette, notices } = await read(whole.subarray(0, whole.length - 100));
  expect(cassette.interactions.length).toBe(2);
  expect(notices.counts).toEqual({ "lost/rest": 1 });
});

describe("YAML", () => {
  const yaml = (text: string) => read(encode(text), { from: "polly" });
  const head = "log:\n  creator:\n    name: Polly.JS\n    version: 6.0.6\n  entries:\n";
  const item =
    "    - request: {method: GET, url: http://h.test/a}\n      response: {status: 200, content: {text: hi}}\n";

  test("has lines, and entries that are skipped", async () => {
    const { cassette, notices } = await read(encode(`${head}${item}    - 7\n`));
    expect(cassette.meta).toMatchObject({ format: "polly", version: "6.0.6" });
    expect(cassette.interactions[0]?.origin).toMatchObject({ line: 6 });
    expect(notices.first).toMatchObject([{ code: "skipped/entry", at: { line: 8, pointer: "/log/entries/1" } }]);
  });

  test.each([
    ["log: [", "input/syntax"],
    ["log: {\n  a: 1", "input/syntax"],
    [
      `a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: &d [*c,*c]\ne: &e [*d,*d]\nf: &f [*e,*e]\ng: [*f,*f]\nlog: {entries: []}`,
      "input/syntax",
    ],
    ["x: 1", "input/invalid"],
    ["- a", "input/invalid"],
    ["log: 3", "input/invalid"],
  ])("%j is refused", async (text, code) => {
    await expect(yaml(text)).rejects.toMatchObject({ code, format: "polly" });
  });
});

test.each(["../../x", "", "/", "a//b", "..", "\0", "x".repeat(5000), "CON", "a\\..\\b"])(
  "the name %j stays below its folder",
  (name) => {
    const parts = folderOf(name).split("/");
    expect(parts.every((part) => /^[A-Za-z0-9_-]{0,100}$/.test(part) && part.length > 0)).toBe(true);
  },
);

test.each(["yesterday", "2024-01-02T03:04", "2024-13-01"])("%j is no date", async (date) => {
  const { cassette } = await read(recording(entry));
  await expect(write(cassette, { to: "polly", set: { "polly.date": date } })).rejects.toMatchObject({
    code: "option/invalid",
  });
});
