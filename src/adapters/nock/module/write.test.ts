import { expect, test } from "vitest";
import { convert } from "../../../convert.ts";
import { decode } from "../../../entry/node.ts";
import { emptyBody, storedBody } from "../../../model/body.ts";
import { encodeUtf8 } from "../../../model/bytes.ts";
import type { Cassette, HttpResponse, Interaction, MatchPolicy, Notice } from "../../../model/types.ts";
import { write } from "../../../write.ts";

const text = (value: string) => storedBody(encodeUtf8(value));
const json = [["Content-Type", "application/json"]] as const;

type Part = Partial<Omit<Interaction, "request" | "outcome">> & {
  readonly request?: Partial<Interaction["request"]>;
  readonly response?: Partial<HttpResponse>;
  readonly outcome?: Interaction["outcome"];
};

function interaction({ request, response, ...rest }: Part = {}): Interaction {
  return {
    request: { method: "GET", url: "https://api.test/v1", headers: [], body: emptyBody, ...request },
    outcome: { kind: "response", status: 200, headers: [], body: emptyBody, ...response },
    ...rest,
  };
}

async function moduleOf(parts: readonly Part[], set: Record<string, string> = {}, meta: Cassette["meta"] = {}) {
  const notices: Notice[] = [];
  const { files } = await write(
    { meta, interactions: parts.map(interaction) },
    { to: "nock", set: { "nock.module": "esm", ...set }, decode, onNotice: (notice) => notices.push(notice) },
  );
  const said = notices.map(({ code, data: { target: _, ...data } = {} }) =>
    Object.keys(data).length === 0 ? code : [code, data],
  );
  return { path: files[0]?.path, code: new TextDecoder().decode(files[0]?.bytes as Uint8Array), said };
}

/** What stands for one interaction, and what is said of it. */
async function one(part: Part, set: Record<string, string> = {}, match?: Partial<MatchPolicy>) {
  const meta = match === undefined ? {} : { match: match as MatchPolicy };
  const { code, said } = await moduleOf([part], { "nock.indent": "0", ...set }, meta);
  const mock = /nock\("https:\/\/api\.test"[^)]*\)\n([\s\S]*?)\];\n}\n/.exec(code)?.[1];
  return [mock?.replace(/\n/g, ""), said] as const;
}

const conversation: readonly Part[] = [
  {
    request: { method: "POST", body: text('{"model":"m","messages":[]}'), headers: json },
    response: { headers: json, body: text('{"id":1}') },
  },
  { response: { status: 404, headers: json, body: text('{\n  "error": "gone"\n}\n') } },
];

const commonJs = `// Recorded answers for nock, written by respool: each call of replay() sets them up once.
// nock 15 is an ES module.
const { default: nock = require("nock") } = require("nock");

function replay() {
  return [
    nock("https://api.test")
      .post("/v1", { model: "m", messages: [] })
      .reply(200, { id: 1 }, { "Content-Type": "application/json" }),
    nock("https://api.test")
      .get("/v1")
      .reply(404, '{\\n  "error": "gone"\\n}\\n', { "Content-Type": "application/json" }),
  ];
}

module.exports = { replay };
`;
const esModule = commonJs
  .replace(/\/\/ nock 15.*\n.*/, 'import nock from "nock";')
  .replace("function", "export function")
  .replace("\nmodule.exports = { replay };\n", "");

test.each([
  ["cjs", commonJs],
  ["esm", esModule],
  ["ts", esModule.replace("replay() {", "replay(): nock.Scope[] {")],
])("a module in %s", async (language, code) => {
  const { path, ...rest } = await moduleOf(conversation, { "nock.module": language });
  expect(path).toBe({ cjs: "cassette.nock.cjs", esm: "cassette.nock.mjs", ts: "cassette.nock.ts" }[language]);
  expect(rest).toEqual({ code, said: [["lost/request-headers", { name: "Content-Type" }]] });
});

test("an empty cassette is a module too", async () => {
  expect((await moduleOf([])).code).toContain("export function replay() {\n  return [];\n}\n");
});

test.each<[Part, string, ...unknown[]]>([
  [{ request: { method: "POST" } }, '.post("/v1", "").reply(200)'],
  [{ request: { method: "PURGE" } }, '.intercept("/v1", "PURGE", "").reply(200)'],
  [{ request: { method: "DELETE" }, response: { status: 204 } }, '.delete("/v1", "").reply(204)'],
  [{ response: { headers: [["X-A", "1"]] } }, '.get("/v1").reply(200, "", { "X-A": "1" })'],
  [
    {
      response: {
        headers: [
          ["X-A", "1"],
          ["x-a", "2"],
        ],
      },
    },
    '.get("/v1").reply(200, "", ["X-A", "1", "x-a", "2"])',
  ],
  [{ response: { headers: [["7", "é"]] } }, '.get("/v1").reply(200, "", ["7", "Ã©"])'],
  [
    { response: { body: text('{"a": 1.0}'), headers: json } },
    `.get("/v1").reply(200, '{"a": 1.0}', { "Content-Type": "application/json" })`,
  ],
  [{ response: { body: text('{"a":1}') } }, `.get("/v1").reply(200, '{"a":1}')`],
  [{ response: { body: storedBody(Uint8Array.of(0xff)) } }, '.get("/v1").reply(200, Buffer.from("/w==", "base64"))'],
  [
    { request: { method: "PUT", body: storedBody(Uint8Array.of(0xff)) }, response: { body: text("cafe") } },
    '.put("/v1", "ff").reply(200, Buffer.from("Y2FmZQ==", "base64"))',
  ],
  [
    {
      request: {
        method: "POST",
        headers: [["Content-Type", "application/x-www-form-urlencoded"]],
        body: text("b=x+y&a=1&b=%C3%A9"),
      },
    },
    '.post("/v1", { b: ["x y", "é"], a: "1" }).reply(200)',
    ["lost/request-headers", { name: "Content-Type" }],
  ],
  [
    {
      request: {
        method: "POST",
        headers: [["Content-Type", "application/x-www-form-urlencoded"]],
        body: text("a=%zz"),
      },
    },
    '.post("/v1", "a=%zz").reply(200)',
    ["lost/request-headers", { name: "Content-Type" }],
  ],
])("%#: %o", async (part, mock, ...said) => {
  expect(await one(part)).toEqual([mock, said]);
});

test("a form of more fields than nock reads is compared as text", async () => {
  const headers = [["Content-Type", "application/x-www-form-urlencoded"]] as const;
  const form = (count: number) => Array.from({ length: count }, (_, i) => `f${i}=1`).join("&");
  const sent = (count: number) => ({ request: { method: "POST", headers, body: text(form(count)) } });
  expect((await one(sent(1000)))[0]).toContain('.post("/v1", { f0: "1", f1: "1", ');
  expect((await one(sent(1001)))[0]).toBe(`.post("/v1", "${form(1001)}").reply(200)`);
});

const jsonPost = { method: "POST", body: text('{"id":1,"q":"x"}') };

test.each<[Partial<MatchPolicy>, Part, string, ...unknown[]]>([
  [{ body: "none" }, { request: jsonPost }, '.post("/v1").reply(200)'],
  [{ body: "text" }, { request: jsonPost }, `.post("/v1", '{"id":1,"q":"x"}').reply(200)`],
  [{ ignoreBody: ["/id"] }, { request: jsonPost }, '.post("/v1", json({ id: 1, q: "x" }, ["/id"])).reply(200)'],
  [
    {},
    { request: { ...jsonPost, body: text('{"a.b":1,"a":{"b":2}}') } },
    `.post("/v1", json(JSON.parse('{"a.b":1,"a":{"b":2}}'))).reply(200)`,
  ],
  [
    {},
    { request: { ...jsonPost, body: text("--b\r\n\r\n1\r\n--b--\r\n") } },
    '.post("/v1", multipart("--b\\r\\n\\r\\n1\\r\\n--b--\\r\\n")).reply(200)',
  ],
  [{ body: "bytes" }, { request: { ...jsonPost, body: text("--b\n--b--") } }, '.post("/v1", "--b\\n--b--").reply(200)'],
  [
    { body: "form" },
    { request: { ...jsonPost, body: text("a=1") } },
    '.post("/v1", "a=1").reply(200)',
    ["lost/match-policy", { what: "form bodies in another spelling" }],
  ],
  [{ query: "none" }, { request: { url: "https://api.test/v1?a=1" } }, '.get("/v1").query(true).reply(200)'],
  [
    { ignoreQuery: ["beta", "it's"] },
    { request: { url: "https://api.test/v1?a=1" } },
    '.get(path("/v1?a=1", ["beta", "it\'s"])).reply(200)',
  ],
  [{}, { request: { url: "https://api.test/v1?a=1?b" } }, '.get(path("/v1?a=1?b")).reply(200)'],
  [{}, { request: { url: "https://api.test/a/../v1" } }, '.get(path("/v1")).reply(200)'],
  [
    {},
    { request: { url: "https://api.test//v1" } },
    '.get("//v1").reply(200)',
    ["lost/url-match", { why: "a path that begins with two slashes" }],
  ],
  [
    { headers: ["x-a", "X-B"] },
    { request: { headers: [["X-A", "1"]] } },
    '.get("/v1").matchHeader("X-A", "1").matchHeader("X-B", absent).reply(200)',
  ],
  [{ repeat: "last" }, {}, '.persist().get("/v1").reply(200)'],
  [{ repeat: "cycle" }, {}, '.persist().get("/v1").reply(200)'],
  ...(
    [
      [{ method: false }, "requests of any method"],
      [{ order: "strict" }, "one order of all requests"],
      [{ pick: "closest" }, "answers to the closest request"],
    ] as const
  ).map(([policy, what]): [Partial<MatchPolicy>, Part, string, unknown] => [
    policy,
    {},
    '.get("/v1").reply(200)',
    ["lost/match-policy", { what }],
  ]),
])("%j", async (policy, part, mock, ...said) => {
  expect(await one(part, {}, policy)).toEqual([mock, said]);
  expect((await one({ ...part, match: policy }))[0]).toBe(mock);
});

test.each<[Part, Record<string, string>, string, ...unknown[]]>([
  [{ timing: { waitMs: 12.6 } }, {}, '.get("/v1").reply(200)', "lost/timing"],
  [{ timing: { waitMs: 12.6 } }, { "nock.delays": "recorded" }, '.get("/v1").delay(13).reply(200)'],
  [{ timing: { waitMs: 0.2 } }, { "nock.delays": "recorded" }, '.get("/v1").reply(200)'],
  [{ timing: { totalMs: 5 } }, { "nock.delays": "recorded" }, '.get("/v1").delay(5).reply(200)'],
  [
    { timing: { waitMs: 5, totalMs: 9 } },
    { "nock.delays": "recorded" },
    '.get("/v1").delay(5).reply(200)',
    "lost/timing",
  ],
  [{ timing: { startedAt: "2026-01-01" } }, { "nock.delays": "recorded" }, '.get("/v1").reply(200)', "lost/timing"],
  [
    { response: { body: storedBody(encodeUtf8("hi!"), { chunks: [{ end: 1 }, { end: 1 }, { end: 3 }] }) } },
    {},
    '.get("/v1").reply(200, stream("h", "i!"))',
  ],
  [
    {
      timing: { totalMs: 7 },
      response: { body: storedBody(encodeUtf8("hi"), { chunks: [{ end: 1 }, { end: 2 }] }) },
    },
    { "nock.delays": "recorded" },
    '.get("/v1").reply(200, stream(7, "h", "i"))',
  ],
  [
    {
      timing: { waitMs: 4 },
      response: {
        body: storedBody(encodeUtf8("é"), {
          chunks: [
            { end: 1, atMs: 5 },
            { end: 2, atMs: 20.4 },
          ],
        }),
      },
    },
    { "nock.delays": "recorded" },
    '.get("/v1").reply(200, stream(5, Buffer.from("ww==", "base64"), 15, Buffer.from("qQ==", "base64")))',
  ],
  [
    { response: { body: storedBody(encodeUtf8("h"), { chunks: [{ end: 1, atMs: 5 }] }) } },
    {},
    '.get("/v1").reply(200, "h")',
    "lost/timing",
  ],
  [
    {
      response: {
        headers: [["transfer-encoding", "chunked"]],
        body: storedBody(encodeUtf8("h"), { complete: false }),
        brokenBy: { kind: "failure", message: 'it"s' },
      },
    },
    {},
    `.get("/v1").reply(200, stream("h", new Error('it"s')), { "Transfer-Encoding": "chunked" })`,
  ],
  [
    { outcome: { kind: "failure", message: "refused", code: "ECONNREFUSED" }, timing: { waitMs: 3 } },
    { "nock.delays": "recorded" },
    '.get("/v1").delay(3).replyWithError(Object.assign(new Error("refused"), { code: "ECONNREFUSED" }))',
  ],
  [
    { outcome: { kind: "failure", message: "gone" }, request: { headers: [["Accept", "*/*"]] } },
    {},
    '.get("/v1").replyWithError(new Error("gone"))',
    ["lost/request-headers", { name: "Accept" }],
  ],
  [
    { request: { headers: [["X-A", "1"]] } },
    { "nock.reqheaders": "x-a,x-b" },
    '.get("/v1").matchHeader("X-A", "1").reply(200)',
  ],
  [
    { response: { body: text('{ "a": 1 }'), headers: json } },
    { "nock.bodies": "pretty" },
    '.get("/v1").reply(200, { a: 1 }, { "Content-Type": "application/json" })',
    "changed/json-spelling",
  ],
])("%#: %o", async (part, set, mock, ...said) => {
  expect(await one(part, set)).toEqual([mock, said]);
});

test("equal answers to equal requests are one mock; what stands between keeps them apart", async () => {
  const get = (body: string): Part => ({ response: { body: text(body) } });
  const { code } = await moduleOf(["a", "a", "b", "a", "a", "a"].map(get), { "nock.indent": "0" });
  const calls = code.split("\n").filter((line) => line.startsWith(".") && !line.startsWith(".get"));
  expect(calls.join("")).toBe(
    '.times(2).reply(200, "a"), nock("https://api.test").reply(200, "b"), nock("https://api.test").times(3).reply(200, "a")];',
  );
});

test("the last answer repeats, or all in turn, per request", async () => {
  const at = (path: string, body: string): Part => ({
    request: { url: `https://api.test${path}` },
    response: { body: text(body) },
  });
  const parts = [at("/a", "1"), at("/b", "2"), at("/a", "3")];
  const meta = (repeat: MatchPolicy["repeat"]) => ({ match: { repeat } as MatchPolicy });
  expect((await moduleOf(parts, {}, meta("last"))).code).toContain(`
    nock("https://api.test")
      .get("/a")
      .reply(200, "1"),
    nock("https://api.test")
      .persist()
      .get("/b")
      .reply(200, "2"),
    nock("https://api.test")
      .persist()
      .get("/a")
      .reply(200, "3"),
`);
  expect((await moduleOf(parts, {}, meta("cycle"))).code).toContain(`
    nock("https://api.test")
      .persist()
      .get("/a")
      .reply(cycle(() => [200, "1"], () => [200, "3"])),
    nock("https://api.test")
      .persist()
      .get("/b")
      .reply(200, "2"),
`);
});

test("nothing asks for the absence of a body of GET, unless one has a body", async () => {
  const { code } = await moduleOf([{}, { request: { body: text("q") } }], { "nock.indent": "0" });
  expect(code).toContain('.get("/v1", "")');
  expect(code).toContain('.get("/v1", "q")');
});

test("what a file of definitions held: options that nock reads stay, the rest is told", async () => {
  const extensions = {
    nock: {
      options: { allowUnmocked: true, reqheaders: { a: "b" }, encodedQueryParams: "x" },
      times: 2,
      delay: { head: 1 },
    },
  };
  expect(await one({ extensions })).toEqual([
    '.get("/v1").reply(200)',
    ["times", "delay.head", "options.reqheaders.a", "options.encodedQueryParams"].map((path) => [
      "lost/extension",
      { format: "nock", path },
    ]),
  ]);
  const { code } = await moduleOf([{ extensions }]);
  expect(code).toContain('nock("https://api.test", { allowUnmocked: true })\n');
});

test("a delay in definitions is a mistake of the caller", async () => {
  await expect(
    write({ meta: {}, interactions: [] }, { to: "nock", set: { "nock.delays": "recorded" } }),
  ).rejects.toMatchObject({
    code: "option/invalid",
  });
});

test("a module keeps nothing beside its entries, and is written from definitions as from anything", async () => {
  const cassette = { meta: {}, interactions: [interaction({})] };
  await expect(write(cassette, { to: "nock", set: { "nock.module": "esm" }, lossless: true })).rejects.toMatchObject({
    code: "option/invalid",
    message: "lossless nock module cannot be read back",
  });
  const { files } = await write(cassette, { to: "nock" });
  const source = files[0]?.bytes as Uint8Array;
  const converted = await convert(source, { to: "nock", set: { "nock.module": "esm" } });
  expect(new TextDecoder().decode(converted.files[0]?.bytes as Uint8Array)).toContain(
    '.get("/v1")\n      .reply(200),',
  );
});
