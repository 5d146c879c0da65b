import fc from "fast-check";
import { expect, test } from "vitest";
import { foundBy, opaque } from "../../test/support/found.ts";
import { findBase64, readBase64 } from "./base64.ts";
import { base64From } from "./base64-run.ts";
import { rewritten } from "./rewrite-text.ts";
import { type Found, noPath } from "./search.ts";
import { newSearch } from "./text.ts";
import { plainView } from "./view.ts";

const inner = '{"user":"me","password":"p1"}';
const standard = btoa(inner);
const url = btoa(`${inner}\u00ff?>`.replace("\u00ff", "?")).replaceAll("+", "-").replaceAll("/", "_");

test("base64 of a text is read in either alphabet, padded or not, and written the same way", () => {
  for (const text of [
    standard,
    standard.replace(/=+$/, ""),
    url,
    url.replace(/=+$/, ""),
    btoa("a"),
    btoa("ab"),
    btoa("abc"),
  ]) {
    const read = readBase64(text);
    expect(read?.pack(read.inner)).toBe(text);
  }
  expect(readBase64("YT8_")?.pack("??>")).toBe("Pz8-");
  expect(readBase64("YWI")?.pack("a")).toBe("YQ");
  expect(readBase64("YWI=")?.pack("abcd")).toBe("YWJjZA==");
});

test("what is none, no text, or would not come back the same", () => {
  for (const text of ["", "a", "YW=I", "YWI==", "=", "====", "YWJ=", "/////w==", "YW I=", "a-b/c+d_"])
    expect([text, readBase64(text)]).toEqual([text, undefined]);
});

test("any text comes back", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1 }), fc.string({ unit: "grapheme" }), (before, after) => {
      const packed = Buffer.from(before).toString("base64");
      const read = readBase64(packed);
      expect(read?.inner).toBe(before);
      expect(read?.pack(after)).toBe(Buffer.from(after).toString("base64"));
    }),
    { numRuns: 200, seed: 7 },
  );
});

test("secrets in base64 in a text are found, but not where something else was", () => {
  const text = `x ${standard}, ${standard}`;
  const taken = [{ start: text.lastIndexOf(standard), end: text.length }];
  const search = (none: typeof taken) => foundBy((s) => findBase64(plainView(text), noPath, s, none));
  expect(search([])).toEqual([
    ["password", "p1", "password"],
    ["password", "p1", "password"],
  ]);
  expect(search(taken)).toEqual([["password", "p1", "password"]]);
  const found: Found[] = [];
  findBase64(plainView(text), noPath, { ...newSearch("request"), found }, taken);
  const after = rewritten(text, found, [], { placeholderOf: () => "REDACTED", replaceValues: () => [] }).text;
  expect(after).toBe(`x ${btoa(inner.replace("p1", "REDACTED"))}, ${standard}`);
});

test("codings are opened a few times only", () => {
  const packed = (times: number) => Array.from({ length: times }).reduce((text: string) => btoa(text), inner);
  const search = (text: string) => foundBy((s) => findBase64(plainView(text), noPath, s, []));
  expect(search(packed(4))).toEqual([["password", "p1", "password"]]);
  expect(search(packed(9))).toEqual([]);
});

test("a run is read from a group on, whatever its bytes", () => {
  const bytes = (text: string) => Buffer.from(text, "latin1").toString("base64");
  const run = base64From(`..${bytes("\xff\x00secret")}.`, 2);
  expect([run?.end, run?.inner, run?.pack("\xffX")]).toEqual([14, "\xff\x00secret", "/1g="]);
  const open = base64From(`${bytes("secretab").replace("=", "")}!`, 4);
  expect([open?.end, open?.inner, open?.pack("abcde")]).toEqual([11, "retab", "YWJjZGU"]);
  const many = base64From("YWJjZ", 0);
  expect([many?.end, many?.inner]).toEqual([4, "abc"]);
  expect(base64From("abcd", -1)).toBeUndefined();
  expect(base64From(`-_-_${opaque(4)}`, 0)?.pack("\xfb\xff")).toBe("-_8=");
});
