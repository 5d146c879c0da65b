import { Readable } from "node:stream";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { NockDefinition } from "../../src/adapters/nock/definition.ts";
import { decode } from "../../src/entry/node.ts";
import { storedBody } from "../../src/model/body.ts";
import { encodeUtf8 } from "../../src/model/bytes.ts";
import type { Cassette, Interaction, MatchPolicy } from "../../src/model/types.ts";
import { write } from "../../src/write.ts";
import { cassettes } from "../support/arbitraries.ts";
import { type Call, callsOf, listeningNock, piecesOf, runModule } from "../support/nock-module.ts";

// A module does what a file of definitions does, whatever the recording holds, and nothing else.

const languages = ["esm", "cjs", "ts"] as const;

async function textOf(cassette: Cassette, set: Record<string, string>): Promise<string> {
  const { files } = await write(cassette, { to: "nock", set, decode });
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(files[0]?.bytes as Uint8Array);
}

/** What a mock answers, as far as a file of definitions can say it. */
interface Mock {
  readonly method: unknown;
  readonly origin: unknown;
  readonly status: unknown;
  readonly headers: readonly string[];
  readonly body: string;
  readonly request: unknown;
}

async function mockOf(calls: readonly Call[]): Promise<Mock[]> {
  const [, origin] = calls.find(([name]) => name === "nock") ?? [];
  const [times = 1] = (calls.find(([name]) => name === "times") ?? []).slice(1) as number[];
  const [call = "", ...args] = calls[1] ?? [];
  const [path, method, request] = call === "intercept" ? args : [args[0], call.toUpperCase(), args[1]];
  const [name, ...reply] = calls.at(-1) ?? [];
  if (name === "replyWithError") return [];
  const [status, body = "", headers = []] = reply;
  const mock = {
    method,
    origin: new URL(String(origin)).origin + String(path),
    status,
    headers: Array.isArray(headers) ? headers : Object.entries(headers as object).flat(),
    body: (await bytesOf(body)).toString("latin1"),
    request,
  };
  return Array.from({ length: times }, () => mock);
}

async function bytesOf(body: unknown): Promise<Buffer> {
  if (Buffer.isBuffer(body)) return body;
  if (body instanceof Readable) return Buffer.concat((await piecesOf(body)).pieces);
  return Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
}

/** What a definition answers: the oracle. */
function defined(definition: NockDefinition): Mock {
  const { method, scope, path, status, rawHeaders, response, responseIsBinary, body } = definition;
  const isCoded =
    Array.isArray(response) && rawHeaders.some((name, i) => i % 2 === 0 && /^content-encoding$/i.test(name));
  const bytes =
    responseIsBinary || isCoded
      ? Buffer.from(String(response), "hex")
      : Buffer.from(typeof response === "string" ? response : JSON.stringify(response));
  return {
    method: method.toUpperCase(),
    origin: new URL(scope).origin + path,
    status,
    headers: rawHeaders,
    body: bytes.toString("latin1"),
    request: body,
  };
}

/** A definition's body, asked for by a module in its own way. */
function asksForIt(asked: unknown, { request, method }: Mock): boolean {
  if (typeof asked === "function") return asked(typeof request === "string" ? parsed(request) : request);
  if (asked === undefined && request === "") return method === "GET" || method === "HEAD";
  if (typeof asked === "object" && typeof request === "string") return [...new URLSearchParams(request)].length > 0;
  return JSON.stringify(asked) === JSON.stringify(request);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function compare(cassette: Cassette, language: (typeof languages)[number]): Promise<number> {
  const code = await textOf(cassette, { "nock.module": language });
  const scopes = runModule(code, language, listeningNock);
  const mocks = (await Promise.all(scopes.map((scope) => mockOf(callsOf(scope))))).flat();
  const definitions: NockDefinition[] = JSON.parse(await textOf(cassette, {}));
  const wanted = definitions.map(defined);
  const brokenOff = ["Transfer-Encoding", "chunked"];
  expect(
    mocks.map(({ request: _, headers, origin, ...mock }, i) => ({
      ...mock,
      origin: String(origin).replace(/\/\.\/\//, "//"),
      headers: wanted[i]?.headers.length === headers.length ? headers : headers.slice(0, -brokenOff.length),
    })),
  ).toEqual(
    wanted.map(({ request: _, origin, ...mock }) => ({ ...mock, origin: String(origin).replace(/\/\.\/\//, "//") })),
  );
  for (const [i, { request }] of mocks.entries()) expect(asksForIt(request, wanted[i] as Mock)).toBe(true);
  return mocks.length;
}

test.each(languages)("a module in %s answers as definitions do", async (language) => {
  let mocks = 0;
  await fc.assert(
    fc.asyncProperty(cassettes, async (cassette) => {
      mocks += await compare(cassette, language);
    }),
    { numRuns: 200, seed: 20_261_122 },
  );
  expect(mocks).toBeGreaterThan(150);
});

const evil = fc
  .array(
    fc.constantFrom(
      ..."\"'`\\/*<>!-$&;,()[]{}\n\r\t ",
      "\u2028",
      "\u2029",
      "\u202e",
      "\ufeff",
      "\0",
      "*/",
      "//",
      "$" + "{pwned()}",
      "</script>",
      "<!--",
      "\\u0022",
      "\\x27",
      "__proto__",
      "pwned()",
      '");pwned();("',
      "');pwned();('",
      "`);pwned();(`",
      "});pwned();({",
      "\n;pwned();\n",
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(""));

const json = fc
  .dictionary(evil, fc.oneof(evil, fc.array(evil, { maxLength: 2 }), fc.constant(null)), { maxKeys: 3 })
  .chain((value) => fc.constantFrom(JSON.stringify(value), JSON.stringify(value, null, 1)));
const type = fc.constantFrom(
  "application/json",
  "text/plain",
  "application/x-www-form-urlencoded",
  "multipart/mixed; boundary=b",
);
const method = fc.constantFrom("POST", "get", "$pwned", "it's", "`pwned`", "X*Y", "__proto__", "constructor");

const exchange: fc.Arbitrary<Interaction> = fc
  .record({
    method,
    type,
    path: evil,
    query: evil,
    sent: fc.oneof(evil, json),
    got: fc.oneof(evil, json),
    value: evil,
    end: fc.nat(9),
  })
  .map(({ method: name, type: contentType, path, query, sent, got, value, end }) => {
    const bytes = encodeUtf8(got);
    const headers = [
      ["Content-Type", contentType],
      ["X-Evil", value],
      ["__proto__", value],
      ["constructor", "1"],
    ] as const;
    return {
      request: {
        method: name,
        url: `http://h.test/${path.replaceAll(/[#\n\r\t]/g, "")}?${query.replaceAll(/[#\n\r\t]/g, "")}`,
        headers: [
          ["Content-Type", contentType],
          ["X-Evil", value],
        ],
        body: storedBody(encodeUtf8(contentType.startsWith("multipart") ? `--b\r\n\r\n${sent}\r\n--b--` : sent)),
      },
      outcome:
        end === 9
          ? { kind: "failure", message: got, code: value }
          : {
              kind: "response",
              status: 200,
              headers,
              body: storedBody(bytes, end < bytes.length ? { chunks: [{ end }, { end: bytes.length }] } : {}),
              ...(end === 8 && { brokenBy: { kind: "failure", message: value } }),
            },
      extensions: { nock: { options: { [value]: value, allowUnmocked: value } }, [value]: { [value]: value } },
    };
  });

const policy: fc.Arbitrary<Partial<MatchPolicy>> = fc.record(
  {
    query: fc.constantFrom("all", "none"),
    ignoreQuery: fc.array(evil, { maxLength: 2 }),
    headers: fc.constant(["x-evil", "x-none"]),
    ignoreBody: fc.array(
      evil.map((name) => `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`),
      { maxLength: 2 },
    ),
    repeat: fc.constantFrom("once", "last", "cycle"),
  },
  { requiredKeys: [] },
);

const evilCassettes: fc.Arbitrary<Cassette> = fc
  .record({ interactions: fc.array(exchange, { maxLength: 3 }), match: policy })
  .map(({ interactions, match }) => ({ meta: { match: match as MatchPolicy }, interactions }));

test("no recording breaks the syntax, or is executed, in any language and layout", async () => {
  const globals = globalThis as { pwned?: () => void };
  globals.pwned = () => {
    throw new Error("executed");
  };
  let scopes = 0;
  try {
    const layout = fc.record({
      "nock.module": fc.constantFrom(...languages),
      "nock.indent": fc.constantFrom("0", "2"),
    });
    await fc.assert(
      fc.asyncProperty(evilCassettes, layout, async (cassette, set) => {
        const code = await textOf(cassette, { ...set, "nock.reqheaders": "x-evil" });
        // Every line of the recording is part of a string: none is part of a comment.
        for (const [comment] of code.matchAll(/^ *\/\/.*|^\/\*.*/gm)) expect(comments).toContain(comment.trim());
        scopes += runModule(code, set["nock.module"], listeningNock).length;
      }),
      { numRuns: 600, seed: 20_261_122 },
    );
  } finally {
    delete globals.pwned;
  }
  expect(scopes).toBeGreaterThan(400);
});

const comments = [
  "// Recorded answers for nock, written by respool: each call of replay() sets them up once.",
  "// nock 15 is an ES module.",
  "// What nock shows of a mock that was not used.",
  "// What is sent at once would arrive as one piece.",
  "/** Paths like the recorded one: their parameters in any order, without those that are ignored. */",
  "/** JSON bodies of the recorded value, without what the pointers name; in a pointer * is any name or index. */",
  "/** Multipart bodies like the recorded one, whatever their boundary; nock gives bytes that are not UTF-8 as hex. */",
  "/** For a header that the request must not have. */",
  "/** A body that comes in pieces: a number is a pause in milliseconds, an error breaks it off. */",
  "/** The answers one after the other, again and again. */",
];
