import { describe, expect, test } from "vitest";
import { opaque } from "../../test/support/found.ts";
import { findInBody } from "./body.ts";
import { findInHeader } from "./header.ts";
import { nameKind } from "./names.ts";
import type { Found, Search } from "./search.ts";
import { newSearch } from "./text.ts";
import { findInUrl } from "./url.ts";
import { replacerOf } from "./values.ts";
import { emptyVault } from "./vault.ts";
import { plainView } from "./view.ts";

// Texts that make a search slow, or its stack deep, when it looks at one character more than a few times.

const size = 250_000;
const fill = (unit: string) => unit.repeat(Math.floor(size / unit.length));
const nested = (start: string, wrap: (text: string) => string) => {
  let text = start;
  while (text.length < size / 2) text = wrap(text);
  return text;
};
const base64 = (text: string) => Buffer.from(text).toString("base64");
const begin = ["-----BEGIN PRIVATE", "KEY-----"].join(" ");
const jwt = `${base64('{"alg":"none"}').replace(/=+$/, "")}.e30.aaaaaaaa `;

const texts: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      ..."=&;:,/@<>\"'\\%{[(-_.1 \n\t+?#",
      ...[
        "a=b&",
        "a=b; ",
        "://",
        "a://",
        "http://a?",
        "http://a#",
        "http://a/",
        "http://a?b=",
        "http://u:p@a ",
        "a.",
        "a:",
        "aa=",
        "token=",
        "token: ",
        "Bearer ",
      ],
      ...[
        "eyJ",
        "-eyJ",
        "eyJ.",
        "eyJaaaaaaaa.",
        jwt,
        begin,
        `${begin}!`,
        "-----BEGIN ",
        "-----END",
        `${begin}${"a".repeat(20)}-----END `,
        "xoxb-",
        "sk-",
        "sk-proj-",
        "github_pat_",
        "hooks.slack.com/services/",
      ],
      ...[`gh${"p_"}${opaque(36)} `, "4111 ", "4 ", "12345678:", "REDACTED_", "QUJDREVGR0hJSktMTU5PUFFSU1RVVg "],
      ...[
        "<a>",
        '<a b="',
        "<a b=c ",
        '\\"',
        "\\u",
        "\\u0041",
        "%41",
        "%ff",
        "%25",
        "%e2%82",
        "&#",
        "&amp;",
        '{"a":',
        '[{"password":"',
        '"a",',
        "data: ",
        "data:\n",
        "data: {\n",
        "--b\n",
        "\n--b",
      ],
    ].map((unit) => [unit, fill(unit)]),
  ),
  "dots behind long words": fill(`${"-eyJ".repeat(1000)}.a.b`),
  "JSON in strings": nested('{"a":"http://b?c=d"}', (text) => JSON.stringify({ a: text, b: 1 })),
  "base64 in base64": nested('{"password":"p1"}'.repeat(4000), base64),
  "URLs in paths": nested("http://a/", (text) => `http://a/${encodeURIComponent(text)}/b`),
  "URLs in queries": nested("http://a/", (text) => `http://a/?${encodeURIComponent(text)}`),
  "URLs in parameters": nested("http://a/", (text) => `http://a/?u=${encodeURIComponent(text)}`),
  "many names": `{${Array.from({ length: 60_000 }, (_, i) => `"k${i}_token":"v"`).join()}}`,
};

type Find = (text: string, s: Search & { fixed: [] }) => void;
const inBody =
  (type: string, before = "", isUtf8 = true): Find =>
  (text, s) =>
    findInBody({ text: before + text, isUtf8 }, type, s);
const inHeader =
  (name: string, before = ""): Find =>
  (text, s) =>
    findInHeader(name, before + text, s);

const places: Readonly<Record<string, Find>> = {
  text: inBody("text/plain"),
  JSON: inBody("application/json"),
  "a string": (text, s) => inBody("application/json")(JSON.stringify({ a: text }), s),
  form: inBody("application/x-www-form-urlencoded"),
  XML: inBody("text/xml", "<x>"),
  events: inBody("text/event-stream", "data: "),
  multipart: inBody("multipart/form-data; boundary=b", "--b\n"),
  bytes: inBody("", "", false),
  frames: inBody("application/vnd.amazon.eventstream", "", false),
  path: (text, s) => findInUrl(plainView(`http://h/${text}`), () => [], s),
  query: (text, s) => findInUrl(plainView(`http://h/?${text}`), () => [], s),
  authorization: inHeader("authorization", "X "),
  basic: (text, s) => findInHeader("authorization", `Basic ${text}x`, s),
  cookie: inHeader("cookie"),
  location: inHeader("location"),
  "another header": inHeader("x-a"),
};

describe.each(Object.entries(places))("%s", (place, find) => {
  // What the others do is mostly what these do.
  const isMain = ["a string", "query", "XML"].includes(place);

  test("comes to an end soon", { timeout: 60_000 }, () => {
    for (const [what, text] of Object.entries(texts)) {
      const found: Found[] = [];
      const start = performance.now();
      find(isMain ? text : text.slice(0, 50_000), { ...newSearch("request"), found, fixed: [] });
      // Most take less than a twentieth of a second; what is quadratic takes minutes.
      expect([what, performance.now() - start < 5000]).toEqual([what, true]);
    }
  });
});

test("many values are as good as one", () => {
  const values = Array.from({ length: 30_000 }, (_, i) => `eyJhbGciOiJIUzI1NiJ9.${opaque(20)}.${i}x`);
  const vault = emptyVault();
  for (const value of values) vault.add({ kind: "jwt", value });
  const edits = replacerOf(vault.replacements())(values.join(" "));
  expect(edits.map(({ text }) => text)).toEqual(values.map((_, i) => `REDACTED_JWT_${i + 1}`));
});

test("many placeholders are read in one go", () => {
  const vault = emptyVault();
  vault.see(fill("REDACTED_TOKEN_7 "));
  vault.see(fill("REDACTED_"));
  vault.see(base64(fill("REDACTED_TOKEN_9 ")));
  vault.see(Buffer.from(fill("REDACTED_TOKEN_8 ")).toString("hex"));
  vault.add({ kind: "token", value: "a" });
  expect(vault.replacements()).toEqual([{ value: "a", placeholder: "REDACTED_TOKEN_10" }]);
});

test("long names are texts", () => {
  for (const unit of ["a-", "aA", "A", "-", "token-", "x-"])
    expect([unit, nameKind(fill(unit), "header")]).toEqual([unit, undefined]);
});
