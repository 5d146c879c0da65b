import { expect, test } from "vitest";
import { RespoolError } from "../model/errors.ts";
import { descend, endsHere, escapeKey, parsePointers } from "./pointer.ts";

test("pointers are split into unescaped keys", () => {
  expect(parsePointers(["/a/b", "/", "/a~1b/~0/*", "/m~01n"])).toEqual([["a", "b"], [""], ["a/b", "~", "*"], ["m~1n"]]);
});

test.each(["a", "#/a", "/a~", "/a~2b", "~0"])("%j is refused with a hint", (pointer) => {
  expect(() => parsePointers(["/fine", pointer])).toThrow(
    new RespoolError("option/invalid", `"${pointer}" is no JSON Pointer`, {
      hint: 'Begin it with "/", and in keys write "~1" for "/" and "~0" for "~".',
    }),
  );
});

test("the pointer to everything names the better way", () => {
  try {
    parsePointers([""]);
    expect.unreachable();
  } catch (e) {
    expect((e as RespoolError).toJSON()).toEqual({
      name: "RespoolError",
      code: "option/invalid",
      message: 'the pointer "" means the whole body',
      hint: 'Use body "none" to compare no bodies.',
    });
  }
});

test("walking down keeps what goes on, and * takes any key", () => {
  const pointers = parsePointers(["/a/b", "/*/c", "/x"]);
  expect(descend(pointers, "a")).toEqual([["b"], ["c"]]);
  expect(descend(pointers, "x")).toEqual([["c"], []]);
  expect(descend([], "a")).toEqual([]);
  expect(endsHere(descend(pointers, "x"))).toBe(true);
  expect(endsHere(descend(pointers, "a"))).toBe(false);
});

test("a key is escaped so that it is read back", () => {
  for (const key of ["a/b", "~", "~1", "/~0", ""]) expect(parsePointers([`/${escapeKey(key)}`])).toEqual([[key]]);
});
