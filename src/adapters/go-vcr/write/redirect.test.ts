import { expect, test } from "vitest";
import { emptyBody } from "../../../model/body.ts";
import type { Interaction } from "../../../model/types.ts";
import { canonicalName } from "./header-name.ts";
import { followed } from "./redirect.ts";

const exchange = (method: string, url: string, status = 200, location?: string): Interaction => ({
  request: { method, url, headers: [], body: emptyBody },
  outcome: {
    kind: "response",
    status,
    headers: location === undefined ? [] : [["location", location]],
    body: emptyBody,
  },
});

test.each<[what: string, before: Interaction | undefined, after: Interaction, referer: string | null | undefined]>([
  ["a path", exchange("GET", "http://h/a", 302, "/b?c"), exchange("GET", "http://h/b?c"), "http://h/a"],
  ["a relative path", exchange("GET", "http://h/x/a#f", 301, "b"), exchange("GET", "http://h/x/b"), "http://h/x/a"],
  [
    "another host",
    exchange("GET", "http://u:p@h/a@b", 307, "https://i"),
    exchange("GET", "https://i/"),
    "http://h/a@b",
  ],
  ["away from https", exchange("GET", "https://h/a", 302, "http://h/b"), exchange("GET", "http://h/b"), null],
  ["as GET", exchange("POST", "http://h/a", 303, "/b"), exchange("GET", "http://h/b"), "http://h/a"],
  ["as HEAD", exchange("HEAD", "http://h/a", 302, "/b"), exchange("HEAD", "http://h/b"), "http://h/a"],
  ["as it was", exchange("PUT", "http://h/a", 308, "/b"), exchange("PUT", "http://h/b"), "http://h/a"],
  ["not by this method", exchange("POST", "http://h/a", 302, "/b"), exchange("POST", "http://h/b"), undefined],
  ["not to here", exchange("GET", "http://h/a", 302, "/b"), exchange("GET", "http://h/c"), undefined],
  ["without a target", exchange("GET", "http://h/a", 302), exchange("GET", "http://h/b"), undefined],
  ["to no URL", exchange("GET", "http://h/a", 302, "http://["), exchange("GET", "http://h/b"), undefined],
  ["no redirect", exchange("GET", "http://h/a", 300, "/b"), exchange("GET", "http://h/b"), undefined],
  ["nothing before", undefined, exchange("GET", "http://h/b"), undefined],
])("followed: %s", (_, before, after, referer) => {
  expect(followed(before, after)).toEqual(referer === undefined ? undefined : { referer: referer ?? undefined });
});

test.each([
  ["content-type", "Content-Type"],
  ["ETAG", "Etag"],
  ["x-1a-b_c", "X-1a-B_c"],
  ["-x--y", "-X--Y"],
  ["a b", "a b"],
  ["é", "é"],
  ["", ""],
])("Go spells the header %j as %j", (name, written) => {
  expect(canonicalName(name)).toBe(written);
});
