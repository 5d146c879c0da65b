import { describe, expect, test } from "vitest";
import { encode, expectWhole, failure, readAll, whole, windows } from "./streamed.ts";

describe("duplicate members: the last counts", () => {
  test.each([
    ["lists", '{"log":{"entries":[{},{}],"a":1,"entries":[{"n":1}]}}', 2],
    ["logs", '{"log":{"entries":[{}],"a":1},"log":{"entries":[{"n":1}]},"b":2}', 1],
    ["a log of another kind", '{"log":[{}],"log":{"entries":[{"n":1}]}}', 0],
    ["a list, then nothing", '{"log":{"entries":[{},{},{}],"entries":null}}', 3],
    ["an empty list first", '{"log":{"entries":[],"entries":[{"n":1}]}}', 0],
    ["an empty list last", '{"log":{"entries":[{}],"entries":[ ]}}', 1],
    ["three lists", '{"log":{"entries":[{}],"entries":[{},{}],"entries":[{"n":1}]}}', 3],
  ])("%s", async (_, json, count) => {
    for (const window of windows) {
      const { index, entries, notices } = await readAll(encode(json), window);
      const { log, ...root } = whole(json);
      const { entries: list, ...members } = log;
      expect({ log: index.log, root: index.root, entries }).toEqual({ log: members, root, entries: list ?? [] });
      expect(notices).toEqual(count === 0 ? [] : [{ code: "skipped/list", at: {}, data: { count } }]);
    }
  });
});

describe("a file that was cut off", () => {
  const json =
    '\ufeff{"log":{"version":"1.2","pages":[{"id":"\\u00e9☃"}],"entries":[{"a":"\\"]}☃"},{"b":[{}]},12,{"c":"d"}],"x":{}},"y":1}';
  const bytes = encode(json);
  const { log } = whole(json.slice(1));
  // Where each entry is over; a number may go on until something else follows.
  const ends = log.entries.map((entry) => {
    const text = JSON.stringify(entry);
    return encode(json.slice(0, json.indexOf(text))).length + encode(text).length + (typeof entry === "number" ? 1 : 0);
  });

  test("gives the entries before, wherever it is", async () => {
    for (let end = 0; end < bytes.length; end++) {
      const [first = 0] = ends;
      const window = windows[end % windows.length];
      if (end < first) {
        const error = {
          name: "RespoolError",
          code: "input/syntax",
          message: "the file ends too early",
          at: {},
        };
        await expect(readAll(bytes.slice(0, end), window)).rejects.toThrow(
          expect.objectContaining({ code: error.code, message: error.message }),
        );
        continue;
      }
      const { index, entries, notices } = await readAll(bytes.slice(0, end), window);
      const kept = log.entries.slice(0, ends.filter((place) => place <= end).length);
      expect(entries.map((entry, i) => (kept[i] === 12 ? 12 : entry))).toEqual(kept);
      expect(index.log).toEqual({ version: "1.2", pages: [{ id: "é☃" }] });
      expect(index.root).toEqual({});
      expect(notices).toEqual([{ code: "lost/rest", at: {}, data: { offset: end } }]);
    }
  });
});

describe("what is no HAR is refused with its place", () => {
  const syntax = { name: "RespoolError", code: "input/syntax" };
  const here = { ...syntax, message: "the file is no JSON from here on" };
  const around = { ...syntax, message: "what stands around the entries is no JSON" };
  test.each([
    ["text behind it", '{"log":{"entries":[{}]}}\n x', { ...here, at: { line: 2, column: 2 } }],
    ["brackets that do not match", '{"log":{"entries":[{}}]}', { ...here, at: { line: 1, column: 22 } }],
    ["one bracket more", '{"log":{"entries":[{}]]}}', { ...here, at: { line: 1, column: 23 } }],
    ["something between entries", '{"log":{"entries":[\n{} x {}]}}', { ...here, at: { line: 2, column: 4 } }],
    ["two commas", '{"log":{"entries":[{},,{}]}}', { ...here, at: { line: 1, column: 23 } }],
    ["a comma at the end", '{"log":{"entries":[{},]}}', { ...here, at: { line: 1, column: 23 } }],
    ["a name without quotes", '{"log":{entries:[{}]}}', { ...here, at: { line: 1, column: 9 } }],
    ["no value", '{"log":{"entries":}}', { ...here, at: { line: 1, column: 19 } }],
    ["a bad value before", '{\n"x": tru, "log":{"entries":[{}]}}', { ...around, at: { line: 2, column: 6 } }],
    [
      "a bad value behind",
      '{"log":{"entries":[{\n},\n{}\n], "pages": nul}}',
      { ...around, at: { line: 4, column: 13 } },
    ],
    ["a bad value on the line of an entry", '{"log":{"entries":[\n{}], "pages": nul}}', { ...around, at: { line: 2 } }],
    ["a bad name", '{"log":{"entries":[]},"\\x":1}', { ...around, at: { line: 1, column: 24 } }],
    [
      "a raw line break in a string",
      '{"log":{"version":"1\n2","entries":[]}}',
      { ...around, at: { line: 1, column: 21 } },
    ],
    ["nothing", "", { ...syntax, message: "the file ends too early", at: {} }],
    ["spaces", " \n", { ...syntax, message: "the file ends too early", at: {} }],
    ["an open string", '{"log":{"entries":["', { ...syntax, message: "the file ends too early", at: {} }],
  ])("%s", async (_, json, error) => {
    for (const window of windows) expect(await failure(json, window)).toEqual(error);
  });

  test.each([
    ["[]", "", "a HAR is an object with a member called log"],
    ["12", "", "a HAR is an object with a member called log"],
    ['"log"', "", "a HAR is an object with a member called log"],
    ["{}", "/log", "log is missing; a HAR has an object there"],
    ['{"log":null}', "/log", "log is null; a HAR has an object there"],
    ['{"log":[{}]}', "/log", "log is a list; a HAR has an object there"],
    ['{"log":{"entries":[{}]},"log":"x"}', "/log", "log is a string; a HAR has an object there"],
    ['{"log":{"entries":{}}}', "/log/entries", "entries is an object, not a list"],
    ['{"log":{"entries":"[{}]"}}', "/log/entries", "entries is a string, not a list"],
  ])("%s", async (json, pointer, message) => {
    const hint = 'Check that the file is a HAR: {"log": {"entries": [...]}}.';
    const error = { name: "RespoolError", code: "input/invalid", message, at: { pointer }, hint };
    for (const window of windows) expect(await failure(json, window)).toEqual(error);
  });

  test.each(['{"log":{}}', '{"log":{"entries":null}}', '{"log":{"entries":[ \n ]}}'])(
    "%s has no entries",
    async (json) => {
      for (const window of windows) expect((await readAll(encode(json), window)).entries).toEqual([]);
    },
  );
});

test("UTF-16 is no JSON", async () => {
  const bytes = Uint8Array.of(0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00);
  await expect(readAll(bytes)).rejects.toMatchObject({ code: "input/syntax", at: { line: 1, column: 5 } });
});

describe("a bad entry is a fault of its own", () => {
  const fault = (code: string, message: string, index: number, line: number, column?: number) => ({
    name: "RespoolError",
    code,
    message,
    at: { interaction: index, pointer: `/log/entries/${index}`, line, ...(column !== undefined && { column }) },
  });
  const long = "x".repeat(3000);
  const content = (text: string) => `{"response":{"content":{"text":"${text}"}}}`;

  test.each([
    ["brackets", '{"a":[}', fault("input/syntax", "the entry is no JSON from here on", 1, 2, 9)],
    ["a value", '{"a":\n nil}', fault("input/syntax", "the entry is no JSON from here on", 1, 3, 2)],
    ["an escape", '{"a":"\\x"}', fault("input/syntax", "the entry is no JSON from here on", 1, 2, 9)],
    [
      "an escape in a long text",
      content(`${long}\\x`),
      fault("input/syntax", "the entry is no JSON from here on", 1, 2, 3035),
    ],
    [
      "a line break in a long text",
      content(`${long}\n`),
      fault("input/syntax", "the entry is no JSON from here on", 1, 2, 3035),
    ],
    [
      "a control character in a long text",
      content(`\\n${long}\u0001`),
      fault("input/syntax", "the entry is no JSON from here on", 1, 2, 3037),
    ],
    ["a word", "nil", fault("input/syntax", "the entry is no JSON from here on", 1, 2, 3)],
    ["a number", "12", fault("input/invalid", "the entry is a number, not an object", 1, 2)],
    ["a text", '"{}"', fault("input/invalid", "the entry is a string, not an object", 1, 2)],
    ["null", "null", fault("input/invalid", "the entry is null, not an object", 1, 2)],
    ["a list", "[{}]", fault("input/invalid", "the entry is a list, not an object", 1, 2)],
    [
      "depth",
      `{"a":${"[".repeat(500)}${"]".repeat(500)}}`,
      fault("input/invalid", "the entry is nested deeper than 500 levels", 1, 2),
    ],
  ])("%s", async (_, bad, error) => {
    const good = { response: { content: { text: "y".repeat(3000) } } };
    const json = `{"log":{"entries":[${JSON.stringify(good)},\n  ${bad}, ${JSON.stringify(good)}]}}`;
    // Brackets that do not match take what follows along.
    const after = bad.endsWith("[}") ? [] : [good];
    for (const window of [1, 100, 1_048_576]) {
      const { entries } = await readAll(encode(json), window).catch((e) => ({ entries: [e.code] }));
      expect(entries).toEqual(after.length === 0 ? ["input/syntax"] : [good, error, good]);
    }
  });

  test("500 levels are not too deep", async () => {
    const json = `{"log":{"entries":[{"a":${"[".repeat(499)}${"]".repeat(499)}}]}}`;
    expectWhole(await readAll(encode(json)), json);
  });
});

test("a million brackets need no stack, wherever they are", async () => {
  const deep = "[".repeat(1_000_000) + "]".repeat(1_000_000);
  const message = "what stands around the entries is nested deeper than 500 levels";
  expect(await failure(`{"log":{"entries":[],"x":${deep}}}`)).toMatchObject({ code: "input/invalid", message });
  expect(await failure("[".repeat(1_000_000))).toMatchObject({ code: "input/syntax" });
  const { entries } = await readAll(encode(`{"log":{"entries":[{"a":${deep}},{"b":1}]}}`));
  expect(entries).toEqual([
    expect.objectContaining({ message: "the entry is nested deeper than 500 levels" }),
    { b: 1 },
  ]);
});

test("what stands around the entries is limited", async () => {
  const size = 65 * 1024 * 1024;
  const bytes = new Uint8Array(size).fill(0x20);
  bytes.set(encode('{"log":{"entries":[{}]'));
  bytes.set(encode("}}"), size - 2);
  await expect(readAll(bytes)).rejects.toMatchObject({ code: "input/too-large" });
});
