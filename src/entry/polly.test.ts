import { describe, expect, test } from "vitest";
import { entryId, type Identifiable } from "../adapters/polly/id/id.ts";
import type { MatchInput } from "../match/policy.ts";
import { fromPollyMatch, type MatchRequestsBy, matchRequestsBy, type PollyOptions } from "./polly.ts";

const request: Identifiable = {
  method: "POST",
  url: "http://user@h.test:81/a?t=1&q=2#frag",
  headers: { accept: "*/*", "x-a": ["1", "2"] },
  body: '{"b": 1, "id": "x", "list": [{"at": 1}, {"at": 2}]}',
};
const idBy = (match: MatchRequestsBy, part: Partial<Identifiable> = {}) => entryId({ ...request, ...part }, match);

describe("what a setting leaves out does not change the id; what it names does", () => {
  const body = (text: string): Partial<Identifiable> => ({ body: text });
  const other: Readonly<Record<string, Partial<Identifiable>>> = {
    method: { method: "PUT" },
    headers: { headers: { accept: "text/plain", "x-a": ["1", "2"] } },
    named: { headers: { accept: "*/*", "x-a": "3" } },
    spelling: body('{"id":"x","list":[{"at":1},{"at":2}],"b":1}'),
    value: body('{"b": 2, "id": "x", "list": [{"at": 1}, {"at": 2}]}'),
    member: body('{"b": 1, "id": "y", "list": [{"at": 7}, {"at": 2}]}'),
    port: { url: "http://user@h.test:82/a?t=1&q=2#frag" },
    parameter: { url: "http://user@h.test:81/a?t=9&q=2#frag" },
    hash: { url: "http://user@h.test:81/a?t=1&q=2#other" },
  };
  test.each<[MatchInput | undefined, PollyOptions, same: string[]]>([
    [undefined, {}, ["headers", "named", "spelling", "hash"]],
    ["route", {}, ["headers", "named", "spelling", "value", "member", "hash"]],
    [undefined, { headers: "all", body: "exact" }, ["hash"]],
    [
      undefined,
      { headers: { except: ["Accept"] }, url: ["hostname", "pathname", "query", "hash"] },
      ["headers", "spelling", "port"],
    ],
    [{ headers: ["X-A"], method: false }, {}, ["method", "headers", "spelling", "hash"]],
    [
      { ignoreQuery: ["t"], ignoreBody: ["/id", "/list/*/at"] },
      {},
      ["headers", "named", "spelling", "member", "parameter", "hash"],
    ],
    [{ query: "none" }, { order: false }, ["headers", "named", "spelling", "parameter", "hash"]],
  ])("%j %j", (policy, options, same) => {
    const match = matchRequestsBy(policy, options);
    const found = Object.entries(other).filter(([, part]) => idBy(match, part) === idBy(match));
    expect(found.map(([name]) => name)).toEqual(same);
    // And back: the same object, by what it says.
    const { policy: again, options: andOptions } = fromPollyMatch(match);
    const back = matchRequestsBy(again, andOptions);
    for (const part of [{}, ...Object.values(other)]) expect(idBy(back, part)).toBe(idBy(match, part));
    expect(back.order).toBe(match.order);
  });
});

test("plain settings of Polly's are understood", () => {
  const bodiless = { headers: { exclude: ["Date"] }, body: false, url: { port: false }, order: false } as const;
  expect(fromPollyMatch(bodiless)).toEqual({
    policy: {},
    options: {
      headers: { except: ["Date"] },
      body: "none",
      url: ["protocol", "username", "password", "hostname", "pathname", "query"],
      order: false,
    },
  });
  expect(fromPollyMatch({ method: false, url: true }).policy).toEqual({ method: false });
  expect(fromPollyMatch({ url: false }).options.url).toEqual([]);
});

test.each<[string, MatchRequestsBy]>([
  ["method", { method: () => "" }],
  ["headers", { headers: () => ({}) }],
  ["body", { body: () => "" }],
  ["url", { url: () => "" }],
  ["url.query", { url: { query: () => ({}) } }],
])("a function for %s is refused", (name, match) => {
  expect(() => fromPollyMatch(match)).toThrow(
    expect.objectContaining({
      code: "option/invalid",
      message: `matchRequestsBy.${name} is a function, of which nobody can tell what it does`,
    }),
  );
});

test.each([{ forms: ["x"] }, { body: "nothing" }, "no-preset"])("%j is no policy", (policy) => {
  expect(() => matchRequestsBy(policy as never)).toThrow(expect.objectContaining({ code: "option/invalid" }));
});
