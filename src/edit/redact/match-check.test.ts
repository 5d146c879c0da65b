import { expect, test } from "vitest";
import { route, strict } from "../../match/presets.ts";
import { emptyBody, storedBody } from "../../model/body.ts";
import { encodeUtf8 } from "../../model/bytes.ts";
import type { HttpRequest } from "../../model/types.ts";
import { matchCheck } from "./match-check.ts";

const get = (url: string): HttpRequest => ({ method: "GET", url, headers: [], body: emptyBody });

test("requests that stay as they were told apart say nothing", () => {
  const check = matchCheck(strict);
  const same = get("http://h.test/a");
  expect([
    check(same, same),
    check(get("http://h.test/?k=1"), get("http://h.test/?k=X")),
    check(get("http://h.test/?k=2"), get("http://h.test/?k=Y")),
    check(get("http://h.test/?k=1"), get("http://h.test/?k=X")),
  ]).toEqual([undefined, undefined, undefined, undefined]);
});

test("two that were told apart and are not", () => {
  const check = matchCheck(strict);
  expect(check(get("http://h.test/?k=1"), get("http://h.test/?k=X"))).toBeUndefined();
  expect(check(get("http://h.test/?k=2"), get("http://h.test/?k=X"))).toBe("merged");
});

test("two that were the same and are not", () => {
  const check = matchCheck(strict);
  expect(check(get("http://h.test/?k=1"), get("http://h.test/?k=X"))).toBeUndefined();
  expect(check(get("http://h.test/?k=1"), get("http://h.test/?k=Y"))).toBe("parted");
});

test("what the policy leaves out does not count", () => {
  const check = matchCheck({ ...strict, ignoreQuery: ["k"] });
  expect(check(get("http://h.test/?k=1"), get("http://h.test/?k=X"))).toBeUndefined();
  expect(check(get("http://h.test/?k=2"), get("http://h.test/?k=X"))).toBeUndefined();
  const byRoute = matchCheck(route);
  const post = (text: string): HttpRequest => ({
    ...get("http://h.test/"),
    method: "POST",
    body: storedBody(encodeUtf8(text)),
  });
  expect([byRoute(post("a"), post("X")), byRoute(post("b"), post("X"))]).toEqual([undefined, undefined]);
});
