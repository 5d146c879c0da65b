import { describe, expect, test } from "vitest";
import { emptyBody, storedBody } from "../model/body.ts";
import { encodeUtf8 } from "../model/bytes.ts";
import type { HttpRequest, HttpResponse, Interaction, Notice } from "../model/types.ts";
import { type Selection, select, selector } from "./select.ts";

const exchange = (request: Partial<HttpRequest>, response: Partial<HttpResponse> = {}): Interaction => ({
  request: { method: "GET", url: "https://api.example.com/v1/items", headers: [], body: emptyBody, ...request },
  outcome: { kind: "response", status: 200, headers: [], body: emptyBody, ...response },
});
const keeps = (selection: Selection, interaction: Interaction, index = 0) => selector(selection)(interaction, index);
const keepsUrl = (selection: Selection, url: string) => keeps(selection, exchange({ url }));

async function run(interactions: readonly Interaction[], selection: Selection) {
  const notices: Notice[] = [];
  const kept: Interaction[] = [];
  for await (const one of select(interactions, selection, (n) => notices.push(n))) kept.push(one);
  return { kept, notices };
}

test("an empty selection keeps everything", () => {
  expect(keeps({}, exchange({}))).toBe(true);
  expect(keeps({ include: [], exclude: [], host: [], method: [], status: [], type: [] }, exchange({}))).toBe(true);
});

test.each([
  ["https://api.example.com/v1/*", "https://api.example.com/v1/items", true],
  ["https://api.example.com/v1/*", "https://api.example.com/v1/items/7", false],
  ["https://api.example.com/v1/**", "https://api.example.com/v1/items/7?a=b/c", true],
  ["**/items", "https://api.example.com/v1/items", true],
  ["**/items", "https://api.example.com/v1/itemsx", false],
  ["https://*/v1/items", "https://api.example.com/v1/items", true],
  ["https://*/items", "https://api.example.com/v1/items", false],
  ["**/items?page=1", "https://h/items?page=1", true],
  ["**/items?page=1", "https://h/itemspage=1", false],
  ["**/a.b", "https://h/aXb", false],
  ["**/[x]+(y)|{z}^$\\", "https://h/[x]+(y)|{z}^$\\", true],
  ["/v1/items", "/v1/items", true],
  ["**/items", "https://h/items#part", true],
  ["**end", "https://h/line\nend", true],
  ["/items/", "https://h/v1/items/7", true],
  ["/items$/", "https://h/v1/items/7", false],
  ["/ITEMS/", "https://h/v1/items", false],
  ["/ITEMS/i", "https://h/v1/items", true],
  ["/^https:\\/\\/h\\/(a|b)$/", "https://h/b", true],
])("include %s on %j: %s", (pattern, url, expected) => {
  expect(keepsUrl({ include: [pattern] }, url)).toBe(expected);
  expect(keepsUrl({ exclude: [pattern] }, url)).toBe(!expected);
});

test("values of one name are alternatives, names must all hold", () => {
  const selection: Selection = { include: ["**/a", "**/b"], method: ["post", "PUT"] };
  const cases = [
    exchange({ url: "https://h/a", method: "POST" }),
    exchange({ url: "https://h/b", method: "put" }),
    exchange({ url: "https://h/b", method: "GET" }),
    exchange({ url: "https://h/c", method: "POST" }),
  ];
  expect(cases.map((one) => keeps(selection, one))).toEqual([true, true, false, false]);
  expect(keepsUrl({ include: ["**"], exclude: ["**/a"] }, "https://h/a")).toBe(false);
});

test.each([
  ["api.example.com", "https://api.example.com/v1", true],
  ["API.Example.COM", "HTTPS://api.EXAMPLE.com/v1", true],
  ["api.example.com", "https://api.example.com:8443/v1", false],
  ["api.example.com:8443", "https://api.example.com:8443/v1", true],
  ["api.example.com:*", "https://api.example.com:8443/v1", true],
  ["*.example.com", "https://a.b.example.com/v1", true],
  ["*.example.com", "https://example.com/v1", false],
  ["*.example.com", "https://a.example.com.evil.test/", false],
  ["*.example.com", "https://evil.test/.example.com", false],
  ["example.com", "https://user:pass@example.com/v1", true],
  ["example.com", "https://example.com@evil.test/v1", false],
  ["example.com", "https://example.com?x", true],
  ["*", "/no/host", true],
  ["example.com", "/example.com", false],
])("host %s on %s: %s", (host, url, expected) => {
  expect(keepsUrl({ host: [host] }, url)).toBe(expected);
});

test.each([
  ["404", 404, true],
  ["404", 405, false],
  ["4xx", 404, true],
  ["4XX", 499, true],
  ["4xx", 500, false],
])("status %s on %i: %s", (pattern, status, expected) => {
  expect(keeps({ status: [pattern] }, exchange({}, { status }))).toBe(expected);
});

test("a status asks for a response", () => {
  const failed: Interaction = { ...exchange({}), outcome: { kind: "failure", message: "reset" } };
  expect(keeps({ status: ["2xx"] }, failed)).toBe(false);
  expect(keeps({ method: ["GET"] }, failed)).toBe(true);
});

test("types, and API calls alone", () => {
  const json = exchange({}, { headers: [["Content-Type", "application/json"]] });
  const image = exchange({}, { headers: [["content-type", "image/png"]] });
  expect([json, image].map((one) => keeps({ type: ["Image", "font"] }, one))).toEqual([false, true]);
  expect([json, image].map((one) => keeps({ apiOnly: true }, one))).toEqual([true, false]);
});

test("fetch and xhr are told apart where the recording does, and are both calls where it does not", () => {
  const untold = exchange({}, { headers: [["Content-Type", "application/json"]] });
  const named = (type: string): Interaction => ({ ...untold, extensions: { har: { _resourceType: type } } });
  const all = [untold, named("fetch"), named("xhr"), named("other"), named("ping")];
  const found = (type: string) => all.map((one) => keeps({ type: [type] }, one));
  expect(found("fetch")).toEqual([true, true, false, true, false]);
  expect(found("XHR")).toEqual([true, false, true, true, false]);
  expect(found("other")).toEqual([false, false, false, true, false]);
  expect(all.map((one) => keeps({ apiOnly: true }, one))).toEqual([true, true, true, true, false]);
});

test("entries are numbers and ranges, both ends included", () => {
  const keep = selector({ entries: " 4, 9 ,12-15,20-20" });
  const kept = Array.from({ length: 30 }, (_, index) => index).filter((index) => keep(exchange({}), index));
  expect(kept).toEqual([4, 9, 12, 13, 14, 15, 20]);
});

describe("patterns that cannot be read", () => {
  test.each([
    [{ include: ["/(/"] }, '"/(/" is no regular expression', undefined],
    [{ exclude: ["ok", "/[/i"] }, '"/[/i" is no regular expression', undefined],
    [{ status: ["20"] }, '"20" is no status', "Write 404 or 4xx."],
    [{ status: ["4x4"] }, '"4x4" is no status', "Write 404 or 4xx."],
    [{ status: [""] }, '"" is no status', "Write 404 or 4xx."],
    [{ type: ["fetsh"] }, '"fetsh" is no resource type', "Did you mean fetch?"],
    [{ entries: "" }, '"" lists no entries', "Write 4,9,12-15."],
    [{ entries: "1,,2" }, '"1,,2" lists no entries', "Write 4,9,12-15."],
    [{ entries: "-3" }, '"-3" lists no entries', "Write 4,9,12-15."],
    [{ entries: "5-3" }, '"5-3" lists no entries', "Write 4,9,12-15."],
    [{ entries: "1.5" }, '"1.5" lists no entries', "Write 4,9,12-15."],
  ])("%j", (selection: Selection, message, hint) => {
    expect(() => selector(selection)).toThrow(expect.objectContaining({ code: "option/invalid", message, hint }));
  });
});

describe("the stage", () => {
  const numbered = (index: number, request: Partial<HttpRequest> = {}, response: Partial<HttpResponse> = {}) => ({
    ...exchange(request, response),
    origin: { file: "a.yaml", index },
  });

  test("numbers are those of the file, whatever came before", async () => {
    const interactions = [numbered(3), numbered(5), numbered(8)];
    const { kept, notices } = await run(interactions, { entries: "0,5,8" });
    expect(kept).toEqual([interactions[1], interactions[2]]);
    expect(notices).toEqual([]);
  });

  test("without origins the place in the stream counts", async () => {
    const interactions = [exchange({ method: "A" }), exchange({ method: "B" }), exchange({ method: "C" })];
    expect((await run(interactions, { entries: "1" })).kept).toEqual([interactions[1]]);
  });

  test("duplicates stay unless told otherwise", async () => {
    const interactions = [numbered(0), numbered(1)];
    expect(await run(interactions, {})).toEqual({ kept: interactions, notices: [] });
    expect(await run(interactions, { dedupe: "none" })).toEqual({ kept: interactions, notices: [] });
  });

  test("an equal exchange is left out with the file's numbers in the notice", async () => {
    const body = storedBody(encodeUtf8('{"a":1}'));
    const interactions = [
      numbered(2, { method: "POST", body }, { status: 201 }),
      numbered(4, { method: "POST", body }, { status: 202 }),
      numbered(6, { method: "POST", body: storedBody(encodeUtf8('{"a":1}')) }, { status: 202 }),
      numbered(9, { method: "POST", body: storedBody(encodeUtf8('{ "a": 1 }')) }, { status: 202 }),
      numbered(11, { method: "POST", body }, { status: 201 }),
    ];
    const { kept, notices } = await run(interactions, { dedupe: "identical" });
    expect(kept).toEqual([interactions[0], interactions[1], interactions[3]]);
    expect(notices).toEqual([
      { code: "skipped/duplicate", at: { file: "a.yaml", interaction: 6 }, data: { first: 4 } },
      { code: "skipped/duplicate", at: { file: "a.yaml", interaction: 11 }, data: { first: 2 } },
    ]);
  });

  test("an earlier one that was not selected is no reason to leave one out", async () => {
    const interactions = [numbered(0), numbered(1), numbered(2)];
    const { kept, notices } = await run(interactions, { entries: "1-2", dedupe: "identical" });
    expect(kept).toEqual([interactions[1]]);
    expect(notices).toEqual([
      { code: "skipped/duplicate", at: { file: "a.yaml", interaction: 2 }, data: { first: 1 } },
    ]);
  });

  test("duplicates without origins are numbered by their place in the stream", async () => {
    const interactions = [exchange({ method: "PUT" }), exchange({}), exchange({})];
    expect((await run(interactions, { dedupe: "identical" })).notices).toEqual([
      { code: "skipped/duplicate", at: { interaction: 2 }, data: { first: 1 } },
    ]);
  });
});
