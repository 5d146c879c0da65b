import fc from "fast-check";
import { expect, test } from "vitest";
import { storedBody } from "../model/body.ts";
import { encodeUtf8 } from "../model/bytes.ts";
import type { Body, HttpRequest, MatchPolicy } from "../model/types.ts";
import { requestDifference } from "./difference.ts";
import { requestKey } from "./key.ts";

const word = fc.constantFrom("a", "b", "A", "é", "", "1", "%2F", "+", "\n", " ", "=", "&", "~", "__proto__", "\udce9");
const query = fc
  .array(fc.tuple(word, word), { maxLength: 3 })
  .map((pairs) => pairs.map((pair) => pair.join("=")).join("&"));
const url = fc.oneof(
  fc
    .tuple(fc.constantFrom("http://h", "HTTP://H:80", "https://h", "", "ws://h", "http://["), word, query)
    .map(([origin, path, search]) => `${origin}/${path}?${search}`),
  fc.string(),
);
const json = fc.oneof(
  fc.json({ maxDepth: 2 }),
  fc.constantFrom('{"a":1,"b":2}', '{"b":2, "a":1}', '{"a":1.0,"a":1}', "[1,[2]]", "1"),
);
const text = fc.oneof(
  json,
  query,
  fc.array(word).map((words) => words.join("")),
  fc.array(word).map((words) => `--x\r\n\r\n${words.join("")}\r\n--x--`),
);
const body: fc.Arbitrary<Body> = fc.oneof(
  text.map((value) => storedBody(encodeUtf8(value))),
  fc.uint8Array({ maxLength: 4 }).map((bytes) => storedBody(bytes)),
  text.map((value) => storedBody(encodeUtf8(value), { coding: "encoded" })),
  fc.constant({ kind: "lost", reason: "unknown" } as const),
);
const headerName = fc.constantFrom("x-a", "X-A", "x-b", "Content-Type");
const headerValue = fc.oneof(word, fc.constantFrom("application/x-www-form-urlencoded", "multipart/mixed; boundary=x"));
const request: fc.Arbitrary<HttpRequest> = fc.record({
  method: fc.constantFrom("GET", "get", "POST"),
  url,
  headers: fc.array(fc.tuple(headerName, headerValue), { maxLength: 2 }),
  body,
});
const policy: fc.Arbitrary<MatchPolicy> = fc.record({
  method: fc.boolean(),
  query: fc.constantFrom("all", "none"),
  ignoreQuery: fc.array(word, { maxLength: 1 }),
  headers: fc.subarray(["x-a", "X-B"]),
  body: fc.constantFrom("auto", "auto", "json", "form", "multipart", "text", "bytes", "none"),
  ignoreBody: fc.subarray(["/a", "/*/0", "/0"]),
  forms: fc.constant([]),
  order: fc.constant("per-request"),
  repeat: fc.constant("once"),
  pick: fc.constant("first"),
});
const change = fc.oneof(
  fc.constant({}),
  url.map((value) => ({ url: value })),
  body.map((value) => ({ body: value })),
  headerValue.map((value) => ({ headers: [["x-a", value]] as const })),
  fc.constant({ method: "PUT" }),
);

test("two requests have one key exactly when they have no difference", () => {
  const seen = { same: 0, different: 0 };
  fc.assert(
    fc.property(request, change, policy, (recorded, changed, rules) => {
      const live = { ...recorded, ...changed };
      const same = requestKey(recorded, rules) === requestKey(live, rules);
      seen[same ? "same" : "different"]++;
      expect(requestDifference(recorded, live, rules).length === 0).toBe(same);
      expect(requestDifference(live, recorded, rules).length === 0).toBe(same);
    }),
    { numRuns: 3000 },
  );
  // The property says nothing unless both cases occur.
  expect(Math.min(seen.same, seen.different)).toBeGreaterThan(300);
});
