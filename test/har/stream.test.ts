import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { entriesOf } from "../../src/adapters/shared/har/entries.ts";
import { indexHar } from "../../src/adapters/shared/har/index-har.ts";
import type { JsonObject, JsonValue } from "../../src/model/types.ts";
import { memorySource } from "../../src/source.ts";
import { fixtures } from "../support/files.ts";
import { encode, expectWhole, jsonOf, readAll, whole, windows } from "./streamed.ts";

// Twice as long as what is kept out of the parser, with escapes and characters of every length. What is put in place of such
// texts begins with U+0000, so that one keeps all of its neighbours in.
const characters = ["a", '"', "\\", "\n", "é", "☃", "😀", "\ud800", "/", "{[", "text", ":"];
const long = fc
  .array(fc.constantFrom(...characters), { minLength: 5, maxLength: 9 })
  .map((pieces) => pieces.join("").repeat(600));
const text = fc.oneof(
  { arbitrary: long, weight: 20 },
  { arbitrary: fc.string({ unit: "grapheme" }), weight: 10 },
  { arbitrary: fc.constantFrom("\0", "\u00000", "\u00001"), weight: 1 },
);
const value: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    fc.oneof(text, fc.constantFrom(null, true, 1, -0.5e-7, "")),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom("text", "content", "__proto__", "log", "entries", "é", '"'), tie("value"), {
      maxKeys: 3,
    }),
  ),
})).value;
const usual = fc.record({
  request: fc.record({ postData: fc.record({ mimeType: fc.string(), text }) }, { requiredKeys: [] }),
  response: fc.record({ content: fc.record({ text }), status: fc.nat() }),
});
const odd = fc.record(
  {
    request: fc.record({ postData: fc.record({ text, more: value }), text: value }, { requiredKeys: [] }),
    response: fc.record({ content: fc.record({ text: fc.oneof(text, value), x: value }) }, { requiredKeys: [] }),
    text,
    other: value,
  },
  { requiredKeys: [] },
);
const entry = fc.oneof<fc.Arbitrary<JsonObject>[]>(usual, odd);
const documents = fc.record({ entries: fc.array(entry, { maxLength: 5 }), before: value, after: value, beside: value });

/** A JSON text without escapes with some characters of its strings as escapes, which no reader may mind. */
const respelled = (json: string, every: number) =>
  json.replace(/"[^"]*"/g, (string, at: number) =>
    string.replace(/[a-z]/g, (c, i: number) => ((at + i) % every === 0 ? `\\u00${c.charCodeAt(0).toString(16)}` : c)),
  );

describe("the entries are those that JSON.parse finds", () => {
  test("in any JSON, whatever the windows are", async () => {
    let cut = 0;
    await fc.assert(
      fc.asyncProperty(
        documents,
        fc.constantFrom(...windows),
        fc.constantFrom(undefined, 2, "\t"),
        async (d, window, unit) => {
          const log = { before: d.before, entries: d.entries, after: d.after };
          const json = JSON.stringify({ beside: d.beside, log, __proto: 1 }, null, unit);
          const read = await readAll(encode(json), window);
          expectWhole(read, json);
          cut += read.cut;
        },
      ),
      { numRuns: 150 },
    );
    expect(cut).toBeGreaterThan(25);
  });

  test("with any letter of names and values as an escape", async () => {
    const json =
      '{"x":"entries","log":{"version":"1.2","entries":[{"text":"abc","url":"log"}],"pages":["text"]},"entries":null}';
    for (let every = 1; every < 30; every++) {
      const spelled = respelled(json, every);
      expect(whole(spelled)).toEqual(whole(json));
      for (const window of windows) expectWhole(await readAll(encode(spelled), window), json);
    }
  });

  test.each(fixtures().filter(({ format, path }) => format === "har" && path.endsWith(".har")))(
    "$path",
    async ({ bytes }) => {
      const json = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
      for (const window of windows.filter((size) => size >= bytes.length / 100_000)) {
        expectWhole(await readAll(bytes, window), json);
      }
    },
  );

  test("from bytes that are not UTF-8", async () => {
    const text = encode(`{"log":{"entries":[{"request":{"postData":{"text":"${"x?".repeat(2000)}"}}},{"a":"?"}]}}`);
    const bytes = text.map((byte) => (byte === 0x3f ? 0xff : byte));
    expectWhole(await readAll(bytes), new TextDecoder().decode(bytes));
  });

  test("behind a byte order mark", async () => {
    const json = '\ufeff {"log":{"entries":[{}]}}';
    for (const window of windows) expectWhole(await readAll(encode(json), window), json);
  });

  test("where a text looks like what is put in place of long ones", async () => {
    const mark = (n: number) => JSON.stringify(`\0${n}`);
    const texts = [mark(0), mark(1), JSON.stringify("y".repeat(3000)), mark(0)];
    const json = `{"log":{"entries":[${texts.map((t) => `{"response":{"content":{"text":${t}}}}`).join()}]}}`;
    expectWhole(await readAll(encode(json)), json);
    // A mark in the place of a long text that stands elsewhere.
    const forged = `{"log":{"entries":[{"request":{"postData":{"text":${mark(0)}}},"text":${texts[2]}}]}}`;
    expectWhole(await readAll(encode(forged)), forged);
  });

  test("without their long texts being parsed, whatever else is long", async () => {
    const text = "\n".repeat(3000);
    const entries = [1, 2, 3].map((n) => ({
      other: text,
      request: { postData: { text } },
      response: { content: { text }, n },
    }));
    const json = JSON.stringify({ log: { entries } });
    const read = await readAll(encode(json));
    expectWhole(read, json);
    expect(read.cut).toBe(6);
  });

  test("where a long text is repeated, or stands elsewhere", async () => {
    const long = JSON.stringify("é".repeat(3000));
    const content = `"content":{"text":${long},"text":${long}}`;
    const json = `{"log":{"entries":[{"text":${long}},{"response":{${content}}},{"response":{${content},"content":{"text":"a"}}},{"response":[{${content}}]}]}}`;
    expectWhole(await readAll(encode(json)), json);
  });
});

describe("numbers of entries", () => {
  const json = JSON.stringify({ log: { entries: [0, 1, 2, 3, 4].map((n) => ({ n })) } });

  test("any, in any order", async () => {
    const source = memorySource(encode(json));
    const index = await indexHar(source, { notice() {} });
    const found: JsonValue[] = [];
    for await (const entry of entriesOf(source, index, [3, 4, 0, 7, -1, 1, 1])) found.push(jsonOf(entry));
    expect(found).toEqual([{ n: 3 }, { n: 4 }, { n: 0 }, { n: 1 }, { n: 1 }]);
  });

  test("entries are read where the file became shorter in between", async () => {
    const source = memorySource(encode(json));
    const index = await indexHar(source, { notice() {} });
    const found: JsonValue[] = [];
    for await (const entry of entriesOf(memorySource(encode(json).subarray(0, 35)), index)) found.push(jsonOf(entry));
    expect(found.slice(0, 2)).toEqual([{ n: 0 }, { n: 1 }]);
    expect(found.slice(2)).toEqual(
      [2, 3, 4].map((index) =>
        expect.objectContaining({ code: "input/syntax", at: expect.objectContaining({ interaction: index }) }),
      ),
    );
  });

  test("the places of all", async () => {
    const { spans } = await indexHar(memorySource(encode(json)), { notice() {} });
    expect([...spans].map(([start, end]) => json.slice(start, end))).toEqual([0, 1, 2, 3, 4].map((n) => `{"n":${n}}`));
    expect([spans.length, spans.at(-1), spans.at(-5), spans.at(-6), spans.at(5)]).toEqual([
      5,
      [json.length - 10, json.length - 3],
      spans.at(0),
      undefined,
      undefined,
    ]);
  });

  test("lines and columns", async () => {
    const text = '{"log":\n{"entries": [ {}, {\n"a":\r\n"\\n"}, {},\n  1]}}';
    for (const window of windows) {
      const { spans } = await indexHar(memorySource(encode(text)), { notice() {} }, window);
      expect([0, 1, 2, 3].map((i) => [spans.lineOf(i), spans.columnOf(i)])).toEqual([
        [2, 15],
        [2, 19],
        [4, 8],
        [5, 3],
      ]);
    }
  });
});

test("reading stops between windows when it is told to", async () => {
  const stop = new AbortController();
  let asked = 0;
  const bytes = encode(`{"log":{"entries":[${"{},".repeat(1000)}{}]}}`);
  const source = memorySource(bytes);
  const slice = async (start: number, end: number) => {
    if (++asked === 3) stop.abort();
    return source.slice(start, end);
  };
  await expect(indexHar({ ...source, slice }, { notice() {}, signal: stop.signal }, 100)).rejects.toThrow("aborted");
  expect(asked).toBe(3);
});
