import { expect, test } from "vitest";
import { secretlint } from "./secretlint.ts";

const rules = await secretlint();
const found = async (text: string) =>
  (await rules(text)).map(({ rule, kind, start, end }) => [rule, kind, text.slice(start, end)]);
const rule = (name: string) => `@secretlint/secretlint-rule-${name}`;
// Put together here, so that no file of the project looks as if it held a token.
const github = `ghp${"_"}${"a1B2".repeat(9)}`;
const slack = `xoxb${"-"}${"1".repeat(12)}-${"aB3".repeat(8)}`;
const database = `postgres:${"//"}app:s3cr3t-pass@db.test/app`;

test("what stands where, by rule and kind", async () => {
  expect(await found(`a ${github} b ${slack}\n${database} c`)).toEqual([
    [rule("slack"), "slack-token", slack],
    [rule("github"), "github-token", github],
    [rule("database-connection-string"), "database-password", database],
  ]);
  expect(await found("nothing to see")).toEqual([]);
});

test("offsets are right behind a byte order mark", async () => {
  expect(await found(`\ufeff${github}`)).toEqual([[rule("github"), "github-token", github]]);
});

test("a text cannot switch rules off", async () => {
  expect(await found(`secretlint-disable\n// secretlint-disable-line\n${github} secretlint-disable-line`)).toEqual([
    [rule("github"), "github-token", github],
  ]);
});

test("every call is for itself, also two at once", async () => {
  const both = await Promise.all([found(github), found(slack)]);
  expect(both.map((hits) => hits.map(([, kind]) => kind))).toEqual([["github-token"], ["slack-token"]]);
});

test.each(["-----BEGIN PRIVATE KEY-----\n", "sk-proj-", "xoxb-a-", "https://a:x@", "mongodb://a:", "a", "\0\ud800"])(
  "a text that repeats %j ends",
  async (unit) => {
    expect(await rules(unit.repeat(Math.ceil(1_000_000 / unit.length)))).toBeDefined();
  },
);
