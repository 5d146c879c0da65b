import { afterEach, expect, test, vi } from "vitest";
import { storedBody } from "../model/body.ts";
import { encodeUtf8 } from "../model/bytes.ts";
import type { HttpRequest } from "../model/types.ts";
import { requestDifference } from "./difference.ts";
import { requestKey } from "./key.ts";
import { resolvePolicy } from "./policy.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

/** Characters that are looked at or copied one by one or in slices while `work` runs. */
function charactersTouched(work: () => void): number {
  let touched = 0;
  const { charCodeAt, slice } = String.prototype;
  vi.spyOn(String.prototype, "charCodeAt").mockImplementation(function (this: string, at) {
    touched++;
    return charCodeAt.call(this, at);
  });
  vi.spyOn(String.prototype, "slice").mockImplementation(function (this: string, start, end) {
    const piece = slice.call(this, start, end);
    touched += piece.length;
    return piece;
  });
  work();
  vi.restoreAllMocks();
  return touched;
}

const post = (body: string): HttpRequest => ({
  method: "POST",
  url: "/",
  headers: [],
  body: storedBody(encodeUtf8(body)),
});
const policy = resolvePolicy({ ignoreBody: ["/items/*/id", "/*/*/*/id"] });

test.each<[string, (count: number) => string]>([
  ["flat objects", (n) => `{"items":[${Array(n).fill('{"id":1,"name":"x\\u003e","z":[1.5]}').join(", ")}]}`],
  ["one long escaped string", (n) => `"${"\\n".repeat(n)}"`],
  ["nothing but opening brackets", (n) => "[".repeat(n)],
  ["a string without an end", (n) => `["${"x".repeat(n)}`],
  ["forms", (n) => `a=1${"&b=%41+".repeat(n)}`],
  ["lines", (n) => "a line\r\n".repeat(n)],
  ["multipart", (n) => `--b\r\n${"\r\nx\r\n--b\r\n".repeat(n)}--b--`],
])("the cost of a key and of a difference grows as the body: %s", (_, make) => {
  const cost = (count: number) => {
    const recorded = post(make(count));
    const live = post(`${make(count).slice(0, -1)}!`);
    return charactersTouched(() => {
      requestKey(recorded, policy);
      requestDifference(recorded, live, policy);
      requestDifference(recorded, recorded, policy);
    });
  };
  const small = cost(500);
  expect(cost(5000)).toBeLessThan(11 * small + 1000);
});
