import { expect, test } from "vitest";
import { didYouMean } from "./suggest.ts";

const formats = ["go-vcr", "govcr", "nock", "har"];

test.each([
  ["nokc", ["nock", "go-vcr"], "Choose one of: nock, go-vcr."],
  ["nok", formats, "Did you mean nock?"],
  ["knock", formats, "Did you mean nock?"],
  ["NOCK", formats, "Did you mean nock?"],
  ["go_vcr", formats, "Did you mean go-vcr?"],
  ["gvcr", formats, "Did you mean govcr?"],
  ["hat", formats, "Did you mean har?"],
  ["", formats, "Choose one of: go-vcr, govcr, nock, har."],
  ["polly", formats, "Choose one of: go-vcr, govcr, nock, har."],
  ["prety", ["exact", "pretty"], "Did you mean pretty?"],
])("%j of %j: %s", (typed, known, hint) => {
  expect(didYouMean(typed, known)).toBe(hint);
});

test("of equally near names the first", () => {
  expect(didYouMean("ba", ["bar", "baz"])).toBe("Did you mean bar?");
});

test("the nearest wins over the first", () => {
  expect(didYouMean("response", ["responses-all", "responses"])).toBe("Did you mean responses?");
});
