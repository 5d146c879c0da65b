import { expect, test } from "vitest";
import type { JsonObject } from "../../../model/types.ts";
import { metaOf } from "./meta.ts";

test("version, producer, and everything else where it stands", () => {
  const log = {
    version: "1.2",
    creator: { name: "Firefox", version: "1", comment: "c", _x: 1 },
    browser: { name: "Firefox", version: "1" },
    pages: [{ id: "page_1" }],
    comment: "a",
  };
  expect(metaOf(log, { _root: 1 })).toEqual({
    format: "har",
    version: "1.2",
    producer: { name: "Firefox", version: "1" },
    extensions: {
      har: {
        log: { browser: log.browser, pages: log.pages, comment: "a", creator: { comment: "c", _x: 1 } },
        _root: 1,
      },
    },
  });
});

test.each<[log: JsonObject, expected: object]>([
  [{}, { format: "har" }],
  [{ version: null, creator: null, browser: null, pages: null, comment: "" }, { format: "har" }],
  [
    { version: 1.2, creator: "me", pages: [] },
    { format: "har", extensions: { har: { log: { version: 1.2, creator: "me" } } } },
  ],
  [{ creator: { version: "1" } }, { format: "har", extensions: { har: { log: { creator: { version: "1" } } } } }],
  [
    { creator: { name: "x", version: 1 } },
    { format: "har", producer: { name: "x" }, extensions: { har: { log: { creator: { version: 1 } } } } },
  ],
])("%j", (log, expected) => {
  expect(metaOf(log, {})).toEqual(expected);
});

test("a member named __proto__ is one like any other", () => {
  const log = JSON.parse('{"__proto__":{"polluted":true}}');
  const har = metaOf(log, {}).extensions?.har?.log as JsonObject;
  expect(Object.entries(har)).toEqual([["__proto__", { polluted: true }]]);
  expect(har.polluted).toBeUndefined();
});
