import { expect, test } from "vitest";
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
0  GET     200     application/json   9 B  6.04 ms  https://api.test/a?key=…&q=1
1  POST    200     application/json   9 B  6.04 ms  https://api.test/long/path
2  GET     200     application/json   0 B  6.04 ms  https://other.test/c
`,
    stderr: `go-vcr v2: 3 interactions, 2 hosts
secrets: 2 kinds (key parameter, once; authorization header, 3 times)
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

test("one interaction in full", () => {
  expect(respool(["inspect", "chat.yaml", "0"])).toEqual({
    exit: 0,
    stdout: `GET https://api.test/a?key=…&q=1
Authorization: …

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
