import { expect, test } from "vitest";
import { RespoolError } from "../model/errors.ts";
import type { Paint } from "./colour.ts";
import { plain } from "./colour.ts";
import { errorLines, formatLabel, headline, noticeLines, secretLines } from "./report.ts";
import { addNotice, addTally, emptyTally } from "./tally.ts";

const marks: Paint = (style, text) => `<${style}>${text}</>`;
const notice = (code: string, data = {}) => ({ code, at: { interaction: 0 }, data: { target: "nock", ...data } });

test("the head", () => {
  expect(headline(`${formatLabel("go-vcr", "2")} -> ${formatLabel("nock")}`, 3, 1)).toBe(
    "go-vcr v2 -> nock: 3 interactions, 1 host",
  );
  expect(formatLabel("x", "\u001b[31m")).toBe("x v\\x1B[31m");
});

test("notices are added up by code, the gravest first", () => {
  const part = emptyTally();
  for (const name of ["content-length", "connection", "content-length"])
    addNotice(part, notice("changed/framing-header", { name }));
  addNotice(part, notice("lost/timing"));
  const sum = emptyTally();
  for (let i = 0; i < 4; i++) addTally(sum, part);
  addNotice(sum, notice("changed/framing-header", { name: "keep-alive" }));
  addNotice(sum, notice("lost/status-text"));
  addNotice(sum, notice("changed/url"));
  expect(noticeLines(sum, plain)).toEqual([
    "  loss      1  lost/status-text        reason phrase dropped; nock holds none",
    "  warning   1  changed/url             URL written in the form that URL parsers give",
    "  note     13  changed/framing-header  content-length dropped (no framing on replay) (and 2 other kinds)",
    "  note      4  lost/timing             nock holds no durations",
  ]);
  expect(noticeLines(sum, marks).map((line) => line.slice(0, 22))).toEqual([
    "  <red>loss</>      1 ",
    "  <yellow>warning</>  ",
    "  <dim>note</>     13 ",
    "  <dim>note</>      4 ",
  ]);
});

test("names in a notice cannot write to the terminal", () => {
  const tally = emptyTally();
  addNotice(tally, notice("changed/framing-header", { name: "a\u001b]0;x\u0007\nb" }));
  expect(noticeLines(tally, plain)).toEqual([
    "  note  1  changed/framing-header  a\\x1B]0;x\\x07\\x0Ab dropped (no framing on replay)",
  ]);
});

test("the line on secrets", () => {
  const tally = emptyTally();
  expect(secretLines(tally, plain)).toEqual([]);
  tally.secrets.set("authorization header", 3);
  expect(secretLines(tally, plain)).toEqual(["secrets: 1 kind (authorization header, 3 times)"]);
  expect(secretLines(tally, plain, "-")).toEqual(["secrets: 1 kind (authorization header, 3 times)"]);
  expect(secretLines(tally, plain, "a.yaml")).toEqual([
    "secrets: 1 kind (authorization header, 3 times); see: respool redact a.yaml",
  ]);
  tally.secrets.set("key parameter", 1);
  expect(secretLines(tally, plain)).toEqual(["secrets: 2 kinds (authorization header, 3 times; key parameter, once)"]);
});

test("an error with place, frame and hint", () => {
  const error = new RespoolError("input/syntax", "a tab stands in the indentation", {
    at: { file: "a\nb.yaml", line: 3, column: 5, interaction: 1 },
    frame: "\tbody: …\n\n    ^",
    hint: "Indent with spaces.",
  });
  expect(errorLines(error, marks)).toEqual([
    "<red>error:</> a\\x0Ab.yaml:3:5: interaction 1: a tab stands in the indentation [input/syntax]",
    "  \tbody: …",
    "",
    "      ^",
    "  Indent with spaces.",
  ]);
});

test("a mistake of ours shows where, never what the foreign error says", () => {
  const cause = new TypeError("the secret is hunter2");
  const lines = errorLines(new RespoolError("internal/bug", "the reader failed", { cause }), plain);
  expect(lines.slice(0, 2)).toEqual(["error: the reader failed [internal/bug]", "  TypeError"]);
  expect(lines[2]).toMatch(/^ {6}at .*report\.test\.ts:\d+:\d+/);
  expect(lines.join("\n")).not.toContain("hunter2");
});
