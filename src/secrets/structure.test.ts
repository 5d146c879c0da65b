import { describe, expect, test } from "vitest";
import { opaque } from "../../test/support/found.ts";
import { shapeKinds, shapeOf, shapesIn } from "./structure.ts";

// Tokens are put together here, so that no file holds what looks like a live one.
const of = (...parts: readonly string[]) => parts.join("");
const alnum = (length: number) => opaque(length);
const hex = (length: number) => opaque(length, "0a1b2c3d4e5f6798");
const upper = (length: number) => opaque(length, "K7QZ2LXW4RTVB3NP6YC5HD");
const digits = (length: number) => opaque(length, "8305172946");
const base64 = (text: string) => btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
const mark = (word: string, label: string) => `-----${word} ${label}-----`;
const keyLines = `${alnum(64)}\n${alnum(40)}=`;

/** Kind, a text, and what of the text is the secret (default: all of it). */
const tokens: readonly (readonly [kind: string, text: string, secret?: string])[] = [
  ["aws-access-key-id", of("AKIA", upper(16))],
  ["aws-access-key-id", of("ASIA", upper(16))],
  ["google-api-key", of("AIza", alnum(33), "_-")],
  ["azure-storage-key", of("AccountKey", "=", alnum(86), "=="), of(alnum(86), "==")],
  ["azure-shared-access-key", of("SharedAccessKey", "=", alnum(43), "="), of(alnum(43), "=")],
  ["age-secret-key", of("AGE-SECRET-", "KEY-1", upper(58))],
  ["atlassian-token", of("ATATT3", alnum(120), "=", upper(8))],
  ["facebook-token", of("EAA", alnum(80))],
  ["google-client-secret", of("GOCSPX", "-", alnum(28))],
  ["new-relic-key", of("NRAK", "-", upper(27))],
  ["postman-key", of("PMAK", "-", hex(24), "-", hex(34))],
  ["sendgrid-key", of("SG", ".", alnum(22), ".", alnum(43))],
  ["telegram-bot-token", of("bot", digits(10), ":AA", alnum(33)), of(digits(10), ":AA", alnum(33))],
  ["telegram-bot-token", of(digits(9), ":AA", alnum(33))],
  ["databricks-token", of("dapi", hex(32))],
  ["databricks-token", of("dapi", hex(32), "-2")],
  ["digitalocean-token", of("dop_", "v1_", hex(64))],
  ["docker-token", of("dckr", "_pat_", alnum(27))],
  ["discord-webhook", of("discord", ".com/api/webhooks/", digits(18), "/", alnum(68)), alnum(68)],
  ["doppler-token", of("dp", ".pt.", alnum(43))],
  ["jwt", of(base64('{"alg":"HS256","typ":"JWT"}'), ".", base64('{"sub":"1"}'), ".", alnum(43))],
  ["jwt", of(base64('{"typ":"JWT", "alg" : "none"}'), ".", base64("{}"), ".")],
  ["jwt", of(base64('{"alg":"dir","enc":"A128GCM"}'), "..", alnum(16), ".", alnum(30), ".", alnum(22))],
  ["figma-token", of("figd", "_", alnum(43))],
  ["github-token", of("ghp", "_", alnum(36))],
  ["github-token", of("ghs", "_", alnum(36))],
  ["github-token", of("github", "_pat_", alnum(22), "_", alnum(59))],
  ["gitlab-token", of("glpat", "-", alnum(20))],
  ["grafana-token", of("glsa", "_", alnum(32), "_", hex(8))],
  ["groq-key", of("gsk", "_", alnum(52))],
  ["hugging-face-token", of("hf", "_", alnum(34))],
  [
    "slack-webhook",
    of("hooks.", "slack.com/services/", "T", upper(8), "/B", upper(8), "/", alnum(24)),
    of("T", upper(8), "/B", upper(8), "/", alnum(24)),
  ],
  ["vault-token", of("hvs", ".", alnum(24))],
  ["linear-key", of("lin", "_api_", alnum(40))],
  ["npm-token", of("npm", "_", alnum(36))],
  ["notion-token", of("ntn", "_", alnum(46))],
  ["notion-token", of("secret", "_", alnum(43))],
  ["1password-token", of("ops_", "eyJ", alnum(120))],
  ["pypi-token", of("pypi", "-AgEIcHlwaS5vcmc", alnum(80))],
  ["resend-key", of("re", "_", alnum(8), "_", alnum(24))],
  ["stripe-key", of("rk", "_live_", alnum(24))],
  ["stripe-key", of("sk", "_test_", alnum(24))],
  ["stripe-key", of("whsec", "_", alnum(32))],
  ["supabase-key", of("sbp", "_", hex(40))],
  ["shopify-token", of("shpat", "_", hex(32))],
  ["anthropic-key", of("sk-", "ant-api03-", alnum(93), "AA")],
  ["openrouter-key", of("sk-", "or-v1-", hex(64))],
  ["openai-key", of("sk-", "proj-", alnum(48))],
  ["openai-key", of("sk-", alnum(48))],
  ["sentry-token", of("sntrys", "_", alnum(60))],
  ["square-token", of("sq0atp", "-", alnum(22))],
  ["slack-token", of("xoxb", "-", digits(12), "-", digits(13), "-", alnum(24))],
  ["slack-token", of("xoxe.xoxp", "-1-", alnum(30))],
  ["slack-token", of("xapp", "-1-", upper(11), "-", digits(13), "-", hex(64))],
  ["xai-key", of("xai", "-", alnum(80))],
  ["google-oauth-token", of("ya29", ".", alnum(70))],
  ["card-number", "4111 1111 1111 1111"],
  ["card-number", "5555-5555-5555-4444"],
  ["card-number", "3782 822463 10005"],
  [
    "private-key",
    `${mark("BEGIN", of("RSA PRIVATE", " KEY"))}\n${keyLines}\n${mark("END", of("RSA PRIVATE", " KEY"))}`,
    keyLines,
  ],
  [
    "private-key",
    `${mark("BEGIN", of("PRIVATE", " KEY"))}\\n${alnum(64)}\\n${mark("END", of("PRIVATE", " KEY"))}`,
    alnum(64),
  ],
];

test("every kind is tried", () => {
  expect([...new Set(tokens.map(([kind]) => kind))].sort()).toEqual(shapeKinds);
});

for (const [kind, text, secret = text] of tokens)
  describe(kind, () => {
    test("is found alone, and between other things", () => {
      const at = text.indexOf(secret);
      expect(shapesIn(text)).toEqual([{ kind, start: at, end: at + secret.length }]);
      for (const [before, after] of [
        ['"', '"'],
        ["=", "&"],
        [" ", ","],
        ["\u00e4 ", "\u00e4"],
        ["\n", "\n"],
      ] as const) {
        expect(shapesIn(before + text + after)).toEqual([
          { kind, start: at + 1 + (before.length - 1), end: at + before.length + secret.length },
        ]);
      }
      if (secret === text) expect(shapeOf(text)).toBe(kind);
    });

    test("is none inside a word, cut short, or masked", () => {
      expect(
        shapesIn(`x${text}`).filter((one) => one.start === text.indexOf(secret) + 1 && kind !== "private-key"),
      ).toEqual([]);
      expect(shapesIn(text.slice(0, text.indexOf(secret) + Math.min(10, secret.length)))).toEqual([]);
      expect(shapesIn(text.replace(secret, "REDACTED_TOKEN_1"))).toEqual([]);
      expect(shapesIn(text.replace(secret, "x".repeat(secret.length)))).toEqual([]);
    });
  });

test("what only looks like one at first", () => {
  const none = [
    of("AKIA", "IOSFODNN7", "EXAMPLE"),
    of("AKIA", upper(17)),
    of("AIza", alnum(34)),
    of("/EAA", alnum(80)),
    of("ghp", "_", alnum(35)),
    of("ghp", "_", alnum(36), "-x"),
    "sk-fading-circle-and-more-of-it",
    of("sk-", "abcdefghijklmnopqrstuvwxyz"),
    "xoxb-no-digits-in-here",
    of("1700000000", ":", alnum(35)),
    of("eyJ", alnum(30), ".", alnum(30), ".", alnum(30)),
    of(base64('{"a":1,"b":2}'), ".x.y"),
    of(base64('{"alg":"HS256"}'), ".x"),
    "SG.short.name",
    "0.4111111111111111",
    "id-4111111111111111",
    "123e4567-4111-1111-1111-111111111111",
    "4111 1111 1111 1112",
    "4111 1111-1111 1111",
    "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
    `${mark("BEGIN", "PUBLIC KEY")}\n${keyLines}\n${mark("END", "PUBLIC KEY")}`,
    `${mark("BEGIN", "CERTIFICATE")}\n${keyLines}`,
    `${mark("BEGIN", of("PRIVATE", " KEY"))}\n...\n${mark("END", of("PRIVATE", " KEY"))}`,
  ];
  expect(none.filter((text) => shapesIn(text, true).length > 0)).toEqual([]);
});

test("digits without groups are a card only where they may be one", () => {
  expect(shapesIn("pay 4111111111111111.")).toEqual([]);
  expect(shapesIn("pay 4111111111111111.", true)).toEqual([{ kind: "card-number", start: 4, end: 20 }]);
  expect(shapeOf("4111111111111111")).toBe("card-number");
  expect(shapesIn("4111111111111111.5 41111111111111111 4503599627370496", true)).toEqual([]);
});

test("several are found in order, a key block hides what is inside, and one that is cut off goes to its end", () => {
  const [one, two] = [of("ghp", "_", alnum(36)), of("npm", "_", alnum(36))];
  const label = of("PRIVATE", " KEY");
  const inside = `${alnum(30)}\n${one}\n`;
  const text = `${two} ${mark("BEGIN", label)}\n${inside}${mark("END", label)} ${one}-${mark("BEGIN", label)}\n${alnum(50)}\n!`;
  const values = shapesIn(text).map(({ kind, start, end }) => [kind, text.slice(start, end)]);
  expect(values).toEqual([
    ["npm-token", two],
    ["private-key", inside.trim()],
    ["private-key", alnum(50)],
  ]);
});
