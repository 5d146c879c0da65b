import { expect, test } from "vitest";
import { minimalEntry } from "../../../test/support/har-entry.ts";
import type { Finding } from "../../adapters/adapter.ts";
import { encodeUtf8 } from "../../model/bytes.ts";
import type { JsonObject } from "../../model/types.ts";
import { validate } from "./validate.ts";

const bytes = (value: unknown) => encodeUtf8(typeof value === "string" ? value : JSON.stringify(value));
const har = (...entries: readonly object[]) =>
  bytes({ log: { version: "1.2", creator: { name: "test", version: "1" }, entries } });
const status = (code: unknown, url = "https://h.test/"): JsonObject => ({
  ...minimalEntry,
  request: { ...(minimalEntry.request as JsonObject), url },
  response: { ...(minimalEntry.response as JsonObject), status: code as number },
});
const definition = { scope: "https://h.test:443", method: "GET", path: "/", status: 200, response: "ok" };

test("findings are counted, and the first of each code kept", async () => {
  const seen: Finding[] = [];
  const found = await validate(har(status(999), status(998), minimalEntry, status("200")), {
    limit: 1,
    onFinding: (finding) => seen.push(finding),
  });
  expect({ ...found, from: found.from.format, findings: found.findings.map(({ found: f }) => f) }).toEqual({
    from: "har",
    checks: ["own"],
    errors: 2,
    warnings: 1,
    counts: { "status/range": 2, "field/type": 1 },
    findings: ["999", "a string"],
  });
  expect(seen.map(({ at }) => at.interaction)).toEqual([0, 1, 3]);
});

test("secrets in URLs are masked", async () => {
  const { findings } = await validate(har(status(999, "https://me:pw@h.test/?key=hunter2&a=1")));
  expect(findings.map(({ url }) => url)).toEqual(["https://me:…@h.test/?key=…&a=1"]);
});

test("a format without checks of its own is read", async () => {
  const good = await validate(bytes([{ ...definition }]), { from: "nock" });
  expect([good.checks, good.errors, good.warnings, good.findings]).toEqual([["reading"], 0, 0, []]);
  const half = await validate(bytes([definition, { ...definition, path: 7 }]), { from: "nock" });
  expect([half.errors, half.warnings, half.counts]).toEqual([1, 0, { "skipped/entry": 1 }]);
});

test("what stops reading is a finding", async () => {
  expect((await validate(bytes('[\n{"a":tru}]'), { from: "nock" })).findings).toEqual([
    {
      code: "file/unreadable",
      at: { line: 2, column: 6 },
      data: { problem: expect.any(String), hint: expect.any(String) },
    },
  ]);
  const { checks, findings } = await validate(bytes({ log: [] }), { from: "har" });
  expect([checks, findings.map(({ code }) => code)]).toEqual([["own"], ["file/unreadable"]]);
});

test("what cannot be looked at, or by no checks, is an error", async () => {
  await expect(validate(bytes("neither"))).rejects.toMatchObject({ code: "input/unknown-format" });
  await expect(validate(bytes("[]"), { from: "nothing" })).rejects.toMatchObject({ code: "option/invalid" });
  const broken = { har: () => Promise.reject(new Error("x")), entry: () => Promise.reject(new Error("x")) };
  await expect(validate(har(), { schema: broken })).rejects.toMatchObject({ code: "internal/bug" });
});

test("the schema's verdict stands among the checks", async () => {
  const complaint = Object.assign(new Error("no"), { errors: [{ dataPath: "", message: "should be nicer" }] });
  const strict = { har: async () => undefined, entry: () => Promise.reject(complaint) };
  const found = await validate(har(minimalEntry), { schema: strict });
  expect([found.checks, found.counts]).toEqual([["own", "schema"], { "schema/violation": 1 }]);
});
