import { describe, expect, test } from "vitest";
import { block } from "../../../../test/support/go-vcr.ts";
import { encodeUtf8 } from "../../../model/bytes.ts";
import { isRespoolError, type RespoolError } from "../../../model/errors.ts";
import { readGeneral } from "./general.ts";

/** The error that a text gives. */
function errorOf(text: string | Uint8Array): RespoolError {
  try {
    readGeneral(typeof text === "string" ? encodeUtf8(text) : text);
  } catch (e) {
    if (isRespoolError(e)) return e;
    throw e;
  }
  return expect.unreachable("an error");
}

describe("errors", () => {
  const frame = (line: string, column: number) => `${line}\n${" ".repeat(column - 1)}^`;

  test.each<[name: string, text: string, error: object]>([
    [
      "a key twice",
      block.replace("method: GET", "url: http://s3cret/"),
      {
        code: "input/invalid",
        message: "request has a key twice",
        hint: "Remove one of them.",
        at: { line: 11, column: 5, interaction: 0 },
        frame: frame("    url: …", 5),
      },
    ],
    [
      "a header twice",
      block.replace("    url:", "      A: []\n    url:"),
      {
        code: "input/invalid",
        message: "request.headers has a key twice",
        at: { line: 10, column: 7, interaction: 0 },
      },
    ],
    [
      "a number in quotes",
      block.replace("200", "'200'"),
      {
        code: "input/invalid",
        message: "response.code must be a whole number",
        hint: "Remove the quotes.",
        at: { line: 14, column: 11, interaction: 0 },
        frame: frame("    code: …", 11),
      },
    ],
    [
      "a number that is none",
      block.replace("200", "ok"),
      {
        code: "input/invalid",
        message: "response.code must be a whole number",
        at: { line: 14, column: 11, interaction: 0 },
      },
    ],
    [
      "a header that is no list",
      block.replace('A:\n      - x\n      - "y"\n', "A: s3cret\n"),
      {
        code: "input/invalid",
        message: "each member of request.headers must be a list",
        hint: "Write each value on a line after a dash.",
        at: { line: 7, column: 10, interaction: 0 },
        frame: frame("      …: …", 10),
      },
    ],
    [
      "a flag that is none",
      block.replace("code:", "uncompressed: 'true'\n    code:"),
      {
        code: "input/invalid",
        message: "response.uncompressed must be true or false",
        at: { line: 14, column: 19, interaction: 0 },
      },
    ],
    [
      "a request that is no map",
      "interactions:\n- request: x\n",
      { code: "input/invalid", message: "request must be a map", at: { line: 2, column: 12, interaction: 0 } },
    ],
    [
      "an interaction that is null",
      "interactions:\n- request: {}\n- null\n",
      { code: "input/invalid", message: "an interaction must be a map", at: { line: 3, column: 3, interaction: 1 } },
    ],
    [
      "interactions that are no list",
      "interactions: 3\n",
      { code: "input/invalid", message: "interactions must be a list", at: { line: 1, column: 15 } },
    ],
    [
      "a second document",
      `${block}---\nversion: 2\n`,
      {
        code: "input/invalid",
        message: "a second YAML document starts here; go-vcr reads only the first",
        hint: "Put each cassette into a file of its own.",
        at: { line: 16, column: 1 },
      },
    ],
    [
      "version 3",
      block.replace("version: 2", "version: 3"),
      {
        code: "input/unsupported",
        message: "go-vcr has format versions 1 and 2, not 3",
        at: { line: 2, column: 10 },
        frame: frame("version: 3", 10),
      },
    ],
    [
      "a tab as indent",
      block.replace("    url", "\turl"),
      {
        code: "input/syntax",
        message: "a tab in the indent",
        hint: "Indent with spaces.",
        at: { line: 10, column: 1 },
      },
    ],
    [
      "an indent that fits nowhere",
      block.replace("    url", "   url"),
      { code: "input/syntax", message: "the indent fits no line above", at: { line: 10, column: 1 } },
    ],
    [
      "a quote that is not closed",
      block.replace("a b", "'s3cret"),
      { code: "input/syntax", at: { line: 16, column: 1 } },
    ],
    [
      "an alias without an anchor",
      block.replace("a b", "*s3cret"),
      {
        code: "input/syntax",
        message: "an alias without an anchor before it",
        at: { line: 5, column: 11 },
        frame: frame("    body: …", 11),
      },
    ],
    [
      "an alias inside its own value",
      "interactions: []\nx: &x [*x]\n",
      { code: "input/invalid", message: "an alias inside the value that it stands for", at: { line: 2, column: 8 } },
    ],
    [
      "something else merged",
      "interactions:\n- request: {<<: [x]}\n",
      { code: "input/invalid", message: "only a map can be merged", at: { line: 2, column: 18, interaction: 0 } },
    ],
    [
      "a value without a key",
      "interactions: []\n: x\n",
      { code: "input/syntax", message: "a value without a key", at: { line: 2, column: 1 } },
    ],
    ["a column after characters of several bytes", "é日🍵: [}\n", { code: "input/syntax", at: { line: 1, column: 7 } }],
    [
      "vcrpy",
      "version: 1\ninteractions:\n- request:\n    uri: http://h/\n  response:\n    status: {code: 200, message: OK}\n",
      {
        code: "input/unsupported",
        message: "a recording of vcrpy, not of go-vcr",
        hint: "Run respool formats to see what can be read.",
        at: { line: 4, column: 5, interaction: 0 },
      },
    ],
    [
      "vcrpy's response",
      "interactions:\n- response:\n    status: {code: 200, message: OK}\n",
      {
        code: "input/unsupported",
        message: "a recording of vcrpy, not of go-vcr",
        at: { line: 3, column: 5, interaction: 0 },
      },
    ],
    [
      "VCR",
      "---\nhttp_interactions:\n- request:\n    method: get\n",
      { code: "input/unsupported", message: "a recording of VCR (Ruby), not of go-vcr", at: { line: 2, column: 1 } },
    ],
    [
      "something else",
      "name: x\n",
      {
        code: "input/unsupported",
        message: "not a go-vcr cassette: there is no list of interactions",
        at: { line: 1, column: 1 },
      },
    ],
    [
      "other interactions",
      "interactions:\n- name: x\n",
      {
        code: "input/unsupported",
        message: "not an interaction of go-vcr: there is neither a request nor a response",
        at: { line: 2, column: 3, interaction: 0 },
      },
    ],
    [
      "a text",
      "just text\n",
      { code: "input/invalid", message: "a cassette must be a map", at: { line: 1, column: 1 } },
    ],
  ])("%s", (_, text, error) => {
    const found = errorOf(text);
    expect(found).toMatchObject(error);
    expect(JSON.stringify(found)).not.toContain("s3cret");
  });

  test("UTF-16", () => {
    expect(errorOf(Uint8Array.of(0xff, 0xfe, 0x61, 0))).toMatchObject({
      code: "input/unsupported",
      message: "UTF-16 text",
      hint: "Save the file as UTF-8.",
    });
  });

  test("a key that is not UTF-8", () => {
    const bytes = Uint8Array.from("interactions: []\n\xff: 1\n", (char) => char.charCodeAt(0));
    expect(errorOf(bytes)).toMatchObject({ code: "input/syntax", at: { line: 2, column: 1 } });
  });

  test("aliases that unfold to much more than the text", () => {
    const levels = Array.from(
      { length: 12 },
      (_, i) => `a${i}: &a${i} [${i === 0 ? "x" : `*a${i - 1}, `.repeat(10)}]\n`,
    );
    expect(errorOf(`${levels.join("")}interactions: []\n`)).toMatchObject({
      code: "input/too-large",
      message: "aliases unfold to too much",
    });
  });

  test.each<[name: string, text: string]>([
    [
      "values",
      `a0: &a0 [x]\n${Array.from({ length: 2000 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}]\n`).join("")}interactions: []\n`,
    ],
    [
      "merged maps",
      `a0: &a0 {k: [v]}\n${Array.from({ length: 2000 }, (_, i) => `a${i + 1}: &a${i + 1} {<<: *a${i}}\n`).join("")}interactions:\n- request: {headers: *a2000}\n`,
    ],
  ])("aliases that nest %s deeply", (_, text) => {
    expect(errorOf(text)).toMatchObject({ code: "input/too-large", message: "aliases nest too deeply" });
  });

  test("text that nests deeply", () => {
    expect(errorOf(`interactions: []\nx: ${"[".repeat(1000)}`)).toMatchObject({
      code: "input/too-large",
      message: "YAML that is nested too deeply",
    });
  });

  test("leaves the depth of stacks as it was", () => {
    const { stackTraceLimit } = Error;
    errorOf("x: [}");
    expect(Error.stackTraceLimit).toBe(stackTraceLimit);
  });
});
