import { expect, test } from "vitest";
import { encodeUtf8 } from "../../model/bytes.ts";
import { detect } from "./detect.ts";

const seen = (text: string, name?: string, end: string = text) => {
  const [head, tail] = [encodeUtf8(text), encodeUtf8(end)];
  return detect({ head, tail, ...(name !== undefined && { name }) })?.confidence;
};

const definition = '{"scope":"http://h:80","method":"GET","path":"/","status":200}';

test.each([
  ["a list", `[${definition}]`],
  [
    "cut off, with names in another order",
    '\ufeff \n[ {"path":"/","body":{"scope":1},"scope":"http://h:80","response":"cut',
  ],
  ["a bad entry first", `[null, {"scope": 5}, ${definition}]`],
  ["no method", '[{"scope":"HTTPS://h","path":"/"}]'],
  ["no path", '[{"scope":"https://h","method":"get"}]'],
])("%s is recognised", (_, text) => {
  expect(seen(text)).toBe(0.95);
});

test.each([
  ["one list by name", `{"a test 1":[${definition}]}`],
  ["behind empty lists and other members", `{"fn":"f","params":[{"scope":"x"}],"none":[],"cassette":[\n${definition},`],
])("%s is recognised", (_, text) => {
  expect(seen(text)).toBeCloseTo(0.9);
});

test("a first definition longer than the sample, sorted by name, is recognised by the end of the file", () => {
  const head = '[{"method":"GET","path":"/","response":"xxxx';
  expect(seen(head, undefined, 'xxx","scope":"https://h:443","status":200}]')).toBe(0.7);
  expect(seen(head, undefined, 'xxx","status":200}]')).toBeUndefined();
});

test.each([
  '[{"body":{"scope":"http://h","method":"GET"}}]',
  '[{"hash":"x","snapshot":{"request":{"method":"GET"}}}]',
  '{"scope":"http://h:80","method":"GET"}',
  '{"log":{"version":"1.2","entries":[{"scope":"http://h","method":"GET","path":"/"}]}}',
  '{"log":{"_recordingName":"x","creator":{"name":"Polly.JS"},"entries":[]}}',
  '{"openapi":"3.1.0","security":[{"scope":"read","method":"GET","path":"/"}]}',
  '[{"scope":"repo:read","method":"GET","path":"/"}]',
  '[{"scope":"http://h","name":"x"}]',
  '["scope","method"]',
  "[1]",
  "[}",
  "[,,{,",
  '{"a":[',
  "{",
  "[",
  "",
  "version: 2\ninteractions: []\n",
])("%s is not", (text) => {
  expect(seen(text)).toBeUndefined();
});

test("an empty list needs the name", () => {
  expect(seen("[]\n")).toBeUndefined();
  expect(seen("[]\n", "a/b.nock.json")).toBe(0.8);
});
