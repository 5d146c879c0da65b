import { expect, test } from "vitest";
import { strict } from "../match/presets.ts";
import { emptyBody } from "../model/body.ts";
import type { Cassette, CassetteMeta, Interaction } from "../model/types.ts";
import { merge } from "./merge.ts";

function cassette(meta: CassetteMeta, file: string, ...urls: string[]): Cassette {
  const interactions = urls.map(
    (url, index): Interaction => ({
      request: { method: "GET", url, headers: [], body: emptyBody },
      outcome: { kind: "unrecorded", reason: "" },
      origin: { file, index },
    }),
  );
  return { meta, interactions };
}

test("interactions stand one after the other, with their origins", () => {
  const one = cassette({ format: "go-vcr", version: "2", match: strict }, "a", "/1", "/2");
  const other = cassette({ format: "go-vcr", version: "1", match: { ...strict } }, "b", "/3");
  expect(merge([one, other])).toEqual({
    meta: { format: "go-vcr", match: strict },
    interactions: [...one.interactions, ...other.interactions],
  });
});

test("facts about the whole are kept where all agree, by value", () => {
  const of = (meta: CassetteMeta) => cassette(meta, "a");
  const extensions = { x: { a: [1] } };
  expect(
    merge([of({ name: "n", extensions }), of({ name: "n", extensions: structuredClone(extensions) })]).meta,
  ).toEqual({
    name: "n",
    extensions,
  });
  expect(merge([of({ name: "n" }), of({ name: "n" }), of({})]).meta).toEqual({});
  expect(merge([of({}), of({ name: "n" })]).meta).toEqual({});
});

test("of one cassette it is a copy, of none an empty one", () => {
  const one = cassette({ format: "x" }, "a", "/");
  expect(merge([one])).toEqual(one);
  expect(merge([])).toEqual({ meta: {}, interactions: [] });
});
