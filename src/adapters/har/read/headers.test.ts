import { expect, test } from "vitest";
import type { JsonValue, Notice } from "../../../model/types.ts";
import type { EntryContext } from "../entry.ts";
import { readHeaders } from "./headers.ts";
import type { ProducerId } from "./producer.ts";

function headers(raw: JsonValue | undefined, id: ProducerId = "generic") {
  const said: Pick<Notice, "code" | "data">[] = [];
  const c: EntryContext = {
    entry: { index: 0, line: 1, fields: {} },
    file: { name: "x.har", producer: { id }, attachment: async () => new Uint8Array() },
    say: (code, data) => said.push({ code, ...(data && { data }) }),
  };
  return { ...readHeaders(c, raw, "response"), said };
}

test("order, case and repeats stay", () => {
  const raw = [
    { name: "B", value: "1" },
    { name: "a", value: "" },
    { name: "b", value: "2", comment: "", _x: null },
  ];
  const read = [
    ["B", "1"],
    ["a", ""],
    ["b", "2"],
  ];
  expect(headers(raw)).toEqual({ headers: read, left: undefined, said: [] });
});

test("items that are more than a header, or none, are kept", () => {
  const left = [
    { name: ":path", value: "/" },
    { name: "A", value: "1", comment: "mine" },
    "x",
    { value: "2" },
    { name: "B", value: {} },
  ];
  expect(headers([...left, null, {}])).toEqual({ headers: [["A", "1"]], left, said: [] });
});

test("values that are no text", () => {
  const raw = [{ name: "A", value: 5 }, { name: "B", value: null }, { name: "C" }, { name: "D", value: true }];
  const read = [
    ["A", "5"],
    ["B", ""],
    ["C", ""],
    ["D", "true"],
  ];
  expect(headers(raw)).toEqual({ headers: read, left: undefined, said: [] });
});

test.each([[null], [undefined], [[]], [{}], [""]])("%j is no header", (raw) => {
  expect(headers(raw)).toEqual({ headers: [], left: undefined, said: [] });
});

test("what is no list of headers is kept", () => {
  expect(headers("A: 1")).toEqual({ headers: [], left: "A: 1", said: [] });
});

test("an object in place of a list", () => {
  expect(headers({ A: "1", B: ["2"] }).headers).toEqual([
    ["A", "1"],
    ["B", "2"],
  ]);
});

test("repeats that were joined", () => {
  expect(headers([{ name: "Set-Cookie", value: "a=1\nb=2" }])).toEqual({
    headers: [
      ["Set-Cookie", "a=1"],
      ["Set-Cookie", "b=2"],
    ],
    left: undefined,
    said: [],
  });
});

test("repeats that were joined, each with its own text", () => {
  const code = "assumed/header-charset";
  expect(headers([{ name: "Set-Cookie", value: "a=1\nb=é\nc=ü" }], "chrome-har")).toEqual({
    headers: [
      ["Set-Cookie", "a=1"],
      ["Set-Cookie", "b=é"],
      ["Set-Cookie", "c=ü"],
    ],
    left: undefined,
    said: [
      { code, data: { part: "response", name: "Set-Cookie" } },
      { code, data: { part: "response", name: "Set-Cookie" } },
    ],
  });
});

test.each([
  ["playwright", "â˜‚", "☂", ["repaired/header-text"]],
  ["playwright", "é", "é", ["assumed/header-charset"]],
  ["devtools", "â˜‚", "â˜‚", ["assumed/header-charset"]],
  ["devtools", "cafÃ©", "café", ["repaired/header-text"]],
  ["devtools", "café", "café", ["assumed/header-charset"]],
  ["mitmproxy", "é\udce9", "é\udce9", []],
] as const)("%s: %j", (producer, value, expected, codes) => {
  const read = headers([{ name: "A", value }], producer);
  expect(read.headers).toEqual([["A", expected]]);
  expect(read.said).toEqual(codes.map((code) => ({ code, data: { part: "response", name: "A" } })));
});
