import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseCurl } from "../../src/cli/curl.ts";
import { withCassette } from "../../src/entry/runtime.ts";
import { type HeaderList, readRequests } from "../../src/index.ts";
import { encodeUtf8 } from "../../src/model/bytes.ts";
import { cassette, makePlace } from "./respool.ts";

const tape = cassette(
  ["GET", "https://api.test/items?page=1", "[1]"],
  ["GET", "https://api.test/items?page=2", "[2]"],
  ["GET", "https://api.test/me", "{}"],
  ["GET", "https://api.test/me", '{"again":true}'],
);
const { respool, folder } = makePlace({
  "tape.yaml": tape,
  "request.json": JSON.stringify({ method: "GET", url: "https://api.test/me", headers: { Accept: "*/*" } }),
  "request.http": "GET /me HTTP/1.1\r\nHost: api.test\r\n\r\n",
  "ordered.json": '{"order":"strict"}',
  "data.json": '{"a":\n1}',
});

test("what answers, and in which order equal ones do", () => {
  expect(respool(["explain", "tape.yaml", "--curl", "curl -s https://api.test/me -H 'Accept: */*'"])).toEqual({
    exit: 0,
    stdout:
      "answered GET https://api.test/me\n  by #2 GET https://api.test/me 200 (equal); #2, #3 equal it, and answer in this order\n",
    stderr: "tape.yaml: go-vcr v2, 4 interactions; match strict\n",
  });
  for (const file of ["request.json", "request.http"]) {
    expect(respool(["explain", "tape.yaml", "--request", file]).exit).toBe(0);
  }
});

test("candidates, where they differ, what would let one answer, and what that confuses", () => {
  expect(
    respool([
      "explain",
      "tape.yaml",
      "--limit",
      "1",
      "--curl",
      "curl 'https://api.test/items?page=3&key=hunter2hunter2'",
    ]),
  ).toEqual({
    exit: 1,
    stdout: [
      "no answer GET https://api.test/items?page=3&key=…",
      "  #0 GET https://api.test/items?page=1 200, 95 % alike",
      "    query key  only in request  …",
      "    query page  differs  recorded 1  sent 3",
      '  match {"ignoreQuery":["key","page"]} lets #0 answer; it no longer tells apart #0 and #1',
      "",
    ].join("\n"),
    stderr: "tape.yaml: go-vcr v2, 4 interactions; match strict\n",
  });
  expect(
    respool(["explain", "tape.yaml", "--curl", "curl https://api.test/items?page=3", "--ignore-query", "page"]).exit,
  ).toBe(0);
});

test("nothing that could be made to answer", () => {
  const { exit, stdout } = respool(["explain", "tape.yaml", "--curl", "curl https://api.test/other", "--limit", "1"]);
  expect(exit).toBe(1);
  expect(stdout).toContain("    path  differs  recorded /me  sent /other\n  no match policy makes them equal\n");
});

test("one document", () => {
  const { exit, stdout, stderr } = respool(["explain", "--json", "tape.yaml", "--request", "request.json"]);
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
  expect(JSON.parse(stdout)).toMatchObject({
    command: "explain",
    exit: 0,
    input: "tape.yaml",
    from: { format: "go-vcr", version: "2" },
    interactions: 4,
    match: { body: "auto", query: "all" },
    requests: [
      {
        request: { method: "GET", url: "https://api.test/me" },
        hit: { interaction: { index: 2, outcome: 200 }, how: "equal", equals: [2, 3] },
        unplayable: [],
        candidates: [],
        loosenings: [],
      },
    ],
  });
});

test("what a test missed, its secrets masked, is explained afterwards", async () => {
  const file = join(folder, "misses.jsonl");
  process.env.RESPOOL_MISSES = file;
  try {
    const ask = (page: number) =>
      fetch(`https://api.test/items?page=${page}&api_key=hunter2hunter2`, {
        headers: { authorization: "Bearer hunter2hunter2" },
      });
    await expect(
      withCassette(join(folder, "tape.yaml"), { match: "rest" }, () => Promise.all([ask(1), ask(7)])),
    ).rejects.toThrow("no recorded");
  } finally {
    delete process.env.RESPOOL_MISSES;
  }
  const collected = readFileSync(file, "utf8");
  expect(collected).not.toContain("hunter2");
  expect(collected.trim().split("\n")).toHaveLength(2);
  expect(JSON.parse(collected.split("\n", 1)[0] ?? "")).toMatchObject({
    match: "rest",
    masked: true,
    request: { method: "GET" },
  });
  const { exit, stdout } = respool(["explain", "tape.yaml", "--request", "misses.jsonl", "--limit", "1"]);
  expect(exit).toBe(1);
  expect(stdout).toContain("no answer GET https://api.test/items?page=1&api_key=…\n  #0 GET");
  expect(stdout).toContain('match {"preset":"rest","ignoreQuery":["api_key"]} lets #0 answer\n');
});

test("what was recorded, but used already or out of turn, is told as the session met it", async () => {
  const file = join(folder, "refused.jsonl");
  process.env.RESPOOL_MISSES = file;
  const other = join(folder, "other.yaml");
  writeFileSync(other, tape);
  const ask = async (...paths: string[]) => {
    for (const path of paths) await fetch(`https://api.test${path}`).catch(() => {});
  };
  try {
    const me = () => ask("/me", "/me", "/me");
    await expect(withCassette(join(folder, "tape.yaml"), me)).rejects.toThrow(
      "all 2 of 2 equal interactions were used",
    );
    const second = () => ask("/items?page=2");
    await expect(withCassette(other, { match: { order: "strict" } }, second)).rejects.toThrow("not as the next one");
  } finally {
    delete process.env.RESPOOL_MISSES;
  }
  // Each recording is asked for its own requests only.
  expect(respool(["explain", "tape.yaml", "--request", "refused.jsonl"])).toEqual({
    exit: 1,
    stdout: [
      "no answer GET https://api.test/me",
      "  #2, #3 equal it, but were used before",
      '  match {"repeat":"last"} lets #3 answer',
      '  match {"repeat":"cycle"} lets #2 answer',
      "",
    ].join("\n"),
    stderr: "tape.yaml: go-vcr v2, 4 interactions; match strict\n",
  });
  const { exit, stdout } = respool(["explain", "--json", "other.yaml", "--request", "refused.jsonl"]);
  expect(exit).toBe(1);
  expect(JSON.parse(stdout).requests).toEqual([
    {
      request: { method: "GET", url: "https://api.test/items?page=2" },
      missed: { reason: "order", equals: [1] },
      unplayable: [],
      candidates: [],
      loosenings: [{ match: "strict", leavesOut: ["order"], index: 1, collisions: [] }],
    },
  ]);
});

test("an order of all requests does not stand in the way of one that is asked for alone", () => {
  const { exit, stdout } = respool([
    "explain",
    "tape.yaml",
    "--match",
    "ordered.json",
    "--curl",
    "curl https://api.test/items?page=2",
  ]);
  expect(exit).toBe(0);
  expect(stdout).toContain("(equal); in strict order, when it is its turn\n");
});

test.each([
  [["explain", "tape.yaml"], "one of --curl and --request says which request"],
  [["explain", "tape.yaml", "--curl", "curl x", "--request", "request.json"], "one of --curl and --request"],
  [["explain", "-", "--request", "-"], "standard input can be read once only"],
  [["explain", "tape.yaml", "--curl", "curl -s"], "the curl command names no URL"],
  [["explain", "tape.yaml", "--curl", "curl 'x"], "a quote without an end"],
  [["explain", "tape.yaml", "--curl", "curl x -H"], "-H of the curl command has no value"],
])("%j", (args, message) => {
  const { exit, stderr } = respool(args);
  expect(exit).toBe(2);
  expect(stderr).toContain(message);
});

describe("curl commands", () => {
  const sent = async (command: string) => {
    const { method, url, headers, body } = await parseCurl(command);
    return [method, url, Object.fromEntries(headers), body.kind === "stored" && Buffer.from(body.bytes).toString()];
  };
  const form = { "Content-Type": "application/x-www-form-urlencoded" };
  test.each<[string, unknown[]]>([
    ["curl h.test", ["GET", "http://h.test", {}, ""]],
    [
      `curl -sSLXPUT https://h/x?a=1 -H'X-A: 1' -d '{"a":"it'"'"'s"}'`,
      ["PUT", "https://h/x?a=1", { "X-A": "1", ...form }, `{"a":"it's"}`],
    ],
    [
      `curl 'https://h/x' --data-raw $'{"a":"it\\'s \\u00e9"}' --compressed`,
      ["POST", "https://h/x", form, `{"a":"it's é"}`],
    ],
    [
      "curl --json '{\"a\":1}' https://h/y",
      ["POST", "https://h/y", { Accept: "application/json", "Content-Type": "application/json" }, '{"a":1}'],
    ],
    ["curl -G https://h/s -d q=a -d 'r=b' --data-urlencode 'm=x y'", ["GET", "https://h/s?q=a&r=b&m=x%20y", {}, ""]],
    [
      "curl -u user:pw https://h/ -A me/1 -e https://r/ -b a=1",
      [
        "GET",
        "https://h/",
        { Authorization: "Basic dXNlcjpwdw==", "User-Agent": "me/1", Referer: "https://r/", Cookie: "a=1" },
        "",
      ],
    ],
    [
      "curl \\\n  -X PATCH \\\n  https://h/z -d a=1 -d b=2 -H 'content-type: text/plain'",
      ["PATCH", "https://h/z", { "content-type": "text/plain" }, "a=1&b=2"],
    ],
    ["curl -I https://h/ --max-time 3 -o out -k", ["HEAD", "https://h/", {}, ""]],
    [
      "curl --oauth2-bearer tok --url https://h/ --url-query a=1",
      ["GET", "https://h/?a=1", { Authorization: "Bearer tok" }, ""],
    ],
  ])("%s", async (command, expected) => {
    expect(await sent(command)).toEqual(expected);
  });

  test("files that it names, and forms", async () => {
    const file = join(folder, "data.json");
    expect((await sent(`curl https://h/ -d @${file}`))[3]).toBe('{"a":1}');
    expect((await sent(`curl https://h/ --data-binary @${file}`))[3]).toBe('{"a":\n1}');
    const [method, , headers, body] = await sent(`curl https://h/ -F a=1 -F 'f=@${file};type=application/json'`);
    expect(method).toBe("POST");
    expect(headers).toEqual({ "Content-Type": expect.stringMatching(/^multipart\/form-data; boundary=/) });
    expect(
      String(body)
        .replaceAll("\r\n", "\n")
        .replace(/--+respool/g, "--b"),
    ).toBe(
      '--b\nContent-Disposition: form-data; name="a"\n\n1\n--b\nContent-Disposition: form-data; name="f"; filename="data.json"\nContent-Type: application/json\n\n{"a":\n1}\n--b--\n',
    );
    await expect(parseCurl("curl https://h/ -d @/nowhere")).rejects.toMatchObject({ code: "input/unreadable" });
    await expect(parseCurl("curl https://h/ -d @-")).rejects.toMatchObject({ code: "option/invalid" });
  });
});

interface ExpectedRequest {
  readonly method: string;
  readonly headers: HeaderList;
  readonly text: string;
}

describe("requests in files", () => {
  const read = (text: string) => readRequests(encodeUtf8(text));
  test.each<[string, ExpectedRequest]>([
    ['{"url":"https://h/","body":{"a":1}}', { method: "GET", headers: [], text: '{"a":1}' }],
    [
      '{"url":"https://h/","method":"POST","headers":[["A","1"],["A","2"]],"body":"x"}',
      {
        method: "POST",
        headers: [
          ["A", "1"],
          ["A", "2"],
        ],
        text: "x",
      },
    ],
    [
      '{"url":"https://h/","headers":{"A":["1","2"]},"body":{"base64":"eA=="}}',
      {
        method: "GET",
        headers: [
          ["A", "1"],
          ["A", "2"],
        ],
        text: "x",
      },
    ],
    [
      '{"request":{"url":"https://h/","body":0,"\\u0062ody":{"n": 9007199254740993, "m":1.0}}}',
      { method: "GET", headers: [], text: '{"n": 9007199254740993, "m":1.0}' },
    ],
    ["POST https://h/ HTTP/1.1\nA: 1\n\nbody\n", { method: "POST", headers: [["A", "1"]], text: "body\n" }],
    ["GET https://h/", { method: "GET", headers: [], text: "" }],
  ])("%s", (text, { method, headers, text: body }) => {
    const [request] = read(text).requests;
    expect(request).toMatchObject({ method, url: "https://h/", headers });
    expect(request?.body.kind === "stored" && Buffer.from(request.body.bytes).toString()).toBe(body);
  });

  test.each([
    ["", "input/syntax"],
    ["nothing of HTTP", "input/syntax"],
    ["GET /x HTTP/1.1\nnonsense\n\n", "input/syntax"],
    ["GET /x HTTP/1.1\n\n", "input/invalid"],
    ['{"url":1}', "input/invalid"],
    ['{"url":"https://h/","headers":3}', "input/invalid"],
    ['{"url":"https://h/","body":{"base64":"?"}}', "input/invalid"],
    ['{"url":"https://h/"}\n{', "input/syntax"],
  ])("%j", (text, code) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code }));
  });
});
