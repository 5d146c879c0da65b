import { expect, test } from "vitest";
import { extensionPaths } from "./extension-paths.ts";

test("leaves in order, the own format left out", () => {
  const extensions = {
    "go-vcr": { id: 7, request: { form: { q: ["a", "b"] }, trailer: {} }, last: null },
    nock: { options: { allowUnmocked: true } },
    har: { _initiator: { stack: { frames: [] } }, timings: { _ssl: { a: 1 }, comment: "" } },
  };
  expect([...extensionPaths(extensions, "nock")]).toEqual([
    ["go-vcr", "id"],
    ["go-vcr", "request.form.q"],
    ["go-vcr", "request.trailer"],
    ["go-vcr", "last"],
    ["har", "_initiator"],
    ["har", "timings._ssl"],
    ["har", "timings.comment"],
  ]);
  expect([...extensionPaths(undefined, "nock")]).toEqual([]);
});

test("nesting needs no stack", () => {
  let deep: object = {};
  for (let i = 0; i < 20_000; i++) deep = { a: deep };
  expect([...extensionPaths({ x: { deep } as never }, "nock")]).toHaveLength(1);
});
