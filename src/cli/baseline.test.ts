import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { SecretFinding } from "../verbs/scan/findings.ts";
import { accepting, readBaseline, writeBaseline } from "./baseline.ts";

const folder = mkdtempSync(join(tmpdir(), "respool-baseline-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, "baseline.json");

const print = (digit: string) => digit.repeat(40);
const finding = (fingerprint: string, name = "a.har", request?: string): SecretFinding => ({
  kind: "token",
  by: "name",
  at: { file: name, interaction: 3, line: 9 },
  place: "response body /token",
  ...(request !== undefined && { request }),
  count: 1,
  fingerprint,
});

test("what is written is sorted, one finding on a line, and the same whatever order it came in", async () => {
  const findings = [finding(print("b"), "b.har", "GET http://h.test/"), finding(print("a")), finding(print("a"))];
  await writeBaseline(file, findings);
  const text = readFileSync(file, "utf8");
  expect(text).toBe(`{
  "version": 1,
  "findings": [
    {"file":"a.har","place":"response body /token","kind":"token","fingerprint":"${print("a")}"},
    {"file":"a.har","place":"response body /token","kind":"token","fingerprint":"${print("a")}"},
    {"file":"b.har","request":"GET http://h.test/","place":"response body /token","kind":"token","fingerprint":"${print("b")}"}
  ]
}
`);
  await writeBaseline(file, [...findings].reverse());
  expect(readFileSync(file, "utf8")).toBe(text);
  expect(await readBaseline(file)).toEqual(
    new Map([
      [print("a"), 2],
      [print("b"), 1],
    ]),
  );
  await writeBaseline(file, []);
  expect(readFileSync(file, "utf8")).toBe('{\n  "version": 1,\n  "findings": []\n}\n');
  expect(await readBaseline(file)).toEqual(new Map());
});

test("a finding is accepted as often as it is listed", () => {
  const accept = accepting(new Map([[print("a"), 2]]));
  expect(accept([finding(print("a"), "a.har"), finding(print("b"))])).toEqual([finding(print("b"))]);
  const others = [finding(print("a"), "a.har"), finding(print("a"), "third.har")];
  expect(accept(others)).toEqual([others[1]]);
});

test.each<[what: string, text: string | Uint8Array, code: string, message: string]>([
  ["no JSON", "secret: hunter2", "input/syntax", "the baseline is no JSON"],
  ["nothing", "", "input/syntax", "the baseline is no JSON"],
  ["no UTF-8", new Uint8Array([0x22, 0xff, 0x22]), "input/syntax", "the baseline is no JSON"],
  ["nested without an end", "[".repeat(100_000), "input/syntax", "the baseline is no JSON"],
  ["a list", "[]", "input/invalid", "is no baseline of respool scan"],
  ["null", "null", "input/invalid", "is no baseline of respool scan"],
  ["another version", '{"version":2,"findings":[]}', "input/invalid", "is no baseline of respool scan"],
  ["no findings", '{"version":1}', "input/invalid", "is no baseline of respool scan"],
  ["a finding that is none", '{"version":1,"findings":[7]}', "input/invalid", "holds no finding at /findings/0"],
  [
    "no fingerprint",
    `{"version":1,"findings":[{"fingerprint":"${print("a")}"},{"fingerprint":"hunter2"}]}`,
    "input/invalid",
    "holds no finding at /findings/1",
  ],
  [
    "a fingerprint by inheritance",
    `{"version":1,"findings":[{"__proto__":{"fingerprint":"${print("a")}"}}]}`,
    "input/invalid",
    "holds no finding at /findings/0",
  ],
])("a baseline that is %s", async (_, text, code, message) => {
  writeFileSync(file, text);
  const error = await readBaseline(file).catch((e: unknown) => e);
  expect(error).toMatchObject({ name: "RespoolError", code, message, at: { file } });
  expect(JSON.stringify(error)).not.toContain("hunter2");
});
