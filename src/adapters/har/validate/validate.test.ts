import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { minimalEntry } from "../../../../test/support/har-entry.ts";
import { decodeUtf8, encodeUtf8 } from "../../../model/bytes.ts";
import { isRespoolError } from "../../../model/errors.ts";
import type { JsonObject, JsonValue } from "../../../model/types.ts";
import { memorySource } from "../../../source.ts";
import type { Finding, Options, Source } from "../../adapter.ts";
import { startOfText } from "../../shared/json/spans.ts";
import { validate } from "./validate.ts";

const creator = { name: "test", version: "1" };
const har = (entries: readonly JsonValue[], log: JsonObject = {}): JsonObject => ({
  log: { version: "1.2", creator, ...log, entries },
});
const request = (facts: JsonObject): JsonObject => ({
  ...minimalEntry,
  request: { ...(minimalEntry.request as JsonObject), ...facts },
});
const response = (facts: JsonObject): JsonObject => ({
  ...minimalEntry,
  response: { ...(minimalEntry.response as JsonObject), ...facts },
});

async function run(source: Source, o: Options = {}): Promise<Finding[]> {
  const findings: Finding[] = [];
  for await (const finding of validate(source, o, { notice: () => {} })) findings.push(finding);
  return findings;
}
const check = (document: JsonValue | string, o?: Options) =>
  run(memorySource(encodeUtf8(typeof document === "string" ? document : JSON.stringify(document))), o);
const told = async (document: JsonValue | string) =>
  (await check(document)).map(({ code, at }) => `${code} ${at.pointer ?? ""}`);

test("a file in order has no findings", async () => {
  expect(await check(har([minimalEntry, minimalEntry], { pages: [] }))).toEqual([]);
  expect(await check(har([]))).toEqual([]);
});

test("a finding says which entry, where, and what stands there", async () => {
  const bad = response({ status: 999 });
  const text = JSON.stringify(har([minimalEntry, bad]), null, 2);
  const line = text.slice(0, text.indexOf("999")).split("\n").length;
  expect(await check(text)).toEqual([
    {
      code: "status/range",
      at: { interaction: 1, pointer: "/log/entries/1/response/status", line, column: 21 },
      method: "GET",
      url: "https://h.test/",
      found: "999",
    },
  ]);
});

test("every place is that of the value, in any layout, behind a mark and other alphabets", async () => {
  const entries = [
    request({ url: "a☂😀/ b", headers: [{ name: "x", value: 1 }], postData: null }),
    response({ status: 1.5, content: { size: 9, mimeType: "é", text: "ok" } }),
    { ...minimalEntry, startedDateTime: "tomorrow", cache: 7 },
  ];
  const document = har(entries, { comment: 1, pages: [{ startedDateTime: "x", id: 1, title: "", pageTimings: [] }] });
  const pointers = [
    "/log/comment",
    "/log/pages/0/startedDateTime",
    "/log/pages/0/id",
    "/log/pages/0/pageTimings",
    "/log/entries/0/request/url",
    "/log/entries/0/request/url",
    "/log/entries/0/request/headers/0/value",
    "/log/entries/0/request/postData",
    "/log/entries/1/response/status",
    "/log/entries/1/response/status",
    "/log/entries/1/response/content/size",
    "/log/entries/2/startedDateTime",
    "/log/entries/2/cache",
  ];
  for (const indent of [0, 1, "\t"]) {
    for (const mark of ["", "\ufeff"]) {
      const text = mark + JSON.stringify(document, null, indent);
      const findings = await check(text);
      expect(findings.map(({ at }) => at.pointer)).toEqual(pointers);
      for (const { at } of findings) expect(valueAt(text, at)).toEqual(documentAt(document, at.pointer ?? ""));
    }
  }
});

/** The JSON value that begins at a line and column. */
function valueAt(text: string, { line = 0, column = 0 }: Finding["at"]): JsonValue {
  const bytes = encodeUtf8(text);
  const plain = decodeUtf8(bytes.subarray(startOfText(bytes))) ?? "";
  const rest = plain
    .split("\n")
    .slice(line - 1)
    .join("\n")
    .slice(column - 1);
  for (let end = 1; end <= rest.length; end++) {
    if (!/[,\]}\s]/.test(rest[end] ?? ",")) continue;
    try {
      return JSON.parse(rest.slice(0, end));
    } catch {}
  }
  throw new Error(`no value at ${line}:${column}`);
}

function documentAt(document: JsonValue, pointer: string): JsonValue {
  return pointer
    .split("/")
    .slice(1)
    .reduce((value, name) => (value as JsonObject)[name] as JsonValue, document);
}

test("what is missing is where its object stands", async () => {
  const { time: _, ...rest } = minimalEntry;
  const [finding, ...others] = await check(JSON.stringify(har([rest]), null, 1));
  expect(others).toEqual([]);
  expect(finding).toEqual({
    code: "field/missing",
    at: { interaction: 0, pointer: "/log/entries/0/time", line: 9, column: 4 },
    data: { name: "time" },
    method: "GET",
    url: "https://h.test/",
  });
});

test("members behind the entries have their own place", async () => {
  const text = `{"log":{"version":"1.2","entries":[${JSON.stringify(minimalEntry)}],\n"creator":{"name":7,"version":"1"}}}`;
  expect(await check(text)).toEqual([
    {
      code: "field/type",
      at: { pointer: "/log/creator/name", line: 2, column: 19 },
      found: "a number",
      data: { name: "log.creator.name", wanted: "text" },
    },
  ]);
});

describe("entries that cannot be read", () => {
  test("have one finding each, and the others are checked", async () => {
    const text = JSON.stringify(har([7, {}, { request: { url: null } }, "BAD", response({ status: 999 })]));
    expect(await told(text.replace('"BAD"', '{"a":tru}'))).toEqual([
      "field/needed /log/entries/0",
      "field/needed /log/entries/1/request",
      "field/needed /log/entries/2/request/url",
      "entry/syntax /log/entries/3",
      "status/range /log/entries/4/response/status",
    ]);
  });

  test("a fault of the text is shown at its place", async () => {
    const text = `{"log":{"version":"1.2","creator":{"name":"","version":""},"entries":[\n{"é":tru}]}}`;
    expect(await check(text)).toEqual([
      { code: "entry/syntax", at: { interaction: 0, pointer: "/log/entries/0", line: 2, column: 6 } },
    ]);
  });

  test("deep nesting and odd names are no danger", async () => {
    const deep = `${"[".repeat(600)}${"]".repeat(600)}`;
    const text = JSON.stringify(har([{ ...minimalEntry, _x: "DEEP" }, minimalEntry]));
    expect(await told(text.replace('"DEEP"', deep))).toEqual(["entry/unreadable /log/entries/0"]);
    expect(await told(text.replace('"_x":"DEEP"', '"__proto__":{"a":1}'))).toEqual([]);
  });
});

test("what the reader cannot use, loses or guesses is said with the place of it", async () => {
  const entries = [
    response({ content: { size: 5, mimeType: "", text: "!", encoding: "base64" } }),
    response({ content: { size: 5, mimeType: "text/plain" } }),
    response({ status: 302, content: { size: 5, mimeType: "text/plain" } }),
    request({ method: "" }),
    { ...minimalEntry, response: null },
  ];
  expect(await told(har(entries))).toEqual([
    "entry/unreadable /log/entries/0/response/content/text",
    "body/lost /log/entries/1/response/content",
    "assumed/method /log/entries/3/request/method",
    "field/type /log/entries/4/response",
    "response/missing /log/entries/4/response/status",
  ]);
});

test("members that stand twice", async () => {
  const twice = JSON.stringify(minimalEntry).replace('"time":1', '"time":1,"time":2');
  const text = JSON.stringify(har(["TWICE"]))
    .replace('"TWICE"', twice)
    .replace('"version":"1.2"', '"version":1,"version":"1.2"');
  expect(await told(text)).toEqual(["field/duplicate /log/version", "field/duplicate /log/entries/0/time"]);
});

test("a HAR inside a function call is refused, as the reader does", async () => {
  await expect(check(`cb(${JSON.stringify(har([]))})`)).rejects.toMatchObject({ code: "input/unsupported" });
});

test("a file that was cut off is checked up to there", async () => {
  const text = JSON.stringify(har([response({ status: 999 }), minimalEntry]), null, 1);
  expect(await told(text.slice(0, -60))).toEqual(["lost/rest ", "status/range /log/entries/0/response/status"]);
});

test("no value of a header, a cookie or a body is ever shown", async () => {
  const secret = "hunter2";
  const entry = {
    ...request({
      headers: [
        { name: "Authorization", value: secret, x: 1 },
        { name: 7, value: secret },
      ],
      cookies: [{ name: "sid", value: secret, path: 7 }],
      queryString: { key: secret },
      postData: { mimeType: secret, text: `\ud800${secret}`, params: [{ name: 1, value: secret }] },
    }),
    response: { status: secret, content: { size: secret, encoding: secret, text: secret } },
  };
  const findings = await check(har([entry]));
  expect(findings.length).toBeGreaterThan(10);
  expect(JSON.stringify(findings)).not.toContain(secret);
});

test("whatever a file was turned into, nothing but RespoolError comes out, and places stay inside", async () => {
  const text = JSON.stringify(har([minimalEntry, request({ headers: null })], { pages: null }), null, 1);
  const lines = text.split("\n").length;
  const piece = fc.constantFrom(
    "",
    '"',
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "null",
    "\\",
    "\u0000",
    "é",
    '"entries":[],',
    "-1",
  );
  await fc.assert(
    fc.asyncProperty(fc.nat(text.length), fc.nat(40), piece, async (at, length, inserted) => {
      const mutated = text.slice(0, at) + inserted + text.slice(at + length);
      try {
        for (const { at: place } of await check(mutated)) {
          expect(place.line ?? 1).toBeGreaterThanOrEqual(1);
          expect(place.line ?? 1).toBeLessThanOrEqual(lines);
        }
      } catch (e) {
        if (!isRespoolError(e)) throw e;
      }
    }),
    { numRuns: 500 },
  );
});
