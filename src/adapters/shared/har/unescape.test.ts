import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeUtf8Lossy, encodeUtf8 } from "../../../model/bytes.ts";
import { unescapeJson } from "./unescape.ts";

/** What a parser gives; `undefined` where it refuses. */
function parsed(inner: Uint8Array): Uint8Array | undefined {
  try {
    return encodeUtf8(JSON.parse(`"${decodeUtf8Lossy(inner)}"`));
  } catch {
    return undefined;
  }
}

const piece = fc.constantFrom(
  ...[
    "a",
    "☃",
    "😀",
    "\\n",
    "\\\\",
    "\\/",
    '\\"',
    "\\b",
    "\\f",
    "\\r",
    "\\t",
    "\\u0000",
    "\\u00e9",
    "\\u2603",
    "\\uFFFF",
  ],
  ...[
    "\\ud83d",
    "\\uDE00",
    "\\ud83d\\ude00",
    "\\u12",
    "\\u12G4",
    "\\u\u0011234",
    "\\x",
    "\\U0041",
    "\n",
    "\u0000",
    "\u001f",
    "\u007f",
  ],
);

test("gives the UTF-8 of what JSON.parse gives, and nothing where that throws", () => {
  const seen = { taken: 0, refused: 0 };
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const inner = encodeUtf8(pieces.join(""));
      // A backslash at the end takes the closing quote along: no scanner ends a string there.
      const found = unescapeJson(inner);
      expect(found).toEqual(parsed(inner));
      seen[found === undefined ? "refused" : "taken"]++;
    }),
    { numRuns: 3000 },
  );
  expect(Math.min(seen.taken, seen.refused)).toBeGreaterThan(300);
});

test.each([
  ["Latin-1", [0x5c, 0x6e, 0xe9]],
  ["an overlong form", [0xc0, 0x80]],
  ["a surrogate", [0xed, 0xa0, 0x80]],
  ["the beginning of a character", [0x61, 0xe2, 0x98]],
])("%s is not UTF-8", (_, bytes) => {
  expect(unescapeJson(Uint8Array.from(bytes))).toBeUndefined();
});

test("a text of escapes alone has room", () => {
  expect(unescapeJson(encodeUtf8("\\uffff".repeat(1000)))).toEqual(encodeUtf8("\uffff".repeat(1000)));
});
