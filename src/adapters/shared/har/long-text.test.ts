import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeUtf8, decodeUtf8Lossy, encodeUtf8 } from "../../../model/bytes.ts";
import { longTextOf } from "./long-text.ts";

const quoted = (inner: Uint8Array | string) => {
  const bytes = typeof inner === "string" ? encodeUtf8(inner) : inner;
  return Uint8Array.from([0x22, ...bytes, 0x22]);
};

/** A string with its quotes at any place of its buffer: words of four bytes are read where they are aligned. */
const moved = (json: Uint8Array, by: number) => {
  const buffer = new Uint8Array(json.length + by);
  buffer.set(json, by);
  return buffer.subarray(by);
};

function parsed(json: Uint8Array): string | undefined {
  try {
    return decodeUtf8(json) === undefined ? undefined : JSON.parse(decodeUtf8Lossy(json));
  } catch {
    return undefined;
  }
}

test("is the string that JSON.parse gives, as text and as UTF-8", () => {
  const character = fc.constantFrom(
    "a",
    "z",
    "\\n",
    "\\u00e9",
    "é",
    "☃",
    "\u0001",
    "\t",
    " ",
    "\u007f",
    "\\q",
    "\\ud800",
  );
  const plain = fc.constantFrom("a", "Z", "+", " ", "\u007f", "\u001f", "é", "☃");
  const inner = fc.oneof(fc.array(character), fc.array(plain), fc.array(fc.constantFrom("a", "Z")));
  const seen = { text: 0, plain: 0, nothing: 0 };
  fc.assert(
    fc.property(inner, fc.nat(3), (pieces, by) => {
      const json = moved(quoted(pieces.join("")), by);
      const [found, expected] = [longTextOf(json), parsed(json)];
      expect(found?.text()).toBe(expected);
      expect(found?.utf8()).toEqual(expected === undefined ? undefined : encodeUtf8(expected));
      // Characters beyond ASCII are more than one byte, so bytes as characters are another text.
      if (found?.plain?.() !== undefined) expect(found.plain()).toBe(expected);
      seen[found === undefined ? "nothing" : found.plain?.() === undefined ? "text" : "plain"]++;
    }),
    { numRuns: 2000 },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(100);
});

test.each([0, 1, 2, 3, 4, 5, 6, 7])("a control character or a bad byte is seen at place %i", (at) => {
  for (const byte of [0x00, 0x0a, 0x1f, 0x80, 0xff]) {
    const inner = new Uint8Array(8).fill(0x61);
    inner[at] = byte;
    expect(longTextOf(quoted(inner))).toBeUndefined();
  }
  for (const byte of [0x20, 0x7f]) {
    const inner = new Uint8Array(8).fill(0x20);
    inner[at] = byte;
    expect(longTextOf(quoted(inner))?.utf8()).toEqual(inner);
  }
});

test("what it gives is its own", () => {
  const json = quoted("abc");
  const utf8 = longTextOf(json)?.utf8();
  json.fill(0);
  expect(utf8).toEqual(encodeUtf8("abc"));
});
