import { describe, expect, test } from "vitest";
import { encodeUtf8 } from "../../../model/bytes.ts";
import { isRespoolError } from "../../../model/errors.ts";
import { readFast } from "./fast.ts";
import { readGeneral } from "./general.ts";

const bytesOf = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));
/** UTF-8 as one character per byte. */
const utf8 = (text: string) => String.fromCharCode(...encodeUtf8(text));

/** A cassette whose response body is spelled so; its key is at column 4. */
function cassette(body: string): Uint8Array {
  return bytesOf(`---\nversion: 2\ninteractions:\n- response:\n    body: ${body}\n    code: 200\n`);
}

/** What a reader makes of a body: its bytes as characters, or why it does not. */
function bodyBy(reader: typeof readFast, bytes: Uint8Array): string | undefined {
  try {
    const body = reader(bytes)?.interactions[0]?.response?.body;
    return body && String.fromCharCode(...body);
  } catch (e) {
    if (!isRespoolError(e)) throw e;
    return `${e.code}: ${e.message}`;
  }
}

describe("scalars that go-vcr's writers make, by both readers", () => {
  test.each([
    ["plain", "some text", "some text"],
    ["plain with signs inside", "a:b d#e -f ? g! 'h' [i]", "a:b d#e -f ? g! 'h' [i]"],
    ["plain that looks like a number", "0123", "0123"],
    ["plain that looks like a date", "2001-01-01", "2001-01-01"],
    ["plain that looks like a truth value", "yes", "yes"],
    ["plain that starts like an indicator", "-a", "-a"],
    ["plain, not ASCII", utf8("é日🍵"), utf8("é日🍵")],
    ["plain folded", "one\n      two\n      three", "one two three"],
    ["single", "'a: \"b\" #c'", 'a: "b" #c'],
    ["single with quotes", "'it''s ''''x'", "it's ''x"],
    ["single, empty", "''", ""],
    ["single folded", "'one\n      two  \n\n\n      three '", "one two\n\nthree "],
    ["single that ends on a line of its own", "'one\n      '", "one "],
    ["single indented less than its parent", "'one\ntwo\n  three'", "one two three"],
    ["single, not ASCII", `'${utf8("é")}'`, utf8("é")],
    ["double", '"a: b"', "a: b"],
    ["double, empty", '""', ""],
    ["double with simple escapes", '"\\0\\a\\b\\t\\n\\v\\f\\r\\e\\"\\\\\\\'\\ x"', "\0\x07\b\t\n\v\f\r\x1b\"\\' x"],
    ["double with escapes for breaks", '"\\N\\_\\L\\P"', utf8("\x85\xa0\u2028\u2029")],
    ["double with hex escapes", '"\\x41\\x9f\\u00E9\\u20ac\\U0001F600"', utf8("A\x9fé€😀")],
    ["double folded", '"one\n      two\\\n      three\\n\n\n      four"', "one twothree\n\nfour"],
    ["double with an escaped space at a fold", '"one \\\n      \\  two"', "one   two"],
    ["literal", "|\n      one\n      two", "one\ntwo\n"],
    ["literal, stripped", "|-\n      one\n      two", "one\ntwo"],
    ["literal, kept", "|+\n      one\n\n", "one\n\n\n"],
    ["literal that starts with spaces", "|2\n        one", "  one\n"],
    ["literal with a digit and a sign", "|4-\n         one\n        two", " one\ntwo"],
    ["literal with a sign and a digit", "|-4\n         one", " one"],
    ["literal that starts with breaks", "|4\n\n\n        one", "\n\none\n"],
    ["literal that starts with breaks, without a digit", "|\n\n      one", "\none\n"],
    ["literal of one break", "|4+\n", "\n"],
    ["literal of breaks alone, without a digit", "|+\n\n", "\n\n"],
    ["literal with blank lines and lines of spaces", "|\n      one\n\n        \n   \n      two", "one\n\n  \n\ntwo\n"],
    ["literal with tabs", "|\n      a\tb\n      \tc", "a\tb\n\tc\n"],
    ["literal with lines like keys", "|\n      code: 1\n      # no comment\n      - x", "code: 1\n# no comment\n- x\n"],
    ["literal, not ASCII", `|\n      ${utf8("é🍵")}`, utf8("é🍵\n")],
    ["literal with a long line", `|\n      ${"x".repeat(500)}\n      y`, `${"x".repeat(500)}\ny\n`],
    ["binary", "!!binary /wAB", "\xff\0\x01"],
    ["binary in quotes", '!!binary "/w=="', "\xff"],
    ["binary of several lines", "!!binary |\n      /wAB\n      AgM=", "\xff\0\x01\x02\x03"],
    ["binary, empty", '!!binary ""', ""],
  ])("%s", (_, spelling, value) => {
    expect(bodyBy(readFast, cassette(spelling))).toBe(value);
    expect(bodyBy(readGeneral, cassette(spelling))).toBe(value);
  });
});

describe("scalars that are left to the general reader", () => {
  const handOver = (bytes: Uint8Array) => {
    expect(readFast(bytes)).toBeUndefined();
    return bodyBy(readGeneral, bytes);
  };

  test.each([
    ["null", "null", ""],
    ["null as a tilde", "~", ""],
    ["nothing", "", ""],
    ["a comment", "text # comment", "text"],
    ["a comment after quotes", "'text' # comment", "text"],
    ["a comment after a block's header", "| # comment\n      text", "text\n"],
    ["plain over blank lines", "one\n\n\n      two", "one\n\ntwo"],
    ["folded", ">\n      one\n      two\n\n      three\n       four\n      five", "one two\nthree\n four\nfive\n"],
    ["folded, stripped", ">-\n      one\n      two\n\n", "one two"],
    ["a text tag", "!!str 12", "12"],
    ["spaces that find the indent", "|\n       \n       one", "\none\n"],
    ["CRLF in a literal", "|\r\n      one\r\n      two", "one\ntwo\n"],
    ["CR in quotes", "'one\r      two'", "one two"],
    ["LS and PS in a literal", utf8("|\n      one\u2028      two\u2029      three"), utf8("one\u2028two\u2029three\n")],
    ["NEL in a literal", utf8("|\n      one\x85      two"), "one\ntwo\n"],
    ["LS in single quotes", utf8("'one\u2028      two'"), utf8("one\u2028two")],
    ["LS in quotes indented less", utf8("'one\u2028 two'"), utf8("one\u2028two")],
    ["a break and LS in quotes", utf8('"one \n  \u2028      two"'), utf8("one\u2028two")],
    ["CRLF in quotes indented less", "'one\r\ntwo'", "one two"],
    // Those of go-vcr 4.0.5.
    ["LS in a literal without an indent", utf8("|\n      one\u2028two"), utf8("one\u2028two\n")],
    ["control characters", "a\x1fb\x00c", "a\x1fb\0c"],
    ["bytes that are not UTF-8", "\x1f\x8b\xff", "\x1f\x8b\xff"],
  ])("%s", (_, spelling, value) => {
    expect(handOver(cassette(spelling))).toBe(value);
  });

  test.each([
    ["a bad escape", '"\\q"', "input/syntax: a text in quotes that Go's YAML cannot read"],
    ["a slash, escaped as in JSON", '"\\/"', "input/syntax: a text in quotes that Go's YAML cannot read"],
    ["half of a surrogate pair", '"\\ud83d\\ude00"', "input/syntax: a text in quotes that Go's YAML cannot read"],
    ["a code point beyond Unicode", '"\\U00110000"', "input/syntax: a text in quotes that Go's YAML cannot read"],
    ["quotes that do not close", "'one", "input/syntax: a character is missing here"],
    ["a document marker in quotes", "'one\n---\n'", "input/syntax: a character is missing here"],
    ["a tab that indents a literal", "|\n      one\n  \ttwo", "input/syntax: the indent fits no line above"],
    ["a tab before the first text", "|\n      \tone", "input/syntax: a block that Go's YAML cannot read"],
    ["base64 with a space", "!!binary /w AB", "input/invalid: response.body is not base64"],
    ["base64 without padding", "!!binary /w", "input/invalid: response.body is not base64"],
    ["a list", "[a]", "input/invalid: response.body must be a text"],
    ["a tag", "!foo a", "input/unsupported: a tag other than !!binary and !!str"],
    ["plain that holds a key", "a: b", "input/syntax: a block where a key belongs"],
    ["plain that starts with a reserved sign", "@a", "input/syntax: plain text cannot start with this character"],
  ])("%s is refused", (_, spelling, problem) => {
    expect(handOver(cassette(spelling))).toBe(problem);
  });
});

test("a list item's block counts its digit from the dash", () => {
  const text =
    "version: 2\ninteractions:\n- response:\n    headers:\n      A:\n      - |2-\n          one\n      - two\n";
  for (const reader of [readFast, readGeneral]) {
    expect(reader(bytesOf(text))?.interactions[0]?.response?.headers?.pairs).toEqual([
      ["A", "  one"],
      ["A", "two"],
    ]);
  }
});
