import { expect, test } from "vitest";
import { expansionFault } from "./expansion.ts";

test.each([[["a", "b"]], [["a.b", "a.c"]], [["a[0]", "a[1]"]], [["ab", "a.b"]], [[""]]])(
  "%j compares well",
  (names) => {
    expect(expansionFault(names)).toBeUndefined();
  },
);

test.each([[["constructor"]], [["a.__proto__"]], [["a[prototype]"]]])("%j is blocked", (names) => {
  expect(expansionFault(names)).toBe("a name that nock does not compare");
});

test.each([[["a", "a.b"]], [["a.b.c", "a.b"]], [["a.b", "a[b]"]]])("%j overlaps", (names) => {
  expect(expansionFault(names)).toBe("two names that nock expands to one place");
});
