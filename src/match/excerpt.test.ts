import fc from "fast-check";
import { expect, test } from "vitest";
import { excerpt, excerpts } from "./excerpt.ts";

test("an excerpt has at most 60 characters and splits none in two", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "😀", "é", "\udce9"), maxLength: 200 });
  fc.assert(
    fc.property(text, text, text, (head, a, b) => {
      const { recorded, live } = excerpts(head + a, head + b);
      for (const shown of [recorded, live, excerpt(head + a)]) {
        expect(shown.length).toBeLessThanOrEqual(60);
        expect(shown).not.toMatch(/\p{Cs}/u);
      }
      if (head + a !== head + b) expect(recorded).not.toBe(live);
    }),
  );
});

test("what fits is shown whole", () => {
  expect(excerpt("x".repeat(60))).toBe("x".repeat(60));
  expect(excerpt("x".repeat(61))).toBe(`${"x".repeat(59)}…`);
  expect(excerpts("abc", "abd")).toEqual({ recorded: "abc", live: "abd" });
});
