import { expect, test } from "vitest";
import { isRespoolError, locate, RespoolError } from "./errors.ts";

const error = new RespoolError("input/syntax", "no closing quote", {
  at: { line: 3, column: 7 },
  hint: "Close it.",
  cause: new Error("inner"),
});

test("is plain data when written as JSON", () => {
  expect(JSON.parse(JSON.stringify(error))).toEqual({
    name: "RespoolError",
    code: "input/syntax",
    message: "no closing quote",
    at: { line: 3, column: 7 },
    hint: "Close it.",
  });
});

test("is told by its brand, not by its class", () => {
  const other = Object.defineProperty(new Error("x"), Symbol.for("respool.error"), { value: true });
  expect([error, other, new Error("x"), null, "x"].map(isRespoolError)).toEqual([true, true, false, false, false]);
});

test("a place is filled in, never replaced", () => {
  const placed = locate(error, { file: "a.yaml", line: 99 }, "go-vcr");
  expect(placed.at).toEqual({ file: "a.yaml", line: 3, column: 7 });
  expect(placed.format).toBe("go-vcr");
  expect(placed.cause).toBe(error.cause);
});
