import { expect, test } from "vitest";
import { isRespoolError, type RespoolError } from "../../model/errors.ts";
import { compilePolicy } from "./compile.ts";
import type { SecretPolicy } from "./policy.ts";

const custom = { kind: "custom" };

test("names of headers, whatever their case", async () => {
  const policy = await compilePolicy({
    redact: { headers: ["X-Internal-*", "x-sig"] },
    exempt: { headers: ["Authorization", "x-internal-id"] },
  });
  const names = ["x-internal-key", "X-INTERNAL-KEY", "X-Sig", "x-sigs", "authorization", "X-Internal-Id", "accept"];
  expect(names.map((name) => policy.header(name))).toEqual([
    custom,
    custom,
    custom,
    undefined,
    "exempt",
    "exempt",
    undefined,
  ]);
});

test("names of query parameters, as they are", async () => {
  const policy = await compilePolicy({ redact: { queries: ["sig*", "k"] }, exempt: { queries: ["*_v"] } });
  const names = ["sig", "sign", "k", "K", "sig_v", "page"];
  expect(names.map((name) => policy.query(name))).toEqual([custom, custom, custom, undefined, "exempt", undefined]);
});

test("segments of paths", async () => {
  const policy = await compilePolicy({
    redact: { paths: ["/users/{}/keys/*", "/t/{}/{}", "/a b/caf%C3%A9/{}", "/users/me/keys/{}"] },
    exempt: { paths: ["/t/{}/public", "/status/*"] },
  });
  const verdicts = (path: string) => policy.segments(path.split("/").slice(1));
  expect(verdicts("/users/u1/keys/k1")).toEqual([undefined, custom, undefined, undefined]);
  expect(verdicts("/users/me/keys/k1")).toEqual([undefined, custom, undefined, custom]);
  expect(verdicts("/users/u1/keys/")).toEqual([undefined, undefined, undefined, undefined]);
  expect(verdicts("/users/u1/keys/k1/")).toEqual([undefined, custom, undefined, undefined, undefined]);
  expect(verdicts("/users//keys/k1")).toEqual([undefined, undefined, undefined, undefined]);
  expect(verdicts("/t/x/y")).toEqual([undefined, custom, custom]);
  expect(verdicts("/t/x/public")).toEqual([undefined, "exempt", custom]);
  expect(verdicts("/a b/caf\u00e9/x")).toEqual([undefined, undefined, custom]);
  expect(verdicts("/status/x")).toEqual(["exempt", "exempt"]);
  expect(verdicts("/other/x")).toEqual([undefined, undefined]);
});

test("members of bodies, and what they hold", async () => {
  const policy = await compilePolicy({
    redact: { members: ["/user", "/list/*/key", "/a~1b/c~0d", "/*/*/deep"] },
    exempt: { members: ["/user/name"] },
  });
  const paths = [["user"], ["user", "id"], ["user", "name"], ["list", "0", "key"], ["list", "*", "key"], ["list", "0"]];
  expect(paths.map((path) => policy.member(path))).toEqual([custom, custom, "exempt", custom, custom, undefined]);
  const others = [["a/b", "c~d"], ["x", "y", "deep"], ["list", "0", "deep"], ["x", "user"], [], ["__proto__"]];
  expect(others.map((path) => policy.member(path))).toEqual([custom, custom, custom, undefined, undefined, undefined]);
});

test("patterns, each with its kind, in the order of the policy", async () => {
  const policy = await compilePolicy({
    redact: { patterns: [{ name: "inner-key", match: "ik_[0-9]{4}" }, { match: "(?i)ab+" }, { match: "nowhere" }] },
  });
  expect([...policy.matches("ABB ik_1234 ik_12 abik_5678")]).toEqual([
    { kind: "inner-key", start: 4, end: 11 },
    { kind: "inner-key", start: 20, end: 27 },
    { kind: "custom", start: 0, end: 3 },
    { kind: "custom", start: 18, end: 20 },
  ]);
  expect([...policy.matches("nothing")]).toEqual([]);
  expect([...policy.matches("")]).toEqual([]);
});

test("a placeholder is never found by a pattern", async () => {
  const policy = await compilePolicy({ redact: { patterns: [{ match: "[A-Z0-9_]{6,}" }] } });
  expect([...policy.matches("REDACTED_CUSTOM_1 ABCDEF_1")]).toEqual([{ kind: "custom", start: 18, end: 26 }]);
});

test("exempt values: by a pattern that matches the whole, or literally", async () => {
  const policy = await compilePolicy({
    exempt: { patterns: [{ match: "test|test_.+" }], values: [{ value: "sk_test_4eC39" }] },
  });
  const values = ["test", "test_1", "a test", "test_", "test_1\n", "sk_test_4eC39", "sk_test_4eC39x", ""];
  expect(values.filter((value) => policy.isExempt(value))).toEqual(["test", "test_1", "sk_test_4eC39"]);
  expect([...policy.matches("test_1")]).toEqual([]);
});

test("literal values keep their kinds", async () => {
  const { values } = await compilePolicy({
    redact: { values: [{ name: "stripe-key", value: "sk_live_0123456789" }, { value: "hunter2-hunter2" }] },
  });
  expect(values).toEqual([
    { kind: "stripe-key", value: "sk_live_0123456789" },
    { kind: "custom", value: "hunter2-hunter2" },
  ]);
});

test.each<[unknown, string, string?]>([
  [null, "a policy is a mapping with redact, exempt, not null"],
  ["x", "a policy is a mapping with redact, exempt, not a text"],
  [undefined, "a policy is a mapping with redact, exempt, not nothing"],
  [{}, "there is no rule", 'Put lists such as "headers" under "redact" or "exempt".'],
  [{ redact: { headers: undefined } }, "there is no rule", 'Put lists such as "headers" under "redact" or "exempt".'],
  [{ redact: { headers: new Array(1) } }, "redact.headers[0] is a text, not nothing", "Put it into quotes."],
  [{ redact: { queries: [10n] } }, "redact.queries[0] is a text, not a bigint", "Put it into quotes."],
  [
    { redact: { paths: ["/a/{}"], regexps: [] } },
    'redact has unknown key "regexps"',
    "Choose one of: headers, queries, paths, members, patterns, values.",
  ],
  [
    { exempt: { values: [{ env: "STRIPE_KEY" }] } },
    'exempt.values[0] has unknown key "env"',
    "Choose one of: name, value.",
  ],
  [
    { redact: { values: ["sk_live_0123456789"] } },
    "redact.values[0] is a mapping with name and value, not a text",
    "Give the value and perhaps a name: { name, value }.",
  ],
  [{ redact: { values: [{ value: 12345678 }] } }, "redact.values[0].value is a text, not a number"],
  [
    { redact: { values: [{ name: "a" }] } },
    "redact.values[0] has no value",
    "Give the value and perhaps a name: { name, value }.",
  ],
  [
    { redact: { values: [{ value: "sk_live" }] } },
    "redact.values[0].value holds fewer than 8 characters",
    "Name the place instead: a header, a query, a path or a member.",
  ],
  [
    { redact: { values: [{ value: "1234567890" }] } },
    "redact.values[0].value holds only digits or plain words, which stand in other texts as well",
    "Name the place instead: a header, a query, a path or a member.",
  ],
  [{ redact: { patterns: [{ match: "(a" }] } }, "redact.patterns[0].match is no RE2 pattern: missing closing )"],
])("%o is refused", async (policy, message, hint) => {
  const error = await compilePolicy(policy as SecretPolicy).catch((e: unknown) => e);
  expect(isRespoolError(error)).toBe(true);
  const { code, message: text, hint: way, at } = error as RespoolError;
  expect({ code, text, way, at }).toEqual({
    code: "option/invalid",
    text: `secret policy: ${message}`,
    way: hint,
    at: undefined,
  });
});
