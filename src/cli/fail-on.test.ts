import { expect, test } from "vitest";
import { failOn } from "./fail-on.ts";

const codes = ["lost/timing", "changed/url", "lost/header"];

test("a severity means itself and the graver ones", () => {
  expect(failOn(["note"], [])(codes)).toEqual(codes);
  expect(failOn(["warning"], [])(codes)).toEqual(["changed/url", "lost/header"]);
  expect(failOn(["loss"], [])(codes)).toEqual(["lost/header"]);
  expect(failOn([], [])(codes)).toEqual([]);
});

test("codes can be named and taken out", () => {
  expect(failOn(["lost/timing"], [])(codes)).toEqual(["lost/timing"]);
  expect(failOn(["loss", "lost/timing"], ["lost/header"])(codes)).toEqual(["lost/timing"]);
});

test("secrets count where they are asked for", () => {
  expect(failOn(["secret"], [])(codes, true)).toEqual(["secret"]);
  expect(failOn(["secret"], [])(codes, false)).toEqual([]);
  expect(failOn(["loss"], [])(codes, true)).toEqual(["lost/header"]);
});

test("what is no severity and no code is an error", () => {
  expect(() => failOn(["lost/timings"], [])).toThrow(
    expect.objectContaining({
      code: "option/invalid",
      message: '--fail-on cannot be "lost/timings"',
      hint: "Did you mean lost/timing?",
    }),
  );
  expect(() => failOn([], ["loss"])).toThrow(
    expect.objectContaining({ message: '--allow cannot be "loss"', hint: "docs/notices.md lists the codes." }),
  );
});
