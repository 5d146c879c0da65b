import { expect, test } from "vitest";
import { encodeUtf8 } from "../../model/bytes.ts";
import { detectGoVcr } from "./detect.ts";

const detect = (head: string, tail = "") => detectGoVcr({ head: encodeUtf8(head), tail: encodeUtf8(tail) });
const sure = { format: "go-vcr", confidence: 0.95, why: "interactions with url and code" };
const request = "  request:\n    url: http://h/\n    method: GET\n";
const response = "  response:\n    code: 200\n";

test.each([
  ["the usual order", `---\nversion: 2\ninteractions:\n- id: 0\n${request}${response}`, "2"],
  ["version 1", `version: 1\ninteractions:\n- ${request.trim()}\n${response}`, "1"],
  ["sorted keys", `---\ninteractions:\n- ${request.trim()}\n${response}version: 2\n`, "2"],
  ["no version", `interactions:\n- ${request.trim()}\n${response}`, undefined],
  [
    "a byte order mark, a comment, CRLF",
    `\ufeff# made by hand\r\n${`version: 2\ninteractions:\n-${request}${response}`.replaceAll("\n", "\r\n")}`,
    "2",
  ],
  ["flow style", "interactions: [{request: {url: x, method: GET}, response: {code: 200}}]\nversion: 2\n", "2"],
  ["JSON", '{"version":2,"interactions":[{"request":{"url":"x"},"response":{"code":200}}]}', "2"],
  [
    "JSON over lines",
    '{\n  "interactions": [\n    {\n      "request": {\n        "url": "x"\n      },\n      "response": {\n        "code": 200\n      }\n    }\n  ],\n  "version": 2\n}',
    "2",
  ],
  ["an anchor", `version: 2\ninteractions: &all\n- ${request.trim()}\n${response}`, "2"],
])("%s", (_, text, version) => {
  expect(detect(text)).toEqual(version === undefined ? sure : { ...sure, version });
});

test("what the head does not show, the tail may", () => {
  const body = `interactions:\n- request:\n    body: |\n${"      x\n".repeat(9000)}`;
  expect(detect(body, `x\n    url: x\n${response}version: 2\n`)).toEqual({ ...sure, version: "2" });
  expect(detect(body)).toEqual({ format: "go-vcr", confidence: 0.8, why: "a list of interactions" });
});

test.each([
  "interactions: []\n",
  "interactions: [ ] # none\n",
  "interactions: null\n",
  '{"version": 2, "interactions": []}',
])("%j holds nothing", (text) => {
  expect(detect(text)).toMatchObject({ confidence: 0.6, why: "an empty list of interactions" });
});

test("other recorders are claimed faintly, for the reader to name them", () => {
  const vcrpy =
    "interactions:\n- request:\n    uri: http://h/\n  response:\n    status:\n      code: 200\nversion: 1\n";
  expect(detect(vcrpy)).toMatchObject({ confidence: 0.2, version: "1" });
  expect(detect("---\nhttp_interactions:\n- request:\n    method: get\n")).toMatchObject({ confidence: 0.2 });
});

test.each([
  "",
  "interactions: 3\n",
  "interactions: none yet\n",
  "# interactions:\n",
  "interactions:\n- name: x\n",
  "text: |\n  interactions:\n  - request:\n",
  "my_interactions:\n- request:\n    url: x\n",
  '["interactions"]',
  '[{"scope":"http://h","path":"/","body":{"interactions":[{"request":1}]}}]',
])("%j is none", (text) => {
  expect(detect(text)).toBeUndefined();
});
