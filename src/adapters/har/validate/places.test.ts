import fc from "fast-check";
import { expect, test } from "vitest";
import { concatBytes, encodeUtf8 } from "../../../model/bytes.ts";
import { memorySource } from "../../../source.ts";
import { placeOf } from "../../shared/json/fault.ts";
import type { Path } from "./fault.ts";
import { outlineOf } from "./outline.ts";
import { lineCounter, offsetsOf, windowed } from "./places.ts";

const found = (text: string, paths: readonly Path[]) => {
  const bytes = encodeUtf8(text);
  const offsets = offsetsOf(bytes, 0, paths);
  return paths.map((path) => new TextDecoder().decode(bytes.subarray(offsets.get(path))).slice(0, 6));
};

test("values are found by their paths, what is missing by what lacks it", () => {
  const text = '{"a":[1,{"b":"x"}],"c":{"a/b":true,"~":null},"\\u0064":2}';
  expect(
    found(text, [[], ["a"], ["a", 1, "b"], ["c", "a/b"], ["c", "~"], ["d"], ["a", 1, "no"], ["a", 7], ["d", "e"]]),
  ).toEqual(['{"a":[', '[1,{"b', '"x"}],', 'true,"', "null},", "2}", '{"b":"', '[1,{"b', "2}"]);
});

test("of a repeated name the last one counts", () => {
  expect(found('{"a":1,"a":{"b":2},"a":{"b":3}}', [["a", "b"]])).toEqual(["3}}"]);
});

test("lines and columns are those of the text, for any text and any offsets", async () => {
  const piece = fc.constantFrom("a", "é", "☂", "😀", "\n", "\r\n", " ", "long enough to be one");
  await fc.assert(
    fc.asyncProperty(
      fc.array(piece, { maxLength: 40 }),
      fc.array(fc.nat(40)),
      fc.boolean(),
      async (pieces, at, mark) => {
        const source = memorySource(encodeUtf8((mark ? "\ufeff" : "") + pieces.join("")));
        const place = lineCounter(source);
        for (const count of at.filter((n) => n <= pieces.length).sort((a, b) => a - b)) {
          const before = pieces.slice(0, count).join("");
          const offset = encodeUtf8(before).length + (mark ? 3 : 0);
          expect(await place(offset)).toEqual(placeOf(before, before.length));
        }
      },
    ),
  );
});

test("pieces of a source are the same whether read at once or not", async () => {
  const bytes = concatBytes([new Uint8Array(1024 * 1024).fill(1), Uint8Array.of(2, 3, 4)]);
  const slices: (readonly [number, number])[] = [];
  const read = windowed({
    async slice(start, end) {
      slices.push([start, end]);
      return bytes.subarray(start, end);
    },
  });
  expect(await read(5, 7)).toEqual(Uint8Array.of(1, 1));
  expect(await read(100, 101)).toEqual(Uint8Array.of(1));
  expect(await read(1024 * 1024 + 1, 1024 * 1024 + 3)).toEqual(Uint8Array.of(3, 4));
  expect(await read(0, 1)).toEqual(Uint8Array.of(1));
  expect(slices).toEqual([
    [5, 1024 * 1024 + 5],
    [0, 1024 * 1024],
  ]);
});

test("a document without its entries, and where its parts stand", async () => {
  const text = '{"log":{"a":1,"entries":[{"x":1} , {}],"b":2}}';
  const source = memorySource(encodeUtf8(text));
  const outline = await outlineOf(source, text.length, [
    [25, 32],
    [35, 37],
  ]);
  const shown = new TextDecoder().decode(outline?.bytes);
  expect(shown).toBe('{"log":{"a":1,"entries":[],"b":2}}');
  expect([shown.indexOf('"a"'), shown.indexOf('"b"')].map((at) => outline?.sourceOffset(at))).toEqual([
    text.indexOf('"a"'),
    text.indexOf('"b"'),
  ]);
  expect((await outlineOf(source, text.length, []))?.bytes).toEqual(encodeUtf8(text));
  expect(await outlineOf(source, 65 * 1024 * 1024, [[0, 1]])).toBe(undefined);
});
