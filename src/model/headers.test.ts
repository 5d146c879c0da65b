import fc from "fast-check";
import { expect, test } from "vitest";
import {
  fromByteString,
  fromHeaderBytes,
  headerValue,
  headerValues,
  isFieldValue,
  isToken,
  toByteString,
  toDisplay,
  toUtf8,
} from "./headers.ts";
import type { HeaderList } from "./types.ts";

const headers: HeaderList = [
  ["Set-Cookie", "a=1"],
  ["X-Multi", "x"],
  ["set-cookie", "b=2"],
];

test("finds values without regard to case, in order", () => {
  expect(headerValues(headers, "SET-COOKIE")).toEqual(["a=1", "b=2"]);
  expect(headerValue(headers, "x-multi")).toBe("x");
  expect(headerValue(headers, "x-none")).toBeUndefined();
});

test("UTF-8 on the wire is text in the model and one character per byte for nock", () => {
  expect(fromHeaderBytes(Uint8Array.of(0xc3, 0xa9))).toBe("é");
  expect(toByteString("é")).toBe("\u00c3\u00a9");
  expect(fromByteString("\u00c3\u00a9")).toBe("é");
});

test("a byte that is not UTF-8 is kept as U+DC80 + (byte - 0x80)", () => {
  expect(fromHeaderBytes(Uint8Array.of(0x63, 0xe9, 0xc3, 0xa9))).toBe("c\udce9é");
  expect(toUtf8("c\udce9é")).toEqual(Uint8Array.of(0x63, 0xe9, 0xc3, 0xa9));
  expect(toByteString("c\udce9")).toBe("c\u00e9");
  expect(toDisplay("c\udce9")).toBe("c\\xE9");
});

test("the second half of an emoji is no bad byte", () => {
  const skull = "\u{1f480}";
  expect(toDisplay(skull)).toBe(skull);
  expect(toUtf8(skull)).toEqual(Uint8Array.of(0xf0, 0x9f, 0x92, 0x80));
});

test("any bytes survive both ways", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      expect(toUtf8(fromHeaderBytes(bytes))).toEqual(bytes);
      expect(toUtf8(fromByteString(toByteString(fromHeaderBytes(bytes))))).toEqual(bytes);
    }),
  );
});

test("text above U+00FF in a byte string counts as text", () => {
  expect(fromByteString("☃")).toBe("☃");
});

test("tokens and field values", () => {
  expect(["X-A", "a!#$%&'*+-.^_`|~0", ":status", "a b", "", "é"].map(isToken)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
  expect(["a\tb", "é", "a\nb", "a\0", "\x7f"].map(isFieldValue)).toEqual([true, true, false, false, false]);
});
