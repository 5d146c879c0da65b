import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { cassette, makePlace, type Place } from "./respool.ts";

// Put together here, so that no file of the project looks as if it held a token.
const token = `ghp${"_"}${"a1B2".repeat(9)}`;
const key = ["9f21", "77aa", "c0de", "5b3e"].join("-");
const word = "sesame-open-42";
const url = `https://api.test/users/ann-4711/posts?visitor=v-100&api_key=${key}`;
const chat = cassette([
  "GET",
  url,
  JSON.stringify({ email: "ann@a.test", by: "EMP-123456", note: `say ${word}`, token }),
]).replace("Authorization:", "X-Tenant:");

let place: Place;
beforeEach(() => {
  place = makePlace({ "chat.yaml": chat });
  process.env.SECRET_WORD = word;
});
afterEach(() => {
  delete process.env.SECRET_WORD;
});

/** What the file holds where the rules speak of it: URL, header, body. */
function partsOf(yaml: string): readonly (string | undefined)[] {
  return [/url: (.*)/, /X-Tenant:\n *- (.*)/, /body: '?(\{.*\})'?/].map((part) => part.exec(yaml)?.[1]);
}

const body = (email: string, by: string, note: string, t: string) =>
  JSON.stringify({ email, by, note: `say ${note}`, token: t });
const plainBody = body("ann@a.test", "EMP-123456", word, "REDACTED_GITHUB_TOKEN_1");
const plainUrl = url.replace(key, "REDACTED_API_KEY_1");

test("nothing is told by a name of one's own without one", () => {
  const { exit, stdout } = place.respool(["redact", "chat.yaml"]);
  expect([exit, partsOf(stdout)]).toEqual([0, [plainUrl, "Bearer hunter2", plainBody]]);
});

describe("each rule adds and exempts", () => {
  test.each<[string, readonly string[]]>([
    ["redact: { headers: [x-ten*] }", [plainUrl, "REDACTED_CUSTOM_1", plainBody]],
    ["redact: { queries: [visitor] }", [plainUrl.replace("v-100", "REDACTED_CUSTOM_1"), "Bearer hunter2", plainBody]],
    [
      'redact: { paths: ["/users/{}/*"] }',
      [plainUrl.replace("ann-4711", "REDACTED_CUSTOM_1"), "Bearer hunter2", plainBody],
    ],
    [
      "redact: { members: [/email] }",
      [plainUrl, "Bearer hunter2", plainBody.replace("ann@a.test", "REDACTED_CUSTOM_1")],
    ],
    [
      'redact: { patterns: [{ name: employee, match: "EMP-[0-9]{6}" }] }',
      [plainUrl, "Bearer hunter2", plainBody.replace("EMP-123456", "REDACTED_EMPLOYEE_1")],
    ],
    [
      "redact: { values: [{ name: word, env: SECRET_WORD }] }",
      [plainUrl, "Bearer hunter2", plainBody.replace(word, "REDACTED_WORD_1")],
    ],
    ["exempt: { queries: [api_*] }", [url, "Bearer hunter2", plainBody]],
    [
      "exempt: { members: [/token] }",
      [plainUrl, "Bearer hunter2", plainBody.replace("REDACTED_GITHUB_TOKEN_1", token)],
    ],
    [
      'exempt: { patterns: [{ match: "ghp_.*" }] }',
      [plainUrl, "Bearer hunter2", plainBody.replace("REDACTED_GITHUB_TOKEN_1", token)],
    ],
    ["redact: { headers: [X-Tenant] }\nexempt: { headers: [X-Tenant] }", [plainUrl, "Bearer hunter2", plainBody]],
  ])("%s", (policy, expected) => {
    place.write("policy.yaml", `${policy}\n`);
    const run = place.respool(["redact", "chat.yaml", "--policy", "policy.yaml"]);
    expect([run.exit, partsOf(run.stdout)]).toEqual([0, expected]);
    expect(run.stderr).not.toMatch(/ann@a|EMP-1|sesame|ann-4711|v-100|hunter2|ghp_|9f21/);
  });

  test("an exempt header", () => {
    place.write("auth.yaml", chat.replace("X-Tenant:", "Authorization:"));
    place.write("policy.yaml", "exempt: { headers: [Authorization] }\n");
    const table = (flags: readonly string[]) => {
      const { stdout } = place.respool(["redact", "auth.yaml", ...flags]);
      return /Authorization:\n *- (.*)/.exec(stdout)?.[1];
    };
    expect(table([])).toBe("Bearer REDACTED_TOKEN_1");
    expect(table(["--policy", "policy.yaml"])).toBe("Bearer hunter2");
  });

  test("an exempt segment", () => {
    place.write("path.yaml", cassette(["GET", `https://api.test/bot/${token}/send`, "{}"]));
    place.write("policy.yaml", 'exempt: { paths: ["/bot/{}/*"] }\n');
    const table = (flags: readonly string[]) => partsOf(place.respool(["redact", "path.yaml", ...flags]).stdout)[0];
    expect(table([])).toBe("https://api.test/bot/REDACTED_GITHUB_TOKEN_1/send");
    expect(table(["--policy", "policy.yaml"])).toBe(`https://api.test/bot/${token}/send`);
  });
});

test("it is for convert as well, and never read unless it is named", () => {
  place.write("respool.yaml", "redact: { members: [/email] }\n");
  place.write("policy.yaml", "redact: { members: [/email] }\n");
  expect(place.respool(["redact", "chat.yaml"]).stdout).toContain("ann@a.test");
  const args = ["convert", "chat.yaml", "--to", "nock", "--redact"];
  expect(place.respool(args).stdout).toContain("ann@a.test");
  const converted = place.respool([...args, "--policy", "policy.yaml"]);
  expect(JSON.parse(converted.stdout)[0].response.email).toBe("REDACTED_CUSTOM_1");
});

describe("a fault is said with its place, and nothing is written", () => {
  test.each([
    ["", "1:1: secret policy: there is no rule"],
    ["redact:\n  headers: [a\n", "3:1: secret policy: not valid YAML from here on"],
    ["redakt:\n  headers: [a]\n", '1:1: secret policy: unknown key "redakt"'],
    ["redact:\n  headers: [a]\n  headers: [b]\n", "3:3: secret policy: this key stands here twice"],
    ["redact:\n  headers: [a, 7]\n", "2:16: secret policy: redact.headers[1] is a text, not a number"],
    ["redact:\n  members: [email]\n", "2:13: secret policy: redact.members[0] is no JSON Pointer"],
    ["redact:\n  paths: [/a/*]\n", "2:11: secret policy: redact.paths[0] means no segment"],
    [
      'redact:\n  patterns: [{ match: "(" }]\n',
      "2:23: secret policy: redact.patterns[0].match is no RE2 pattern: missing closing )",
    ],
    [
      "redact:\n  values: [{ name: w, env: NOT_SET_AT_ALL }]\n",
      "2:28: secret policy: redact.values[0].env names a variable that is not set",
    ],
    [
      "redact:\n  values: [{ name: w, value: literal-itself }]\n",
      "2:23: secret policy: redact.values[0] holds a value; a policy file holds no secrets",
    ],
    ["a: &a [*a]\n", "1:7: secret policy: anchors and aliases have no place here"],
  ])("%j", (policy, line) => {
    place.write("policy.yaml", policy);
    const run = place.respool(["redact", "chat.yaml", "--policy", "policy.yaml", "--in-place"]);
    expect([run.exit, run.stdout, run.stderr.split("\n")[0]]).toEqual([
      2,
      "",
      `error: policy.yaml:${line} [option/invalid]`,
    ]);
    expect(run.stderr).not.toContain("literal-itself");
    expect(readFileSync(join(place.folder, "chat.yaml"), "utf8")).toBe(chat);
  });

  test("a policy that is not there", () => {
    const run = place.respool(["redact", "chat.yaml", "--policy", "none.yaml"]);
    expect([run.exit, run.stdout, run.stderr.split("\n")[0]]).toEqual([
      3,
      "",
      "error: none.yaml: cannot be opened (ENOENT) [input/unreadable]",
    ]);
  });
});
