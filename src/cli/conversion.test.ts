import { expect, test } from "vitest";
import { RespoolError } from "../model/errors.ts";
import type { FileResult } from "../node/convert-files.ts";
import type { OutputState } from "../node/output.ts";
import { plain } from "./colour.ts";
import { type Converted, conversionDocument, conversionLines } from "./conversion.ts";
import { addNotice, emptyTally } from "./tally.ts";

const timing = { code: "lost/timing", at: { file: "a.yaml", interaction: 0 }, data: { target: "nock" } };
const converted = (input: string, state: OutputState, facts: Partial<FileResult> = {}): Converted => {
  const tally = emptyTally();
  addNotice(tally, timing);
  tally.secrets.set("cookie header", 1);
  return {
    tally,
    result: {
      input,
      from: { format: "go-vcr", version: "2", confidence: 1, why: "" },
      to: "nock",
      redactions: [],
      interactions: 2,
      hosts: 1,
      outputs: [{ path: `${input}.nock.json`, bytes: 18_200, state }],
      files: [],
      notices: { counts: { "lost/timing": 1 }, first: [timing] },
      ...facts,
    },
  };
};
const error = new RespoolError("input/syntax", "is broken", { at: { file: "b" } });
const failed = converted("b", "written", { error, outputs: [], notices: { counts: {}, first: [] } });

test("one file", () => {
  expect(conversionLines([converted("a\u001b", "written")], [], [], plain)).toEqual({
    head: [
      "go-vcr v2 -> nock: 2 interactions, 1 host",
      "  note  1  lost/timing  nock holds no durations",
      "secrets: 1 kind (cookie header, once); see: respool redact a\\x1B",
    ],
    errors: [],
    tail: ["wrote a\\x1B.nock.json (18.2 kB)"],
  });
  const tails = (["unchanged", "would-write", "differs"] as const).map(
    (state) => conversionLines([converted("a", state)], [], [], plain).tail,
  );
  expect(tails).toEqual([
    ["unchanged a.nock.json (18.2 kB)"],
    ["would write a.nock.json (18.2 kB)"],
    ["differs a.nock.json (18.2 kB)"],
  ]);
});

test("one file that failed tells only that", () => {
  expect(conversionLines([failed], [], [], plain)).toEqual({
    head: [],
    errors: ["error: b: is broken [input/syntax]"],
    tail: [],
  });
});

test("a batch is summed up; what failed does not count", () => {
  const har = { from: { format: "har", confidence: 1, why: "" } };
  const all = [converted("a", "written"), failed, converted("c", "differs", har), converted("d", "unchanged")];
  expect(conversionLines(all, ["e.txt", "f.txt"], ["lost/timing"], plain)).toEqual({
    head: [
      "go-vcr, har -> nock: 3 files, 6 interactions",
      "  note  3  lost/timing  nock holds no durations",
      "secrets: 1 kind (cookie header, 3 times)",
    ],
    errors: ["error: b: is broken [input/syntax]"],
    tail: [
      "differs c.nock.json (18.2 kB)",
      "failed: --fail-on met lost/timing",
      "6 files: 1 written, 1 unchanged, 1 differs, 1 failed, 2 skipped (no cassette)",
    ],
  });
  expect(conversionLines([], [], [], plain)).toEqual({ head: [], errors: [], tail: ["0 files"] });
});

test("the document", () => {
  expect(conversionDocument([converted("a", "written"), failed], ["e.txt"], [])).toEqual({
    files: [
      {
        input: "a",
        from: { format: "go-vcr", version: "2" },
        to: "nock",
        interactions: 2,
        hosts: 1,
        outputs: [{ path: "a.nock.json", bytes: 18_200, state: "written" }],
        notices: {
          counts: { "lost/timing": 1 },
          first: [{ ...timing, severity: "note", text: "nock holds no durations" }],
        },
        secrets: { "cookie header": 1 },
        redactions: [],
      },
      {
        input: "b",
        from: { format: "go-vcr", version: "2" },
        to: "nock",
        interactions: 2,
        hosts: 1,
        outputs: [],
        notices: { counts: {}, first: [] },
        secrets: { "cookie header": 1 },
        redactions: [],
        error: { name: "RespoolError", code: "input/syntax", message: "is broken", at: { file: "b" } },
      },
    ],
    skipped: ["e.txt"],
    failing: [],
  });
});
