import { expect, test } from "vitest";
import { minimalEntry } from "../../../../test/support/har-entry.ts";
import { encodeUtf8 } from "../../../model/bytes.ts";
import type { JsonObject } from "../../../model/types.ts";
import { duplicateFaults } from "./duplicates.ts";
import { pointerOf } from "./fault.ts";
import { offsetsOf } from "./places.ts";
import { documentShape, entryShape, shapeFaults } from "./rules.ts";

const at = (entry: JsonObject) => [...shapeFaults(entry, entryShape)];

test("an entry with all that HAR 1.2 requires is in order", () => {
  expect(at(minimalEntry)).toEqual([]);
});

test("every required field that is missing is named", () => {
  const without: string[] = [];
  const walk = (value: JsonObject, rebuild: (v: JsonObject) => JsonObject, path: string) => {
    for (const [name, member] of Object.entries(value)) {
      // The one field that need not be there.
      if (name === "text") continue;
      const { [name]: _, ...rest } = value;
      const faults = at(rebuild(rest));
      expect(faults).toEqual([
        { code: "field/missing", path: `${path}${name}`.split("."), data: { name: `${path}${name}` } },
      ]);
      without.push(`${path}${name}`);
      if (typeof member === "object" && member !== null && !Array.isArray(member)) {
        walk(member as JsonObject, (v) => rebuild({ ...value, [name]: v }), `${path}${name}.`);
      }
    }
  };
  walk(minimalEntry, (v) => v, "");
  expect(without).toHaveLength(28);
});

test("values of another type are named with what is there", () => {
  const faults = at({
    ...minimalEntry,
    time: "7",
    cache: null,
    request: {
      ...(minimalEntry.request as JsonObject),
      headers: { Accept: "x" },
      cookies: null,
      queryString: [{ name: "a", value: 1 }, "b", { name: "c" }],
      headersSize: 1.5,
      postData: { mimeType: "", params: [{ name: null }] },
    },
    response: [],
  });
  expect(faults.map(({ path, found, code, data }) => [pointerOf(path), code, found, data?.wanted])).toEqual([
    ["/time", "field/type", "a string", "a number"],
    ["/request/headers", "field/type", "an object", "a list"],
    ["/request/cookies", "field/type", "null", "a list"],
    ["/request/queryString/0/value", "field/type", "a number", "text"],
    ["/request/queryString/1", "field/type", "a string", "an object"],
    ["/request/queryString/2/value", "field/missing", undefined, undefined],
    ["/request/postData/params/0/name", "field/type", "null", "text"],
    ["/request/headersSize", "field/type", "a number", "a whole number"],
    ["/response", "field/type", "a list", "an object"],
    ["/cache", "field/type", "null", "an object"],
  ]);
});

test("the document around the entries", () => {
  const document = { log: { creator: { name: "x" }, pages: null, browser: { name: "", version: "" } } };
  expect([...shapeFaults(document, documentShape)].map(({ path, code }) => [pointerOf(path), code])).toEqual([
    ["/log/version", "field/missing"],
    ["/log/creator/version", "field/missing"],
    ["/log/pages", "field/type"],
  ]);
});

test("members that stand twice are counted, however they are spelled", () => {
  const bytes = encodeUtf8('{"a":{"b":1,"\\u0062":2,"b":[{"x":1,"x":2}],"c":0},"d":1}');
  const paths = [[], ["a"]];
  expect([...duplicateFaults(bytes, paths, offsetsOf(bytes, 0, paths))]).toEqual([
    { code: "field/duplicate", path: ["a", "b"], data: { name: "a.b", count: 3 } },
  ]);
});
