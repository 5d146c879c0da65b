import { expect, test } from "vitest";
import { isRespoolError } from "../../model/errors.ts";
import { parsePolicy } from "./parse.ts";

const env = { STRIPE_KEY: "sk_live_0123456789", SHORT: "sk_live", WORD: "password", EMPTY: "" };

const whole = `# what our recordings hold
redact:
  headers: [X-Internal-*]
  queries: [sig]
  paths: ["/users/{}/keys/*"]
  members:
    - /user/email
  patterns:
    - { name: internal-key, match: 'ik_[0-9a-f]{32}' }
    - match: "\\\\bcust_[0-9]+"
  values:
    - { name: stripe-key, env: STRIPE_KEY }
    - env: STRIPE_KEY
exempt:
  headers: [X-Request-Id]
  patterns: [match: test_.+]
  values: [env: STRIPE_KEY]
`;

const meant = {
  redact: {
    headers: ["X-Internal-*"],
    queries: ["sig"],
    paths: ["/users/{}/keys/*"],
    members: ["/user/email"],
    patterns: [{ name: "internal-key", match: "ik_[0-9a-f]{32}" }, { match: "\\bcust_[0-9]+" }],
    values: [{ name: "stripe-key", value: "sk_live_0123456789" }, { value: "sk_live_0123456789" }],
  },
  exempt: {
    headers: ["X-Request-Id"],
    patterns: [{ match: "test_.+" }],
    values: [{ value: "sk_live_0123456789" }],
  },
};

test("reads every kind of rule", async () => {
  expect(await parsePolicy(whole, { env })).toEqual(meant);
});

test("reads JSON, with tabs, too", async () => {
  const { redact, exempt } = meant;
  const variable = ({ value: _, ...rest }: { value: string }) => ({ ...rest, env: "STRIPE_KEY" });
  const written = {
    redact: { ...redact, values: redact.values.map(variable) },
    exempt: { ...exempt, values: exempt.values.map(variable) },
  };
  expect(await parsePolicy(JSON.stringify(written, null, "\t"), { env })).toEqual(meant);
  expect(await parsePolicy(JSON.stringify(written), { env })).toEqual(meant);
});

test("reads CRLF and a byte order mark", async () => {
  expect(await parsePolicy(`\ufeff${whole.replaceAll("\n", "\r\n")}`, { env })).toEqual(meant);
});

type Fault = readonly [line: number, column: number, message: string, hint?: string, frame?: string];

const envHint = 'Name the variable that holds the value: "{ name: stripe-key, env: STRIPE_KEY }".';
const nameHint = "Begin it with a lower-case letter; at most 31 letters, digits and hyphens may follow.";
const placeHint = "Name the place instead: a header, a query, a path or a member.";
const pathHint = 'Begin it with "/", and leave out origin, query and fragment: "/users/{}/keys/*".';
const pointerHint = 'Begin it with "/", and in keys write "~1" for "/" and "~0" for "~".';
const headerHint = 'Give the name alone; "*" stands for any characters.';
const ruleHint = 'Put lists such as "headers" under "redact" or "exempt".';
const engineHint = "Write it without lookaround and backreferences, which take more than linear time.";
const sides = "Choose one of: redact, exempt.";
const lists = "Choose one of: headers, queries, paths, members, patterns, values.";

test.each<[text: string, Fault]>([
  ["", [1, 1, "there is no rule", ruleHint]],
  ["# nothing\n", [1, 1, "there is no rule", ruleHint]],
  ["redact: {}\nexempt:\n  headers: []\n", [1, 1, "there is no rule", ruleHint]],
  ["null", [1, 1, "a policy is a mapping with redact, exempt, not null"]],
  ["- a", [1, 1, "a policy is a mapping with redact, exempt, not a list"]],
  ["hunter2", [1, 1, "a policy is a mapping with redact, exempt, not a text"]],
  ["true", [1, 1, "a policy is a mapping with redact, exempt, not true or false"]],
  ["redact:\n  headers: [a]\nexemt: {}", [3, 1, 'unknown key "exemt"', "Did you mean exempt?"]],
  ["redact:\n  heders: [a]", [2, 3, 'redact has unknown key "heders"', "Did you mean headers?"]],
  ["__proto__:\n  headers: [a]", [1, 1, 'unknown key "__proto__"', sides]],
  ["exempt: {toString: [a]}", [1, 10, 'exempt has unknown key "toString"', lists]],
  [`redact: {${"k".repeat(50)}: 1}`, [1, 10, `redact has unknown key "${"k".repeat(40)}\u2026"`, lists]],
  ["redact:\n  <<: {headers: [a]}", [2, 3, 'redact has unknown key "<<"', lists]],
  ["redact:", [1, 8, "redact is a mapping with headers, queries, paths, members, patterns, values, not null"]],
  ["redact:\n  headers: X-A", [2, 12, "redact.headers is a list, not a text"]],
  ["redact:\n  headers:\n    a: b", [3, 5, "redact.headers is a list, not a mapping"]],
  ["redact: {headers: [1]}", [1, 20, "redact.headers[0] is a text, not a number", "Put it into quotes."]],
  ["redact: {headers: [a, ~]}", [1, 23, "redact.headers[1] is a text, not null", "Put it into quotes."]],
  ["redact: {queries: [true]}", [1, 20, "redact.queries[0] is a text, not true or false", "Put it into quotes."]],
  ["redact: {members: [[a]]}", [1, 20, "redact.members[0] is a text, not a list", "Put it into quotes."]],
  ["redact: {paths: [a: b]}", [1, 18, "redact.paths[0] is a text, not a mapping", "Put it into quotes."]],
  ['redact: {queries: [""]}', [1, 20, "redact.queries[0] is empty"]],
  ['redact: {members: [""]}', [1, 20, "redact.members[0] is empty"]],
  [`redact: {queries: [${"a".repeat(1_001)}]}`, [1, 20, "redact.queries[0] has 1001 characters; the limit is 1000"]],
  [`redact: {queries: [${"a,".repeat(1_001)}]}`, [1, 19, "redact.queries has 1001 rules; the limit is 1000"]],
  ["redact: {headers: ['X A']}", [1, 20, "redact.headers[0] is no header name", headerHint]],
  ["redact: {headers: ['X-A: 1']}", [1, 20, "redact.headers[0] is no header name", headerHint]],
  ["redact: {members: [user]}", [1, 20, "redact.members[0] is no JSON Pointer", pointerHint]],
  ["redact: {members: [/a~2]}", [1, 20, "redact.members[0] is no JSON Pointer", pointerHint]],
  ["exempt: {paths: ['users/{}']}", [1, 18, "exempt.paths[0] is no path of a URL", pathHint]],
  ["redact: {paths: ['/users/{}?a']}", [1, 18, "redact.paths[0] is no path of a URL", pathHint]],
  [
    "redact: {paths: [/users/*]}",
    [1, 18, "redact.paths[0] means no segment", 'Put "{}" in place of each segment that is a secret.'],
  ],
  [
    "redact: {paths: ['/users/u{}']}",
    [1, 18, 'redact.paths[0] has "*" or "{}" in a part of a segment', "Let it stand for a whole segment."],
  ],
  [
    "redact: {patterns: [ik_]}",
    [
      1,
      21,
      "redact.patterns[0] is a mapping with name and match, not a text",
      "Write \"{ name: internal-key, match: 'ik_[0-9a-f]{32}' }\".",
    ],
  ],
  [
    "redact: {patterns: [{name: a}]}",
    [1, 21, "redact.patterns[0] has no match", "Write \"{ name: internal-key, match: 'ik_[0-9a-f]{32}' }\"."],
  ],
  [
    "redact: {patterns: [{regexp: a}]}",
    [1, 22, 'redact.patterns[0] has unknown key "regexp"', "Choose one of: name, match."],
  ],
  [
    "redact: {patterns: [{match: 1234567890}]}",
    [1, 29, "redact.patterns[0].match is a text, not a number", "Put it into quotes."],
  ],
  ["redact: {patterns: [{name: Key, match: a}]}", [1, 28, "redact.patterns[0].name is no name of a kind", nameHint]],
  ["redact: {patterns: [{name: 1, match: a}]}", [1, 28, "redact.patterns[0].name is no name of a kind", nameHint]],
  [
    `redact: {patterns: [{name: ${"a".repeat(33)}, match: a}]}`,
    [1, 28, "redact.patterns[0].name is no name of a kind", nameHint],
  ],
  [
    "redact: {patterns: [{match: 'ik_(?=hunter2)'}]}",
    [1, 29, "redact.patterns[0].match is no RE2 pattern: invalid or unsupported Perl syntax: (?=", engineHint],
  ],
  [
    "redact: {patterns: [{match: '(?<!a)hunter2'}]}",
    [1, 29, "redact.patterns[0].match is no RE2 pattern: invalid named capture: (?<!", engineHint],
  ],
  [
    "redact: {patterns: [{match: '(hunter2)\\1'}]}",
    [1, 29, "redact.patterns[0].match is no RE2 pattern: invalid escape sequence: \\1", engineHint],
  ],
  [
    "redact: {patterns: [{match: 'hunter2(a'}]}",
    [1, 29, "redact.patterns[0].match is no RE2 pattern: missing closing )"],
  ],
  [
    "redact: {patterns: [{match: '[hunter2'}]}",
    [1, 29, "redact.patterns[0].match is no RE2 pattern: missing closing ]"],
  ],
  [
    "redact: {patterns: [{match: 'a**hunter2'}]}",
    [1, 29, "redact.patterns[0].match is no RE2 pattern: invalid nested repetition operator: **"],
  ],
  [
    "redact: {patterns: [{match: 'a{2000}'}]}",
    [1, 29, "redact.patterns[0].match is no RE2 pattern: invalid repeat count: {2000}"],
  ],
  [
    "redact: {patterns: [{match: '((a?){30}){30}b'}]}",
    [1, 29, "redact.patterns[0].match is too large a pattern", "Repeat less, such as {32} in place of {1000}."],
  ],
  [
    `redact: {patterns: [${"{match: 'a{900}'}, ".repeat(60)}]}`,
    [
      1,
      1_074,
      "redact.patterns[55].match makes all patterns together too large",
      "Repeat less, such as {32} in place of {1000}.",
    ],
  ],
  [
    "exempt: {patterns: [{match: '.*'}]}",
    [1, 29, "exempt.patterns[0].match matches the empty text", "Let it begin with what must be there."],
  ],
  ["redact: {values: [STRIPE_KEY]}", [1, 19, "redact.values[0] is a mapping with name and env, not a text", envHint]],
  ["redact: {values: [1234567890]}", [1, 19, "redact.values[0] is a mapping with name and env, not a number", envHint]],
  ["redact: {values: [{name: a}]}", [1, 19, "redact.values[0] has no env", envHint]],
  [
    "redact:\n  values:\n    - name: a\n      value: sk_live_0123",
    [4, 7, "redact.values[0] holds a value; a policy file holds no secrets", envHint],
  ],
  [
    "redact: {values: [{env: 1234567890}]}",
    [1, 25, "redact.values[0].env is a text, not a number", "Put it into quotes."],
  ],
  [
    "redact: {values: [{env: sk_live_0123}]}",
    [1, 25, "redact.values[0].env names a variable that is not set", "Set it, or take the rule out."],
  ],
  [
    "redact: {values: [{env: toString}]}",
    [1, 25, "redact.values[0].env names a variable that is not set", "Set it, or take the rule out."],
  ],
  [
    "redact: {values: [{env: SHORT}]}",
    [1, 25, "redact.values[0].env names a variable that holds fewer than 8 characters", placeHint],
  ],
  [
    "exempt: {values: [{env: EMPTY}]}",
    [1, 25, "exempt.values[0].env names a variable that holds fewer than 8 characters", placeHint],
  ],
  [
    "redact: {values: [{env: WORD}]}",
    [
      1,
      25,
      "redact.values[0].env names a variable that holds only digits or plain words, which stand in other texts as well",
      placeHint,
    ],
  ],
  ["redact:\n  headers: [a]\n  headers: [b]", [3, 3, "this key stands here twice"]],
  ['{"redact":{"headers":["a"]},"redact":{}}', [1, 29, "this key stands here twice"]],
  ["redact: {1: [a]}", [1, 10, "a key is a text", "Put it into quotes."]],
  ["redact: {[a]: [b]}", [1, 10, "a key is a text", "Put it into quotes."]],
  ["redact: [a\n", [2, 1, "not valid YAML from here on"]],
  ["redact:\n\theaders: [a]", [2, 1, "not valid YAML from here on"]],
  ["redact: {headers: [a]}\n---\nexempt: {}", [2, 1, "a second YAML document starts here"]],
  ["redact: &a {headers: [a]}", [1, 12, "anchors and aliases have no place here", "Write each rule out."]],
  ["redact: *a", [1, 9, "anchors and aliases have no place here", "Write each rule out."]],
  ["redact: {headers: [!!str 1]}", [1, 26, "tags have no place here", "Put texts into quotes instead."]],
  ["redact: !!js/function 'a'", [1, 23, "tags have no place here", "Put texts into quotes instead."]],
  ["redact:\n  headers: [\0]", [2, 13, "this character belongs in no text"]],
  ["redact:\n  headers: [\ud800]", [2, 13, "this character belongs in no text"]],
  ["\u{1f600}\u{1f600}: [a]\n\u00e9\u0007", [2, 2, "this character belongs in no text"]],
])("%j is refused", async (text, [line, column, message, hint]) => {
  const error = await parsePolicy(text, { file: "respool.yaml", env }).catch((e: unknown) => e);
  expect(isRespoolError(error) && { ...error.toJSON(), frame: "" }).toEqual({
    name: "RespoolError",
    code: "option/invalid",
    message: `secret policy: ${message}`,
    at: { file: "respool.yaml", line, column },
    ...(hint !== undefined && { hint }),
    frame: "",
  });
  // Whatever was put into the wrong place, nobody gets to read it.
  expect(JSON.stringify(error)).not.toMatch(/hunter2|sk_live|12345/);
});

test("shows the line without what stands in it", async () => {
  const text = "redact:\n  values:\n    - { name: stripe-key, value: sk_live_0123 }\n";
  const error = await parsePolicy(text, { env }).catch((e: unknown) => e);
  expect(isRespoolError(error) && [error.at, error.frame]).toEqual([
    { line: 3, column: 27 },
    "    - { name: \u2026, \u2026: \u2026}\n                 ^",
  ]);
});
