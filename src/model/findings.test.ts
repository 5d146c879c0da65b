import { expect, test } from "vitest";
import { findingCodes } from "./finding-codes.ts";
import { findingHint, findingSeverity, findingText, isFinding } from "./findings.ts";
import { noticeCodes } from "./notice-codes.ts";

test("texts and hints are filled with what a finding knows", () => {
  const finding = { code: "field/type", data: { name: "time", wanted: "a number" } };
  expect([findingSeverity(finding), findingText(finding)]).toEqual(["warning", "time is to be a number"]);
  const unreadable = { code: "file/unreadable", data: { problem: "is no text", hint: "Look at it." } };
  expect([findingSeverity(unreadable), findingText(unreadable), findingHint(unreadable)]).toEqual([
    "error",
    "is no text",
    "Look at it.",
  ]);
  expect(findingHint({ code: "file/unreadable", data: { problem: "is no text" } })).toBe("");
});

test("a code that is not in the table is a mistake of ours", () => {
  for (const code of ["no/such", "constructor", ""]) expect(() => findingText({ code })).toThrow(TypeError);
});

test("what a reader reports as lost or guessed is a finding; a note is none", () => {
  const loss = { code: "damaged/body", data: { part: "request" } };
  expect([isFinding(loss), findingSeverity(loss), findingText(loss), findingHint(loss)]).toEqual([
    true,
    "error",
    "request body: bytes are gone in the recording",
    noticeCodes["damaged/body"]?.doc,
  ]);
  const guess = { code: "assumed/method" };
  expect([isFinding(guess), findingSeverity(guess)]).toEqual([true, "warning"]);
  expect(isFinding({ code: "assumed/time-zone" })).toBe(false);
});

test("every entry of the table is whole", () => {
  for (const [code, { text, hint, doc }] of Object.entries(findingCodes)) {
    expect(noticeCodes).not.toHaveProperty([code]);
    expect(code).toMatch(/^[a-z]+\/[a-z-]+$/);
    expect(text).toMatch(/^[^A-Z.]*[^.]*$/);
    expect(hint).toMatch(/^([A-Z].*\.|\{hint\})$/s);
    expect(doc).toMatch(/^[A-Z].*\.$/s);
  }
});
