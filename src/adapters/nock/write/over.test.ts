import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { storedBody } from "../../../model/body.ts";
import { decodeUtf8, encodeHex, encodeUtf8 } from "../../../model/bytes.ts";
import type { HttpResponse, Interaction, Notice } from "../../../model/types.ts";
import type { Context, Options, Reading, SourceText } from "../../adapter.ts";
import { inMemory } from "../../shared/output-files.ts";
import { read } from "../read/read.ts";
import { write } from "./write.ts";

// Writing over a source: what did not change keeps its text, and what did changes no more than it must.

interface Read {
  readonly meta: Reading["meta"];
  readonly text: SourceText;
  readonly interactions: readonly Interaction[];
}

async function readText(text: string, name = "x"): Promise<Read> {
  const bytes = encodeUtf8(text);
  const source = {
    name,
    bytes: async () => bytes,
    slice: async (start: number, end: number) => bytes.subarray(start, end),
    sibling: async () => undefined,
  };
  const { meta, interactions, text: held } = await read(source, {}, { notice: () => {} });
  const all: Interaction[] = [];
  for await (const interaction of interactions) all.push(interaction);
  return { meta, text: held as SourceText, interactions: all };
}

/** Writes interactions over the sources that they name as their file. */
async function writeOver(
  reads: readonly Read[],
  interactions: readonly Interaction[],
  o: Options = {},
  meta = reads[0]?.meta ?? {},
) {
  const notices: unknown[] = [];
  const ctx: Context = {
    notice: ({ code, data }: Notice) => notices.push(data === undefined ? code : [code, data]),
    originalOf: async (interaction) => {
      const from = reads.find(({ text }) => text.source.name === interaction.origin?.file);
      const index = interaction.origin?.index ?? -1;
      const original = from?.interactions.find(({ origin }) => origin?.index === index);
      if (from === undefined || original === undefined) return undefined;
      return { text: from.text, index, interaction: original, unchanged: original === interaction };
    },
  };
  for (const { bytes } of await inMemory(write({ meta, interactions }, o, ctx))) {
    return { text: decodeUtf8(bytes) as string, notices };
  }
  throw new Error("no file");
}

const answer = ({ outcome }: Interaction) => outcome as HttpResponse;
const withHeaders = (one: Interaction, headers: HttpResponse["headers"]): Interaction => ({
  ...one,
  outcome: { ...answer(one), headers },
});
const addHeader = (one: Interaction) => withHeaders(one, [...answer(one).headers, ["X-New", "é"]]);

const hand = `\ufeff[
\t{ "scope":"http://h",   "method": "get", "path": "/a",
\t  "options": {"allowUnmocked" : true}, "body": "", "2": 1, "reply": "200",
\t  "response": [ "6869" ],
\t  "rawHeaders": [ "Content-Encoding", "identity", "Content-Length", "2" ], "reqheaders": {"A":"b"} }
\t,
\t{"scope": "http://h/v1", "port": 80, "method": "GET", "path": "/b", "response": "x", "headers": {"x-a": "1"}}, {"scope":"http://h","method":"GET","path":"/c"}
]\r\n\r\n`;
const lists = `{
    "t 1": [
        {"scope":"http://h","method":"GET","path":"/a"},
        {"scope":"http://h","method":"GET","path":"/b"}
    ],
    "call": { "n": 1.0 },
    "t 2": [],   "t 3": [ {"scope":"http://h","method":"GET","path":"/c"} ]
}`;

test.each([
  ["hand-made", hand],
  ["lists by name", lists],
  ["one line", '[{"scope":"http://h","method":"GET","path":"/a"},{"scope":"http://h","method":"GET","path":"/b"}]'],
  ["an empty list in an object", ' {"t" : [] }\n'],
])("%s: the same bytes when nothing changed", async (_, text) => {
  const source = await readText(text);
  expect(await writeOver([source], source.interactions)).toMatchObject({ notices: [] });
  if (source.interactions.length > 0) expect((await writeOver([source], source.interactions)).text).toBe(text);
});

test("an empty source comes back as it is", async () => {
  const { meta, text } = await readText(" [ ]\r\n");
  for (const { bytes } of await inMemory(write({ meta, text, interactions: [] }, {}, { notice: () => {} }))) {
    expect(decodeUtf8(bytes)).toBe(" [ ]\r\n");
  }
});

test("what is left out leaves the rest as it was", async () => {
  const source = await readText(hand);
  const [a, b, c] = source.interactions as [Interaction, Interaction, Interaction];
  const [first, second, third] = [...source.text.spans].map(([start, end]) =>
    decodeUtf8(encodeUtf8(hand).subarray(start, end)),
  );
  expect((await writeOver([source], [b, c])).text).toBe(`\ufeff[\n\t${second}, ${third}\n]\r\n\r\n`);
  expect((await writeOver([source], [c, a])).text).toBe(`\ufeff[\n\t${third},\n\t${first}\n]\r\n\r\n`);
  expect((await writeOver([source], [])).text).toBe("[]\n");
});

test("lists keep their names, and what stands between them, when some are left out", async () => {
  const source = await readText(lists);
  const [a, b, c] = source.interactions as [Interaction, Interaction, Interaction];
  expect((await writeOver([source], [b, c])).text).toBe(`{
    "t 1": [
        {"scope":"http://h","method":"GET","path":"/b"}
    ],
    "call": {
        "n": 1
    },
    "t 2": [],
    "t 3": [
        {"scope":"http://h","method":"GET","path":"/c"}
    ]
}`);
  // Without the facts about the file the lists are made of what the interactions say.
  expect((await writeOver([], [c, a], {}, {})).text.split("\n").slice(0, 3)).toEqual(["{", '  "t 3": [', "    {"]);
});

test("what comes from elsewhere joins the list before it, in the layout of its neighbours", async () => {
  const source = await readText(
    '{\n\t"t 1": [\n\t\t{\n\t\t\t"scope": "http://h",\n\t\t\t"method": "GET",\n\t\t\t"path": "/a"\n\t\t}\n\t]\n}',
  );
  const [a] = source.interactions as [Interaction];
  const { origin: _, extensions: __, ...foreign } = a;
  const { text } = await writeOver([source], [a, foreign]);
  const [first, second] = JSON.parse(text)["t 1"];
  expect([first.path, second.path]).toEqual(["/a", "/a"]);
  expect(text).toContain('\n\t\t},\n\t\t{\n\t\t\t"scope": "http://h:80",\n');
});

test("a changed header changes its member alone, in the form that it has", async () => {
  const source = await readText(hand);
  const [a, b, c] = source.interactions as [Interaction, Interaction, Interaction];
  const { text, notices } = await writeOver([source], [addHeader(a), addHeader(b), addHeader(c)]);
  expect(notices).toEqual([]);
  // The unit of indent is what stands before the first member, here none: such values go on one line.
  const changed = hand
    .replace(
      '[ "Content-Encoding", "identity", "Content-Length", "2" ]',
      '["Content-Encoding","identity","Content-Length","2","X-New","Ã©"]',
    )
    .replace('{"x-a": "1"}', '{"x-a":"1","X-New":"Ã©"}')
    .replace('"path":"/c"}', '"path":"/c","rawHeaders":["X-New","Ã©"]}');
  expect(text).toBe(changed);
});

const recorded = JSON.stringify(
  [
    {
      scope: "http://h:80",
      method: "POST",
      path: "/a?b=1",
      body: { q: [1] },
      status: 200,
      response: [encodeHex(gzipSync("packed"))],
      rawHeaders: { "content-encoding": "gzip", "content-length": "26", "set-cookie": "a" },
      responseIsBinary: false,
    },
  ],
  null,
  4,
);

test.each<[string, (one: Interaction) => Interaction, (file: string) => string, unknown[]]>([
  ["status", (one) => ({ ...one, outcome: { ...answer(one), status: 404 } }), (file) => file.replace("200", "404"), []],
  [
    "method",
    (one) => ({ ...one, request: { ...one.request, method: "PUT" } }),
    (file) => file.replace("POST", "PUT"),
    [],
  ],
  [
    "path",
    (one) => ({ ...one, request: { ...one.request, url: "http://h/c#x" } }),
    (file) => file.replace("/a?b=1", "/c"),
    ["changed/url-fragment"],
  ],
  [
    "request body",
    (one) => ({ ...one, request: { ...one.request, body: storedBody(encodeUtf8('{"q": 2}')) } }),
    (file) => file.replace(/\[\s*1\s*\]/, "2"),
    ["changed/request-json"],
  ],
  [
    "a repeated header",
    (one) => withHeaders(one, [...answer(one).headers, ["set-cookie", "b"]]),
    (file) =>
      file.replace(
        /\{\s*"content-encoding[^}]*\}/,
        JSON.stringify(
          ["content-encoding", "gzip", "content-length", "26", "set-cookie", "a", "set-cookie", "b"],
          null,
          4,
        ).replace(/\n/g, "\n        "),
      ),
    [],
  ],
  [
    "a header that cannot be sent",
    (one) => withHeaders(one, [...answer(one).headers, ["X", "a\nb"]]),
    (file) => file,
    [["lost/header", { part: "response", name: "X", why: "its value holds a control character" }]],
  ],
  [
    "response body",
    (one) => ({
      ...one,
      outcome: { ...answer(one), headers: [["set-cookie", "a"]], body: storedBody(Uint8Array.of(0xff)) },
    }),
    (file) =>
      file
        .replace(/\[\s*"1f8b[^\]]*\]/, '"ff"')
        .replace(/"content-encoding[^}]*"set-cookie/, '"set-cookie')
        .replace("false", "true"),
    [],
  ],
  [
    "the coding",
    (one) => withHeaders(one, [["set-cookie", "a"]]),
    (file) =>
      file
        .replace(/\[\s*"1f8b[^\]]*\]/, `"${encodeHex(gzipSync("packed"))}"`)
        .replace(/"content-encoding[^}]*"set-cookie/, '"set-cookie')
        .replace("false", "true"),
    [],
  ],
  ["timing", (one) => ({ ...one, timing: { waitMs: 1 } }), (file) => file, ["lost/timing"]],
  [
    "own members",
    (one) => ({ ...one, extensions: { nock: { times: 2 }, respool: { hash: "x" } } }),
    (file) =>
      file.replace("false", 'false,\n        "times": 2,\n        "respool": {\n            "hash": "x"\n        }'),
    [],
  ],
])("%s changed: nothing else does", async (_, change, expected, said) => {
  const source = await readText(recorded);
  const { text, notices } = await writeOver([source], source.interactions.map(change));
  expect(text).toBe(expected(recorded));
  expect(notices).toEqual(said);
});

test("a body that the recorded length proves is kept when the length goes", async () => {
  const fields = { scope: "http://h", method: "GET", path: "/a", body: "", response: null };
  const source = await readText(JSON.stringify([{ ...fields, rawHeaders: ["Content-Length", "4"] }]));
  const { text } = await writeOver(
    [source],
    source.interactions.map((one) => withHeaders(one, [])),
  );
  expect(JSON.parse(text)).toEqual([
    { ...fields, response: encodeHex(encodeUtf8("null")), rawHeaders: [], responseIsBinary: true },
  ]);
});

test("old fields do not speak against new ones", async () => {
  const source = await readText(hand);
  const [a, b] = source.interactions as [Interaction, Interaction];
  const moved = (one: Interaction, url: string): Interaction => ({ ...one, request: { ...one.request, url } });
  const status: Interaction = { ...a, outcome: { ...answer(a), status: 500 } };
  const { text } = await writeOver([source], [status, moved(b, "http://h/v2/b")]);
  const [first, second] = JSON.parse(text.slice(1));
  expect([first.reply, first.status]).toEqual([undefined, 500]);
  expect([second.scope, second.port, second.path, second.headers]).toEqual([
    "http://h:80",
    undefined,
    "/v2/b",
    { "x-a": "1" },
  ]);
});

test("of a repeated member the last one is changed, and the others go", async () => {
  const text = '[{"scope":"http://h","path":"/x","method":"GET","path":"/a","status":200}]';
  const source = await readText(text);
  const change = (one: Interaction): Interaction => ({ ...one, request: { ...one.request, url: "http://h/b" } });
  expect((await writeOver([source], source.interactions.map(change))).text).toBe(
    '[{"scope":"http://h","method":"GET","path":"/b","status":200}]',
  );
});

test("members are taken out from anywhere", async () => {
  for (const order of [
    ["times", "scope", "method", "path"],
    ["scope", "times", "method", "path"],
    ["scope", "method", "path", "times"],
  ]) {
    const values: Record<string, unknown> = { scope: "http://h", method: "GET", path: "/a", times: 2 };
    const fields = (names: string[]) => Object.fromEntries(names.map((name) => [name, values[name]]));
    const source = await readText(JSON.stringify([fields(order)], null, 2));
    const bare = source.interactions.map(({ extensions: _, ...rest }) => rest);
    const expected = JSON.stringify([fields(order.filter((name) => name !== "times"))], null, 2);
    expect((await writeOver([source], bare)).text).toBe(expected);
  }
});

test("several sources: each keeps its own text", async () => {
  const one = await readText(hand, "one");
  const two = await readText(recorded, "two");
  const foreign = { ...(one.interactions[2] as Interaction), origin: { file: "three", index: 0 } };
  const merged = [one.interactions[0], two.interactions[0], foreign] as Interaction[];
  const { text } = await writeOver([one, two], merged, {}, {});
  const first = hand.slice(0, hand.indexOf("\t,")).trimEnd();
  expect(text.startsWith(`${first},\n\t${recorded.slice(recorded.indexOf("{"), recorded.lastIndexOf("}"))}`)).toBe(
    true,
  );
  expect(JSON.parse(text.slice(1))).toHaveLength(3);
});

test("what was asked for goes before what stands there", async () => {
  const source = await readText(recorded);
  const { text } = await writeOver([source], source.interactions, { reqheaders: ["x-a"] });
  expect(JSON.parse(text)[0]).toMatchObject({ scope: "http://h:80", rawHeaders: ["set-cookie", "a"] });
  expect(text.startsWith('[\n    {\n        "scope"')).toBe(true);
  const edited = await writeOver([source], source.interactions.map(addHeader), { indent: 1 });
  expect(edited.text.startsWith('[\n    {\n     "scope"')).toBe(true);
  expect((await writeOver([source], source.interactions, { indent: 1 })).text).toBe(recorded);
});

test("a layout that came with the cassette is the file's", async () => {
  const style = { unit: "\t", indent: "\t", lineEnd: "\r\n", end: "" };
  const { interactions } = await readText(recorded);
  const { text } = await writeOver([], interactions, {}, { extensions: { nock: { $style: style } } });
  expect([text.slice(0, 15), text.slice(-5)]).toEqual(['[\r\n\t{\r\n\t\t"scope', "\t}\r\n]"]);
  const wrong = await writeOver([], interactions, {}, { extensions: { nock: { $style: { unit: "x" } } } });
  expect(wrong.text.startsWith('[\n  {\n    "scope"')).toBe(true);
});
