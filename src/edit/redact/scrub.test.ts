import fc from "fast-check";
import { zipSync } from "fflate";
import { expect, test } from "vitest";
import type { OutputFile } from "../../adapters/adapter.ts";
import { concatBytes, decodeUtf8, encodeUtf8 } from "../../model/bytes.ts";
import type { Notice } from "../../model/types.ts";
import type { Replacement } from "../../secrets/values.ts";
import { scrubber } from "./scrub.ts";

const value = 's3cr3t-"v\u00e4lue';
const replacements: readonly Replacement[] = [
  { value, placeholder: "REDACTED_PASSWORD_1" },
  { value: "hunter2", placeholder: "REDACTED_PASSWORD_2" },
  { value: "1234", placeholder: "REDACTED_PASSWORD_3" },
  { value: "abc", placeholder: "REDACTED_PASSWORD_4" },
];

/** What a file beside a recording is looked through with. */
const beside = (text: string) => text.replace("found here", "REDACTED_TOKEN_9");

/** Scrubs one file, given whole or in pieces. */
async function scrubbed(
  bytes: OutputFile["bytes"],
): Promise<{ readonly text: string; readonly notices: readonly Notice[] }> {
  const notices: Notice[] = [];
  const pieces: Uint8Array[] = [];
  async function* files(): AsyncGenerator<OutputFile> {
    yield { path: "out", bytes };
  }
  for await (const file of scrubber(replacements, beside)(files(), (n) => notices.push(n), [".har"])) {
    if (file.bytes instanceof Uint8Array) pieces.push(file.bytes);
    else for await (const piece of file.bytes) pieces.push(piece.slice());
  }
  return { text: decodeUtf8(concatBytes(pieces)) ?? "", notices };
}

/** Hands out pieces in one buffer that is used again each time. */
async function* inPieces(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  const buffer = new Uint8Array(Math.max(...sizes));
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const size = sizes[i % sizes.length] ?? 1;
    const piece = bytes.subarray(at, at + size);
    buffer.set(piece);
    yield buffer.subarray(0, piece.length);
    at += size;
  }
}

const base64 = (text: string) => Buffer.from(text).toString("base64");
const percent = encodeURIComponent(value);
const json = JSON.stringify(value).slice(1, -1);
const spelled = `${value} ${percent} ${json} ${base64(`me:${value}, and more`)} ${Buffer.from(value).toString("hex")}`;
const P = "REDACTED_PASSWORD_1";
const clean = `${P} ${P} ${P} ${base64(`me:${P}, and more`)} ${Buffer.from(P).toString("hex")}`;

test("values that are left are replaced, short ones are said", async () => {
  expect(await scrubbed(encodeUtf8(`# ${spelled}\nhunter2 x1234 abc`))).toEqual({
    text: `# ${clean}\nhunter2 x1234 abc`,
    notices: [
      { code: "kept/short-secret", at: {}, data: { placeholder: "REDACTED_PASSWORD_2" } },
      { code: "kept/short-secret", at: {}, data: { placeholder: "REDACTED_PASSWORD_3" } },
    ],
  });
});

test("without values, or without any left, files are the same", async () => {
  const bytes = encodeUtf8("nothing here");
  async function* files(): AsyncGenerator<OutputFile> {
    yield { path: "out", bytes };
  }
  for (const scrub of [scrubber([], beside), scrubber(replacements, beside)]) {
    for await (const file of scrub(files(), () => expect.unreachable(), [".har"]))
      expect(file).toEqual({ path: "out", bytes });
  }
});

test("in blocks values are found across the edges of pieces", async () => {
  const filler = "lorem ipsum \u00e4 \\n %41 ".repeat(40);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 200_000, max: 3_000_000 }), { minLength: 1, maxLength: 3 }),
      fc.integer({ min: -700, max: 700 }),
      async (sizes, shift) => {
        // Something to replace around each place where a block may be cut.
        const unit = (n: number) => filler.repeat(Math.max(0, Math.floor(n / Buffer.byteLength(filler))));
        const between = unit(4 * 1024 * 1024 - 70_000 + shift);
        const dense = (text: string) => `${text},`.repeat(400);
        const make = (text: string) => `${between}${dense(text)}${unit(60_000)}${dense(text)}${between}${text}`;
        const { text } = await scrubbed(inPieces(encodeUtf8(make(spelled)), sizes));
        expect(text === make(clean)).toBe(true);
      },
    ),
    { numRuns: 2, seed: 7 },
  );
});

test("one long run of base64 over several blocks", async () => {
  const inner = `${"x".repeat(4_000_000)}${value}${"y".repeat(5_000_000)}${value}`;
  const { text } = await scrubbed(inPieces(encodeUtf8(`a ${base64(inner)} b ${value}`), [1_000_003]));
  expect(text === `a ${base64(inner.replaceAll(value, P))} b ${P}`).toBe(true);
});

test("an archive is not changed: a value in it is an error that does not say it", async () => {
  const zip = (text: string) => zipSync({ "a.txt": encodeUtf8(text) }, { level: 0 });
  for (const bytes of [zip(value), inPieces(zip(value), [7])]) {
    const fault: unknown = await scrubbed(bytes).catch((e: unknown) => e);
    expect(fault).toMatchObject({ name: "RespoolError", code: "output/secret", at: { file: "out" } });
    expect(JSON.stringify(fault)).not.toContain("s3cr3t");
  }
  expect((await scrubbed(inPieces(zip("fine"), [7]))).notices).toEqual([]);
});

test("what lies beside a recording is looked through as well, values or not", async () => {
  const text = encodeUtf8("found here");
  const binary = Uint8Array.of(0, 1, 255);
  async function* files(): AsyncGenerator<OutputFile> {
    for (const path of ["first.json", "second.har", "messages.jsonl"]) yield { path, bytes: text };
    yield { path: "image.png", bytes: binary };
  }
  for (const scrub of [scrubber([], beside), scrubber(replacements, beside)]) {
    const all: unknown[] = [];
    for await (const { path, bytes } of scrub(files(), () => expect.unreachable(), [".har"])) all.push([path, bytes]);
    expect(all).toEqual([
      ["first.json", text],
      ["second.har", text],
      ["messages.jsonl", encodeUtf8("REDACTED_TOKEN_9")],
      ["image.png", binary],
    ]);
  }
});
