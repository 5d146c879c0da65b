import { expect, test } from "vitest";
import type { JsonObject } from "../../src/model/types.ts";
import { minimalEntry } from "../support/har-entry.ts";
import { cassette, makePlace } from "./respool.ts";

const { respool, write } = makePlace({
  "chat.yaml": cassette(
    ["GET", "https://api.test/a?key=k&q=1", '{"a":1.0}'],
    ["POST", "https://api.test/long/path", "not json\n"],
    ["GET", "https://other.test/c", ""],
  ),
});

test("the table is data, the summary is for people", () => {
  expect(respool(["inspect", "chat.yaml"])).toEqual({
    exit: 0,
    stdout: `#  method  status  type              body     wait  url

https://api.test: 2 interactions, 18 B
0  GET     200     application/json   9 B  6.04 ms  /a?key=…&q=1
1  POST    200     application/json   9 B  6.04 ms  /long/path

https://other.test: 1 interaction, 0 B
2  GET     200     application/json   0 B  6.04 ms  /c
`,
    stderr: `go-vcr v2: 3 interactions, 2 hosts
secrets: 2 kinds (key parameter, once; authorization header, 3 times); see: respool redact chat.yaml
`,
  });
});

test("numbers stay the same under a selection", () => {
  expect(respool(["inspect", "chat.yaml", "--host", "other.test", "-q"])).toEqual({
    exit: 0,
    stdout: `#  method  status  type              body     wait  url
2  GET     200     application/json   0 B  6.04 ms  https://other.test/c
`,
    stderr: "",
  });
});

test("file order, a few rows, and what that leaves out", () => {
  expect(respool(["inspect", "chat.yaml", "--group", "none", "--limit", "1", "--entries", "1-2"])).toEqual({
    exit: 0,
    stdout: `#  method  status  type              body     wait  url
1  POST    200     application/json   9 B  6.04 ms  https://api.test/long/path
`,
    stderr: `go-vcr v2: 3 interactions, 2 hosts
  2 selected, the first 1 shown
secrets: 2 kinds (key parameter, once; authorization header, 3 times); see: respool redact chat.yaml
`,
  });
  expect(respool(["inspect", "chat.yaml", "--limit", "many"])).toEqual({
    exit: 2,
    stdout: "",
    stderr: 'error: --limit cannot be "many" [option/invalid]\n  Write a number.\n',
  });
});

test("the hosts alone", () => {
  expect(respool(["inspect", "chat.yaml", "--limit", "0", "-q"]).stdout).toBe(`#  method  status  type  body  wait  url

https://api.test: 2 interactions, 18 B

https://other.test: 1 interaction, 0 B
`);
});

test("one interaction in full", () => {
  expect(respool(["inspect", "chat.yaml", "0"])).toEqual({
    exit: 0,
    stdout: `GET https://api.test/a?key=…&q=1
Authorization: Bearer …

HTTP/1.1 200 OK (after 6.04 ms)
Content-Length: 9
Content-Type: application/json

{
  "a": 1.0
}
`,
    stderr: "",
  });
});

test("the bytes of a body", () => {
  expect(respool(["inspect", "chat.yaml", "1", "--body"])).toEqual({ exit: 0, stdout: "not json\n", stderr: "" });
  expect(respool(["inspect", "-", "2", "--body"], cassette(["GET", "http://a.test/", "x"])).stderr).toBe(
    "error: there is no interaction 2 [option/invalid]\n  respool inspect IN lists the numbers.\n",
  );
  expect(respool(["inspect", "chat.yaml", "--body"])).toEqual({
    exit: 2,
    stdout: "",
    stderr: "error: --body needs the number of an interaction [option/invalid]\n",
  });
});

test("documents", () => {
  const all = respool(["inspect", "chat.yaml", "--json", "--entries", "1"]);
  expect([all.exit, all.stderr, JSON.parse(all.stdout)]).toEqual([
    0,
    "",
    {
      command: "inspect",
      exit: 0,
      input: "chat.yaml",
      from: { format: "go-vcr", version: "2" },
      total: 3,
      chosen: 1,
      interactions: [
        {
          index: 1,
          method: "POST",
          url: "https://api.test/long/path",
          outcome: 200,
          mediaType: "application/json",
          size: 9,
          waitMs: 6.036881,
        },
      ],
      notices: { counts: {}, first: [] },
      secrets: { "key parameter": 1, "authorization header": 3 },
    },
  ]);
  const one = JSON.parse(respool(["inspect", "chat.yaml", "0", "--json"]).stdout);
  expect(one).toMatchObject({
    command: "inspect",
    exit: 0,
    interaction: { index: 0, response: { status: 200, body: { size: 9, text: '{"a":1.0}' } } },
  });
});

test("a recording that cannot be read", () => {
  write("broken.yaml", `${cassette(["GET", "https://api.test/a", "{}"])}\t- id: 1\n`);
  const { exit, stdout, stderr } = respool(["inspect", "broken.yaml"]);
  expect([exit, stdout]).toEqual([3, ""]);
  expect(stderr).toMatch(/^error: broken\.yaml:39:1: .* \[input\/syntax\]\n/);
});

test("what is shown of a body cannot write to the terminal", () => {
  const { stdout } = respool(["inspect", "-", "0"], cassette(["GET", "http://a.test/", "\u001b[2J\u202e\r\n"]));
  expect(stdout.endsWith("\n\\x1B[2J\\u{202e}\\x0D\n")).toBe(true);
});

test("a browser's capture: what is no exchange of HTTP, and bodies that are not there", () => {
  const entry = (url: string, status: number, content: JsonObject, more: JsonObject = {}) => ({
    ...minimalEntry,
    ...more,
    request: { ...(minimalEntry.request as JsonObject), url },
    response: { ...(minimalEntry.response as JsonObject), status, headers: [], content },
  });
  const none = { size: 0, mimeType: "" };
  const entries = [
    entry("https://h.test/a", 200, { size: 2, mimeType: "", text: "ok" }),
    entry("wss://h.test/live", 101, none, { _webSocketMessages: [{ type: "send" }, { type: "receive" }] }),
    entry("https://h.test/b", 200, { size: 7, mimeType: "" }),
    entry("https://h.test/c", 302, { size: 7, mimeType: "" }),
  ];
  write("capture.har", JSON.stringify({ log: { version: "1.2", creator: { name: "t", version: "1" }, entries } }));
  expect(respool(["inspect", "capture.har", "-q"])).toEqual({
    exit: 0,
    stdout: `#  method  status  type                           body  wait  url

https://h.test: 3 interactions, 2 B
0  GET     200                                     2 B  1 ms  /a
2  GET     200                         body not stored  1 ms  /b
3  GET     302           body of a redirect not stored  1 ms  /c

wss://h.test: 1 interaction, 0 B
1  GET     101                   WebSocket, 2 messages  1 ms  /live
`,
    stderr: "",
  });
  expect(respool(["inspect", "capture.har", "0", "--body"])).toEqual({ exit: 0, stdout: "ok", stderr: "" });
  expect(respool(["inspect", "capture.har", "4"]).exit).toBe(2);
});
