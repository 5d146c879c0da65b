import { describe, expect, test } from "vitest";
import { block } from "../../../../test/support/go-vcr.ts";
import { encodeUtf8 } from "../../../model/bytes.ts";
import type { RawCassette, RawMessage } from "../raw.ts";
import { readFast } from "./fast.ts";
import { readGeneral } from "./general.ts";

const read = (text: string) => readGeneral(encodeUtf8(text));

/** The fields of a message that are there; bodies as text. */
function fieldsOf(message: RawMessage | undefined): Record<string, unknown> {
  const fields = Object.entries(message ?? {}).filter(([, value]) => value !== undefined && value !== false);
  return Object.fromEntries(
    fields.map(([name, value]) => [name, value instanceof Uint8Array ? new TextDecoder().decode(value) : value]),
  );
}
const messagesOf = ({ interactions }: RawCassette) =>
  interactions.map(({ request, response }) => [fieldsOf(request), fieldsOf(response)]);
const map = (...pairs: [string, string][]) => ({ pairs, bare: [] });

const meaning = [
  [
    { body: "a b", headers: map(["A", "x"], ["A", "y"]), url: "http://h/", method: "GET" },
    { headers: map(), code: 200, duration: 1000 },
  ],
];

describe("spellings of one cassette that Go takes alike", () => {
  test.each<[name: string, text: string]>([
    ["block", block],
    ["comments and blank lines", block.replaceAll("\n", "  # note\n\n").replace("---  # note", "# top\n---")],
    ["CRLF", block.replaceAll("\n", "\r\n")],
    ["CR", block.replaceAll("\n", "\r")],
    ["a byte order mark", `\ufeff${block}`],
    ["no marker, no last line feed", block.slice(4).trimEnd()],
    ["an end marker", `${block}...\n`],
    ["a directive", `%YAML 1.1\n${block}`],
    ["wide indents", block.replaceAll(/^( +)/gm, "$1$1").replaceAll("- request", "-   request")],
    ["blanks around values", block.replaceAll(": ", ":   ").replaceAll(/$/gm, "  ").replace("---  ", "---")],
    [
      "flow style",
      "{version: 2, interactions: [{request: {body: a b, headers: {A: [x, 'y']}, url: 'http://h/', method: GET}, response: {headers: {}, code: 200, duration: 1s}}]}",
    ],
    [
      "JSON",
      JSON.stringify(
        {
          interactions: [
            {
              response: { duration: "1s", code: 200, headers: {} },
              request: { method: "GET", url: "http://h/", headers: { A: ["x", "y"] }, body: "a b" },
            },
          ],
          version: 2,
        },
        null,
        2,
      ),
    ],
    ["tags", block.replace("a b", "!!str a b").replace("GET", "!!str GET")],
    ["quoted keys", block.replaceAll(/([a-z]+):(?=[ \n])/g, '"$1":')],
    [
      "complex keys",
      block
        .replace("      A:\n      - x", "      ? A\n      : - x\n        - x2")
        .replace("        - x2\n", "")
        .replace('      - "y"', '        - "y"'),
    ],
    ["another base of numbers", block.replace("200", "0b11_001000").replace("version: 2", "version: 0x2")],
    ["a number with a fraction", block.replace("200", "2.001e2").replace("version: 2", "version: 2.0")],
    ["folded", block.replace("body: a b", "body: >-\n      a\n      b")],
    ["folded in quotes", block.replace("body: a b", "body: 'a\n      b'")],
    ["in quotes, indented less", block.replace("body: a b", "body: 'a\n b' # note")],
    ["keys in quotes beside text indented less", block.replace("body: a b", '"body": "a\n b"')],
    ["anchors", block.replace("a b", "&a a b").replace("GET", "&b GET")],
    ["an alias", block.replace("a b", "&a a b").concat("note: *a\n")],
    [
      "a merged map",
      `base: &b {url: http://h/, method: POST, body: c}\n${block.slice(4).replace("    url: http://h/\n", "    <<: *b\n")}`,
    ],
    [
      "a list of merged maps, the first one first",
      `bases: [&b {url: http://h/}, &c {url: x, body: c}]\n${block.slice(4).replace("    url: http://h/\n", "    <<: [*b, *c]\n")}`,
    ],
    [
      "nulls where maps and lists may be",
      block.replace("headers: {}", "headers:").replace("- x\n", "- x\n      - null\n"),
    ],
  ])("%s", (_, text) => {
    const messages = messagesOf(read(text));
    // Go leaves a map that is null as it is: empty.
    for (const [, response] of messages) if (response && !response.headers) response.headers = map();
    expect(messages).toEqual(meaning);
  });
});

test("what the quick reader does not know, it does not touch", () => {
  const fast = readFast(encodeUtf8(block));
  expect(fast && messagesOf(fast)).toEqual(meaning);
  for (const [from, to] of [
    ["---", "--- "],
    ["version: 2", "version: 3"],
    ["version: 2", 'version: "2"'],
    ["200", "'200'"],
    ["200", "0200"],
    ["200", "1_0"],
    ["1s", "1"],
    ["1s", "''"],
    ["GET", "GET #"],
    ["GET", "&a GET"],
    ["GET", "null"],
    ["method: GET", "methods: GET"],
    ["method: GET", "url: GET"],
    ["A:", "<<:"],
    ["A:", "null:"],
    ["- x", "-"],
    ["- x", "- ~"],
    ["- x", "- - x"],
    ["- x", "- a: b"],
    ["      A:", "      A: []\n      A:"],
    ["      A:", "      B: []\n      A: []\n      B:"],
    ["headers: {}", "headers: { }"],
    ["headers: {}", "headers:"],
    ["    code: 200", "     code: 200"],
    ["    code: 200", "    code: 200\n    code: 200"],
    ["    code: 200\n", "    code: 200\n\n"],
    ["- request", "-\trequest"],
    ["body: a b", "body:\n      a b"],
    ["body: a b", "body: a\tb: c"],
    ["body: a b", "body: >\n      a b"],
    ["duration: 1s\n", "duration: 1s"],
  ] as const) {
    expect(readFast(encodeUtf8(block.replace(from, to))), to).toBeUndefined();
  }
});

test.each(["", "---\n", "# nothing\n", "null\n", "version: 1\n", "interactions: ~\n", "interactions: []\n"])(
  "%j is a cassette of nothing",
  (text) => {
    expect(read(text).interactions).toEqual([]);
  },
);

test("bodies behind an alias are one piece of memory", () => {
  const text = `interactions:\n- request: &r {url: u, body: ${"x".repeat(1000)}}\n${"- request: *r\n".repeat(50)}`;
  const bodies = read(text).interactions.map(({ request }) => request?.body);
  expect(bodies).toHaveLength(51);
  expect(new Set(bodies).size).toBe(1);
});
