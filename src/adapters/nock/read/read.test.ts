import fc from "fast-check";
import { expect, test } from "vitest";
import { emptyBody, storedBody } from "../../../model/body.ts";
import { encodeUtf8 } from "../../../model/bytes.ts";
import { isRespoolError } from "../../../model/errors.ts";
import type { HttpResponse, Interaction } from "../../../model/types.ts";
import { read } from "./read.ts";

async function all(input: string | Uint8Array): Promise<Interaction[]> {
  const bytes = typeof input === "string" ? encodeUtf8(input) : input;
  const source = {
    name: "x.nock.json",
    bytes: async () => bytes,
    slice: async (start: number, end: number) => bytes.subarray(start, end),
    sibling: async () => undefined,
  };
  const reading = await read(source, {}, { notice: () => {} });
  expect(reading.meta).toEqual({ format: "nock" });
  const interactions: Interaction[] = [];
  for await (const interaction of reading.interactions) interactions.push(interaction);
  return interactions;
}

const base = { scope: "https://h.test:443", method: "GET", path: "/a", body: "" };
const one = async (fields: object) => (await all(JSON.stringify([{ ...base, ...fields }])))[0] as Interaction;
const text = (value: string, facts = {}) => storedBody(encodeUtf8(value), facts);
const semantic = { fidelity: "semantic" };

test("the method is read as nock compares it", async () => {
  expect((await one({ method: "get" })).request.method).toBe("GET");
  // fetch sends this one as it is given.
  expect((await one({ method: "patch" })).request.method).toBe("patch");
});

test("a definition of our own", async () => {
  const fields = { status: 201, response: "hi", rawHeaders: ["Set-Cookie", "a", "set-cookie", "\u00c3\u00a9\u00ff"] };
  expect(await one(fields)).toEqual({
    request: { method: "GET", url: "https://h.test/a", headers: [], body: emptyBody },
    outcome: {
      kind: "response",
      status: 201,
      headers: [
        ["Set-Cookie", "a"],
        ["set-cookie", "é\udcff"],
      ],
      body: text("hi"),
    },
    origin: { file: "x.nock.json", index: 0 },
  });
});

test.each([
  [{ scope: "http://h.test:80/v1/", path: "/a?b" }, "http://h.test/v1/a?b"],
  [{ scope: "http://h.test" }, "http://h.test/a"],
  [{ scope: "http://h.test", port: 80 }, "http://h.test/a"],
  [{ scope: "http://h.test", port: "8080" }, "http://h.test:8080/a"],
  [{ scope: "https://h.test:80" }, "https://h.test:80/a"],
  [{ scope: "http://[::80]:80" }, "http://[::80]/a"],
  [{ scope: "http://[::80]", port: 81 }, "http://[::80]:81/a"],
  [{ path: "/.//a?b" }, "https://h.test//a?b"],
  [{ path: "*" }, "https://h.test*"],
])("%j", async (fields, url) => {
  expect((await one(fields)).request.url).toBe(url);
});

test.each([
  [undefined, { kind: "lost", reason: "not-stored" }],
  ["text", text("text")],
  ["cafe", storedBody(Uint8Array.of(0xca, 0xfe))],
  ["CAFE", text("CAFE")],
  ["6162", text("6162")],
  [{ b: 1, a: [] }, text('{"b":1,"a":[]}', semantic)],
  [42, text("42", semantic)],
  [null, text("null", semantic)],
] as const)("request body %j", async (body, expected) => {
  const { request, match } = await one({ body });
  expect([request.body, match]).toEqual([expected, body === undefined ? { body: "none" } : undefined]);
});

test.each([
  [{}, emptyBody],
  [{ response: null }, emptyBody],
  [{ response: false, responseIsBinary: true }, emptyBody],
  [{ response: "FF00", responseIsBinary: true }, storedBody(Uint8Array.of(0xff, 0))],
  [{ response: { a: 1 } }, text('{"a":1}', semantic)],
  [{ response: [] }, text("[]", semantic)],
  [{ response: 7 }, text("7", semantic)],
  [{ response: '{"a": 1}' }, text('{"a": 1}', semantic)],
  [
    { response: ["ff", "00"], rawHeaders: ["content-encoding", "br"] },
    storedBody(Uint8Array.of(0xff, 0), { coding: "encoded", chunks: [{ end: 1 }, { end: 2 }] }),
  ],
  [
    { response: "ff00", rawHeaders: { "Content-Encoding": "br" } },
    storedBody(Uint8Array.of(0xff, 0), { coding: "encoded" }),
  ],
  [{ response: [""], rawHeaders: ["content-encoding", "gzip"] }, emptyBody],
  [{ response: ["x"], rawHeaders: ["content-encoding", "gzip"] }, text('["x"]', semantic)],
  [{ response: ["ff"] }, text('["ff"]', semantic)],
  [
    { response: ["ff", "00"], rawHeaders: ["content-encoding", "identity"] },
    storedBody(Uint8Array.of(0xff, 0), { chunks: [{ end: 1 }, { end: 2 }] }),
  ],
  [{ response: [], rawHeaders: ["content-encoding", "gzip"] }, emptyBody],
  [{ response: [], rawHeaders: ["content-encoding", ""] }, text("[]", semantic)],
])("response %j", async (fields, body) => {
  expect((await one(fields)).outcome).toMatchObject({ body });
});

const length = (n: number | string) => ({ rawHeaders: ["content-length", `${n}`] });

test.each([
  [{ response: "s", ...length(3) }, text('"s"', semantic)],
  [{ response: "s", ...length(1) }, text("s")],
  [{ response: "s", ...length("x") }, text("s")],
  [{ response: "é", ...length(4) }, text('"é"', semantic)],
  [{ response: "", ...length(2) }, text('""', semantic)],
  [{ response: "", ...length(0) }, emptyBody],
  [{ response: null, ...length(4) }, text("null", semantic)],
  [{ response: false, ...length(5) }, text("false", semantic)],
  [{ response: 0, ...length(1) }, text("0", semantic)],
  [{ ...length(4) }, emptyBody],
  [{ response: "", method: "HEAD", ...length(2) }, emptyBody],
  [{ response: null, status: 304, ...length(4) }, emptyBody],
  [{ response: "s", rawHeaders: ["content-encoding", "gzip", "content-length", "3"] }, text("s")],
])("the recorded length tells JSON from what nock plays: %j", async (fields, body) => {
  expect((await one(fields)).outcome).toMatchObject({ body });
});

test.each([
  [{ status: 404 }, 404],
  [{}, 200],
  [{ status: 0 }, 200],
  [{ status: 500, reply: "404" }, 404],
])("status of %j", async (fields, status) => {
  expect((await one(fields)).outcome).toMatchObject({ status });
});

test("headers may be an object", async () => {
  const rawHeaders = { "x-a": "1", "set-cookie": ["a", "b"], "x-n": 5 };
  expect((await one({ rawHeaders })).outcome).toMatchObject({
    headers: [
      ["x-a", "1"],
      ["set-cookie", "a"],
      ["set-cookie", "b"],
      ["x-n", "5"],
    ],
  });
});

test("headers that requests must or must not have take part in matching", async () => {
  expect(await one({ reqheaders: { "X-A": "1" }, badheaders: ["X-B"] })).toMatchObject({
    request: { headers: [["X-A", "1"]] },
    match: { headers: ["X-A", "X-B"] },
  });
});

test.each([
  [
    { headers: { "X-A": "1", "set-cookie": ["a", "b"] } },
    [
      ["X-A", "1"],
      ["set-cookie", "a"],
      ["set-cookie", "b"],
    ],
    undefined,
  ],
  [{ headers: ["X-A", "1"] }, [["X-A", "1"]], undefined],
  [{ headers: "X-A: 1" }, [], { headers: "X-A: 1" }],
  [{ headers: { "X-A": "1" }, rawHeaders: ["X-B", "2"] }, [["X-B", "2"]], { headers: { "X-A": "1" } }],
  [{ headers: null, rawHeaders: null }, [], { headers: null }],
])("old response headers in %j", async (fields, headers, kept) => {
  const { outcome, extensions } = await one(fields);
  expect([(outcome as HttpResponse).headers, extensions?.nock]).toEqual([headers, kept]);
});

test("our own key is no member of nock's", async () => {
  expect((await one({ respool: { hash: "x" }, times: 2 })).extensions).toEqual({
    respool: { hash: "x" },
    nock: { times: 2 },
  });
  expect((await one({ respool: { hash: "x" } })).extensions).toEqual({ respool: { hash: "x" } });
  expect((await one({ respool: "somebody else's" })).extensions).toEqual({ nock: { respool: "somebody else's" } });
});

test("other members are kept", async () => {
  const fields = JSON.parse('{"options":{"allowUnmocked":true},"10":1,"__proto__":{"a":1}}');
  const [interaction] = await all(`[${JSON.stringify({ ...base, ...fields })}]`);
  expect(JSON.stringify(interaction?.extensions)).toBe(JSON.stringify({ nock: fields }));
});

test.each([
  [{ scope: undefined }, "scope is missing; nock needs text", "/0/scope"],
  [{ scope: 5 }, "scope is a number; nock needs text", "/0/scope"],
  [{ scope: "h.test" }, "scope is no http or https origin", "/0/scope"],
  [{ method: null }, "method is null; nock needs text", "/0/method"],
  [{ method: "" }, "method is empty; nock needs text", "/0/method"],
  [{ path: ["/"] }, "path is a list; nock needs text", "/0/path"],
  [{ path: "a" }, "path does not begin with /", "/0/path"],
  [{ port: "x" }, "port is no port", "/0/port"],
  [{ port: 80 }, "port is not the port in scope", "/0/port"],
  [{ status: "200" }, "status is a string; nock needs a whole number", "/0/status"],
  [{ status: 1.5 }, "status is a number; nock needs a whole number", "/0/status"],
  [{ reply: {} }, "reply is no number", "/0/reply"],
  [{ response: "xx", responseIsBinary: true }, "response is no hex", "/0/response"],
  [{ response: {}, responseIsBinary: true }, "response is an object, not hex", "/0/response"],
  [{ rawHeaders: "x" }, "rawHeaders is a string; nock takes a list or an object", "/0/rawHeaders"],
  [{ rawHeaders: ["x"] }, "rawHeaders has an odd number of items; nock needs names and values", "/0/rawHeaders"],
  [{ rawHeaders: [1, "x"] }, "rawHeaders holds a name that is a number", "/0/rawHeaders"],
  [{ rawHeaders: ["x", {}] }, "rawHeaders holds a value that is an object", "/0/rawHeaders"],
  [{ reqheaders: { a: null } }, "reqheaders holds a value that is null", "/0/reqheaders"],
  [{ badheaders: "x" }, "badheaders is a string; nock needs a list", "/0/badheaders"],
  [{ badheaders: [1] }, "badheaders holds a name that is a number", "/0/badheaders"],
])("%j is refused", async (fields, message, pointer) => {
  await expect(one(fields)).rejects.toMatchObject({
    name: "RespoolError",
    code: "input/invalid",
    format: "nock",
    message,
    at: { interaction: 0, pointer },
  });
});

test("what is no list of definitions is refused", async () => {
  await expect(all("{}")).rejects.toMatchObject({ message: "the file is an object, not a list of definitions" });
  await expect(all("[[]]")).rejects.toMatchObject({ message: "the definition is a list; a definition is an object" });
  await expect(all('[\n{"a":]')).rejects.toMatchObject({ code: "input/syntax", at: { line: 2, column: 6 } });
  await expect(all("[")).rejects.toMatchObject({ message: "the file ends too early", at: { line: 1, column: 2 } });
  await expect(all(Uint8Array.of(0x5b, 0xff, 0x5d))).rejects.toMatchObject({ message: "the file is not UTF-8" });
  expect(await all("\ufeff[]")).toEqual([]);
});

test("nesting ends at a limit, not in the stack", async () => {
  const deep = (depth: number) =>
    `[{"scope":"http://h","method":"GET","path":"/","response":${"[".repeat(depth)}${"]".repeat(depth)}}]`;
  expect(await all(deep(400))).toHaveLength(1);
  for (const depth of [600, 200_000]) {
    await expect(all(deep(depth))).rejects.toMatchObject({
      message: "the definition is nested deeper than 500 levels",
      at: { interaction: 0, pointer: "/0" },
    });
  }
});

test("only RespoolError comes out, whatever stands in a field", async () => {
  const names = ["scope", "method", "path", "port", "body", "status", "reply", "response", "rawHeaders", "reqheaders"];
  const fields = fc.dictionary(
    fc.constantFrom(...names, "badheaders", "responseIsBinary", "__proto__"),
    fc.jsonValue(),
  );
  const edit = fc.tuple(fields, fc.option(fc.nat()));
  await fc.assert(
    fc.asyncProperty(edit, async ([changes, cut]) => {
      const file = JSON.stringify([{ ...base, ...changes }]);
      try {
        await all(cut === null ? file : file.slice(0, cut % file.length));
      } catch (e) {
        if (!isRespoolError(e)) throw e;
      }
    }),
  );
});
