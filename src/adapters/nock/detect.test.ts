import { expect, test } from "vitest";
import { encodeUtf8 } from "../../model/bytes.ts";
import { detect } from "./detect.ts";

const seen = (text: string, name?: string) => {
  const head = encodeUtf8(text);
  return detect({ head, tail: head, ...(name !== undefined && { name }) })?.confidence;
};

test("a list of definitions is recognised, also cut off", () => {
  expect(seen('[{"scope":"http://h:80","method":"GET","path":"/"}]')).toBe(0.95);
  expect(seen('\ufeff \n[ {"path":"/","body":{"scope":1},"scope":"http://h:80","response":"cut')).toBe(0.95);
});

test("what only holds such names deeper down is not", () => {
  expect(seen('[{"body":{"scope":"x","method":"GET"}}]')).toBeUndefined();
  expect(seen('[{"hash":"x","snapshot":{"request":{"method":"GET"}}}]')).toBeUndefined();
  expect(seen('{"scope":"http://h:80","method":"GET"}')).toBeUndefined();
  expect(seen('["scope","method"]')).toBeUndefined();
  expect(seen("[1]")).toBeUndefined();
  expect(seen("version: 2\ninteractions: []\n")).toBeUndefined();
});

test("an empty list needs the name", () => {
  expect(seen("[]\n")).toBeUndefined();
  expect(seen("[]\n", "a/b.nock.json")).toBe(0.8);
});
