import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { errorCodes, isRespoolError, read } from "../../src/index.ts";
import type { RespoolError } from "../../src/model/errors.ts";

// Whatever a reader is given, it gives a cassette or an error of ours with a code, a place and no value of the input.

const bytesOf = (path: string) => new Uint8Array(readFileSync(new URL(`../${path}`, import.meta.url)));
const seeds: Readonly<Record<string, Uint8Array>> = {
  "go-vcr": bytesOf("fixtures/go-vcr/openai-stream/chat.yaml"),
  nock: bytesOf("golden/go-vcr--nock/openai-stream/cassette.nock.json"),
};
const utf8 = (text: string) => new TextEncoder().encode(text);

/** Reads; gives the error, or nothing. Fails on any other error than ours. */
async function refusal(bytes: Uint8Array, from: string): Promise<RespoolError | undefined> {
  try {
    await read(bytes, { from });
    return undefined;
  } catch (e) {
    if (!isRespoolError(e) || e.code === "internal/bug") throw e;
    expect(errorCodes).toHaveProperty([e.code]);
    expect(e.at?.file).toBe("input");
    return e;
  }
}

describe.each(Object.keys(seeds))("%s", (from) => {
  const seed = seeds[from] ?? new Uint8Array(0);

  test("cut off anywhere", async () => {
    for (let end = 0; end < seed.length; end += 7) await refusal(seed.subarray(0, end), from);
  });

  test("changed anywhere", async () => {
    const change = fc.tuple(
      fc.nat(seed.length - 1),
      fc.oneof(fc.nat(255), fc.constantFrom(...utf8("\n\t :-'\"\\{}[]#&*!|>%@"))),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const bytes = seed.slice();
        for (const [at, byte] of changes) bytes[at] = byte;
        await refusal(bytes, from);
      }),
      { numRuns: 1500, seed: 7 },
    );
  });

  test("pieces left out, doubled or moved", async () => {
    const cut = fc.tuple(fc.nat(seed.length), fc.nat(400), fc.nat(seed.length));
    await fc.assert(
      fc.asyncProperty(cut, async ([start, length, to]) => {
        const piece = seed.subarray(start, start + length);
        const without = Buffer.concat([seed.subarray(0, start), seed.subarray(start + length)]);
        await refusal(new Uint8Array(without), from);
        await refusal(new Uint8Array(Buffer.concat([seed.subarray(0, to), piece, seed.subarray(to)])), from);
      }),
      { numRuns: 500, seed: 7 },
    );
  });

  test("anything at all", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.uint8Array(), fc.string({ unit: "binary" }).map(utf8), fc.json().map(utf8)),
        (bytes) => refusal(bytes, from).then(() => {}),
      ),
      { numRuns: 500, seed: 7 },
    );
  });
});

const file = (interactions: string) => utf8(`version: 2\ninteractions:\n${interactions}`);
const interaction = (body: string, more = "") =>
  `- request:\n    method: GET\n    url: http://h/\n${more}  response:\n    code: 200\n    body: ${body}\n`;

describe("go-vcr, on purpose", () => {
  test("an alias bomb is refused before it unfolds", async () => {
    const levels = Array.from(
      { length: 30 },
      (_, i) =>
        `a${i}: &a${i} [${Array(10)
          .fill(i === 0 ? "x" : `*a${i - 1}`)
          .join(", ")}]\n`,
    );
    const error = await refusal(utf8(`${levels.join("")}version: 2\ninteractions: *a29\n`), "go-vcr");
    expect(error?.code).toMatch(/^input\//);
  });

  test("nesting without an end", async () => {
    for (const open of ["[", "{a: ", "- ", "? "]) {
      const error = await refusal(
        utf8(
          `version: 2\ninteractions: []\nextra: ${open === "- " || open === "? " ? "\n  " : ""}${open.repeat(100_000)}`,
        ),
        "go-vcr",
      );
      expect(error?.code).toMatch(/^input\//);
    }
  });

  test("a scalar of 50 MB is read, in every style, in one piece", async () => {
    const megabyte = "x".repeat(1023);
    const text = `${megabyte}\n`.repeat(50 * 1024);
    const styles = [
      `|\n${text.replaceAll(/^/gm, "      ").replace(/ +$/, "")}`,
      `"${text.replaceAll("\n", "\\n")}"`,
      `'${text.replaceAll("\n", "\n\n      ").trimEnd()}'`,
    ];
    for (const style of styles) {
      const { cassette } = await read(file(interaction(style)), { from: "go-vcr" });
      const outcome = cassette.interactions[0]?.outcome;
      const body = outcome?.kind === "response" && outcome.body.kind === "stored" ? outcome.body.bytes : undefined;
      expect(body?.length).toBeGreaterThan(50 * 1024 * 1023);
    }
  });

  test("__proto__ is a name like any other, and changes nothing", async () => {
    const headers = "    headers:\n      __proto__:\n      - a\n      constructor:\n      - b\n    __proto__: {x: 1}\n";
    const { cassette } = await read(file(interaction("hi", headers)), { from: "go-vcr" });
    expect(cassette.interactions[0]?.request.headers).toEqual([
      ["__proto__", "a"],
      ["constructor", "b"],
    ]);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
    expect(Object.getPrototypeOf(cassette.interactions[0]?.extensions?.["go-vcr"]?.request ?? {})).toBe(
      Object.prototype,
    );
  });

  test.each([
    ["a key twice", `version: 2\ninteractions:\n${interaction("a", "    method: POST\n")}`, "input/invalid"],
    ["a tab as indent", "version: 2\ninteractions:\n- request:\n\t\turl: x\n", "input/syntax"],
    [
      "code in quotes",
      file(interaction("a"))
        .reduce((s, b) => s + String.fromCharCode(b), "")
        .replace("200", "'200'"),
      "input/invalid",
    ],
    [
      "a header that is no list",
      `version: 2\ninteractions:\n${interaction("a", "    headers:\n      A: b\n")}`,
      "input/invalid",
    ],
    ["a second document", "version: 2\ninteractions: []\n---\nversion: 2\n", "input/"],
    ["version 3", "version: 3\ninteractions: []\n", "input/unsupported"],
    [
      "vcrpy",
      "version: 1\ninteractions:\n- request:\n    uri: http://h/\n    method: GET\n  response:\n    status: {code: 200, message: OK}\n",
      "input/unsupported",
    ],
    ["VCR", "http_interactions:\n- request:\n    method: get\n    uri: http://h/\n", "input/unsupported"],
  ])("%s is an error with a place and a hint", async (_, text, code) => {
    const error = await refusal(
      Uint8Array.from(text, (char) => char.charCodeAt(0)),
      "go-vcr",
    );
    expect(error?.code.startsWith(code)).toBe(true);
    expect(error?.at).toMatchObject({ line: expect.any(Number), column: expect.any(Number) });
    expect(error?.frame).toContain("^");
  });

  test("no value of the file stands in an error", async () => {
    const secret = "s3cr3t-t0ken";
    for (const [at, more] of [
      ["headers", `    headers:\n      Authorization: ${secret}\n`],
      ["url", `    url: ${secret}\n`],
      ["body", `    body: "${secret}\n`],
      ["length", `    content_length: ${secret}\n`],
    ] as const) {
      const error = await refusal(file(interaction(secret, more)), "go-vcr");
      expect(error, at).toBeDefined();
      expect(JSON.stringify(error), at).not.toContain(secret);
    }
  });
});
