import fc from "fast-check";
import { expect, test } from "vitest";
import { isRespoolError } from "../../model/errors.ts";
import { compilePolicy } from "./compile.ts";
import { parsePolicy } from "./parse.ts";

const env = { KEY: "sk_live_0123456789" };
const policy = `redact:
  headers: [X-*, "x-a"]
  paths: ['/users/{}/keys/*']
  members: [/a/*/b]
  patterns:
    - name: key
      match: 'ik_[0-9a-f]{8}|(a+)+$'
  values:
    - { name: key, env: KEY }
exempt: { queries: [page], patterns: [{ match: "test_.+" }] }
`;

const faultOf = async (text: string) => {
  const error = await parsePolicy(text, { env }).catch((e: unknown) => e);
  return isRespoolError(error) ? [error.code, error.message, error.at] : error;
};

test("a policy with any changes is a policy or is refused", async () => {
  const scrap = fc.oneof(
    fc.constantFrom(
      "\n",
      "  ",
      "\t",
      "- ",
      ": ",
      "[",
      "]",
      "{",
      "}",
      "&a ",
      "*a",
      "!!",
      "|\n",
      ">",
      '"',
      "'",
      "%",
      "<<: ",
    ),
    fc.constantFrom(
      "(",
      ")",
      "\\",
      "(?=",
      "{1000}",
      "\0",
      "\ud800",
      "\ufeff",
      "__proto__: ",
      "---\n",
      "...\n",
      "? ",
      "null",
      "1",
    ),
    fc.string({ unit: "binary", maxLength: 3 }),
  );
  const change = fc.record({ at: fc.nat(policy.length), cut: fc.nat(6), put: scrap });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 4 }), async (changes) => {
      let text = policy;
      for (const { at, cut, put } of changes) text = text.slice(0, at) + put + text.slice(at + cut);
      try {
        const compiled = await compilePolicy(await parsePolicy(text, { env }));
        expect([...compiled.matches("nothing here")].every(({ start, end }) => end > start)).toBe(true);
      } catch (e) {
        expect(isRespoolError(e) && e.code).toBe("option/invalid");
      }
    }),
    { numRuns: 500 },
  );
});

test("any value that a program gives is a policy or is refused", async () => {
  const key = fc.constantFrom("redact", "exempt", "headers", "patterns", "values", "name", "match", "value", "paths");
  const anything = fc.anything({
    key,
    withBigInt: true,
    withMap: true,
    withNullPrototype: true,
    withSparseArray: true,
  });
  await fc.assert(
    fc.asyncProperty(anything, async (value) => {
      const error = await compilePolicy(value as never).then(
        () => undefined,
        (e: unknown) => e,
      );
      expect(error === undefined || (isRespoolError(error) && error.code === "option/invalid")).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ["brackets", "[".repeat(100_000), "YAML that is nested too deeply", 1, 65],
  ["mappings", '{"redact":'.repeat(100_000), "YAML that is nested too deeply", 1, 632],
  ["keys of keys", "? ".repeat(100_000), "YAML that is nested too deeply", 1, 128],
  ["documents", "---\n".repeat(200_000), "a second YAML document starts here", 2, 1],
  ["items", `redact:\n  headers:\n${"  - a\n".repeat(150_000)}`, "YAML of too many parts", 33_334, 6],
  ["ends", "]".repeat(60_000), "not valid YAML from here on", 1, 1],
  ["anchors", `redact: ${"&a ".repeat(1_000)}`, "not valid YAML from here on", 1, 12],
  ["a bomb", "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "anchors and aliases have no place here", 1, 7],
  ["a circle", "redact: &a\n  headers: [*a]\n", "anchors and aliases have no place here", 2, 3],
])("%s are refused soon", async (_, text, message, line, column) => {
  expect(await faultOf(text)).toEqual(["option/invalid", `secret policy: ${message}`, { line, column }]);
});

test("a long text is refused before it is read", async () => {
  expect(await faultOf(`redact: {headers: [a]} #${" ".repeat(1 << 20)}`)).toEqual([
    "option/invalid",
    "secret policy: the text has 1048600 characters; the limit is 1048576",
    undefined,
  ]);
});

test("many keys are read in linear time", async () => {
  const text = `redact:\n${Array.from({ length: 20_000 }, (_, i) => `  k${i}: b\n`).join("")}`;
  expect(await faultOf(text)).toEqual([
    "option/invalid",
    'secret policy: redact has unknown key "k0"',
    { line: 2, column: 3 },
  ]);
});

const million = (text: string) => text.repeat(1_000_000).slice(0, 1_000_000);

test.each([
  ["(a+)+$", `${million("a")}!`, 0],
  ["(a+)+$", million("a"), 1],
  ["(x*)*y", million("x"), 0],
  ["(x+x+)+y", million("x"), 0],
  ["(.*)(.*)(.*)(.*)=[0-9]", million("a"), 0],
  ["((a{10}){10})b", million("a"), 0],
  ["(a|b)*a(a|b){12}c", million("ab"), 0],
  ["(?:foo.*bar|baz)", million("baz"), 333_333],
])("%s on a million characters comes to an end", async (match, text, count) => {
  const { matches } = await compilePolicy({ redact: { patterns: [{ match }] } });
  let found = 0;
  for (const _ of matches(text)) found++;
  expect(found).toBe(count);
});

test("a thousand patterns are looked for at once", async () => {
  const patterns = Array.from({ length: 1_000 }, (_, i) => ({ name: `key-${i}`, match: `k${i}_[0-9a-f]{32}` }));
  const { matches } = await compilePolicy({ redact: { patterns } });
  const text = `${million('{"id":"ab12","n":3},')} k77_0123456789abcdef0123456789abcdef`;
  expect([...matches(text)]).toEqual([{ kind: "key-77", start: 1_000_001, end: 1_000_037 }]);
});

test("text that is no UTF-16 is looked at like any other", async () => {
  const { matches, isExempt } = await compilePolicy({
    redact: { patterns: [{ match: "k[0-9]+" }, { match: "\ud800" }] },
    exempt: { patterns: [{ match: "\udc00+" }] },
  });
  expect([...matches("\udc00k12\ud800k3")].map(({ start, end }) => [start, end])).toEqual([
    [1, 4],
    [5, 7],
    [4, 5],
  ]);
  expect([isExempt("\udc00\udc00"), isExempt("\ud800")]).toEqual([true, false]);
});
