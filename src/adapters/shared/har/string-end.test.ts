import fc from "fast-check";
import { expect, test } from "vitest";
import { encodeUtf8 } from "../../../model/bytes.ts";
import { endOfString } from "./string-end.ts";

test("ends at the first quote that no backslash escapes, however far it is", () => {
  const run = fc.tuple(fc.constantFrom("a", "\\\\", '\\"', "\\n", "é"), fc.constantFrom(1, 2, 23, 47, 48, 49, 97));
  fc.assert(
    fc.property(fc.array(run, { maxLength: 6 }), (runs) => {
      const inner = encodeUtf8(runs.map(([piece, count]) => piece.repeat(count)).join(""));
      const bytes = Uint8Array.from([0x22, ...inner, 0x22, 0x5c, 0x22]);
      expect(endOfString(bytes, 1)).toBe(inner.length + 2);
      for (let cut = 1; cut <= inner.length + 1; cut++) {
        const slashes = /\\*$/.exec(new TextDecoder("latin1").decode(inner.subarray(0, cut - 1)))?.[0].length ?? 0;
        expect(endOfString(bytes.subarray(0, cut), 1)).toBe(slashes % 2 === 0 ? -1 : -2);
      }
    }),
  );
});
