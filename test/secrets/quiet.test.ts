import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import fc from "fast-check";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { parse } from "../../src/cli/parse.ts";
import { errorLines } from "../../src/cli/report.ts";
import { verbs } from "../../src/cli/verbs.ts";
import { convert } from "../../src/convert.ts";
import { errorCodes } from "../../src/model/error-codes.ts";
import { isRespoolError } from "../../src/model/errors.ts";
import type { Notice } from "../../src/model/types.ts";
import { decode } from "../../src/node/codecs.ts";
import { read } from "../../src/read.ts";
import { validate } from "../../src/verbs/validate/validate.ts";
import { type Planting, partsOf, plant, tells, valueFor } from "../support/planted/corpus.ts";
import { kinds } from "../support/planted/kinds.ts";
import { filePlaces, messagePlaces } from "../support/planted/places.ts";
import { needlesFor, type Search, searchFor } from "../support/planted/search.ts";
import { fileOf } from "./redaction.ts";

// Whatever is wrong with a recording, nothing that any command says about it holds a secret of it.

const printed = vi.hoisted(() => ({ bytes: [] as Uint8Array[] }));
vi.mock("node:fs", async (original) => {
  const fs = await original<typeof import("node:fs")>();
  const writeSync = (...args: Parameters<typeof fs.writeSync>) => {
    const [file, bytes, at = 0] = args as unknown as [number, Uint8Array, number?];
    if (file !== 1 && file !== 2) return fs.writeSync(...args);
    printed.bytes.push(bytes.slice(at));
    return bytes.length - at;
  };
  return { ...fs, writeSync };
});

// Its file is found from the bundle.
vi.mock("../../src/cli/version.ts", () => ({ version: () => "0.0.0" }));

const folder = mkdtempSync(join(tmpdir(), "respool-quiet-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  printed.bytes.length = 0;
});

// What commands print of a recording without being asked to show it. `inspect` and `validate` name requests by their URLs,
// without the secrets that they recognise there; in a damaged URL nobody can.
const lines: readonly { readonly verb: string; readonly args: readonly string[]; readonly showsUrls?: true }[] = [
  { verb: "convert", args: ["--to", "nock", "-o", "OUT", "--force"] },
  { verb: "convert", args: ["--to", "har", "-o", "OUT", "--force", "--json"] },
  { verb: "convert", args: ["--to", "polly", "-o", "OUT", "--force", "--lossless"] },
  { verb: "convert", args: ["--to", "go-vcr", "-o", "OUT", "--force", "--json"] },
  { verb: "redact", args: ["--dry-run"] },
  { verb: "redact", args: ["--dry-run", "--json"] },
  { verb: "redact", args: ["-o", "OUT", "--force"] },
  { verb: "scan", args: [] },
  { verb: "scan", args: ["--json"] },
  { verb: "scan", args: ["--sarif"] },
  { verb: "inspect", args: [], showsUrls: true },
  { verb: "inspect", args: ["--json"], showsUrls: true },
  { verb: "validate", args: [], showsUrls: true },
  { verb: "validate", args: ["--json"], showsUrls: true },
  { verb: "validate", args: ["--no-secrets", "--for", "nock"], showsUrls: true },
  { verb: "diff", args: ["INPUT", "--all"], showsUrls: true },
  { verb: "diff", args: ["INPUT", "--json"], showsUrls: true },
  { verb: "explain", args: ["--curl", "curl https://nowhere.test/", "--limit", "0"], showsUrls: true },
  { verb: "merge", args: ["--to", "har", "-o", "OUT", "--force"] },
  // Without its report, which has the names of the files: Polly's are made of what the recording is called.
  { verb: "split", args: ["--by", "entry", "-o", "OUT.d", "--force", "--quiet"] },
];
const known = lines.filter(({ verb }) => verbs.some(({ name }) => name === verb));

/** Runs a command in this process as `main` does; gives all that it printed. */
async function run(verb: string, argv: readonly string[]): Promise<string> {
  printed.bytes.length = 0;
  const said: string[] = [];
  try {
    const loaded = await verbs.find(({ name }) => name === verb)?.load();
    if (loaded === undefined) throw new Error(`no command ${verb}`);
    const { args, values } = parse(loaded, argv);
    await loaded.run(args, values);
  } catch (e) {
    if (!isRespoolError(e) || e.code === "internal/bug") throw e;
    said.push(...errorLines(e, (_, text) => text), JSON.stringify(e));
  }
  return [...printed.bytes.map((bytes) => Buffer.from(bytes).toString()), ...said].join("\n");
}

/** All that the library says of a file, errors with their stacks and causes. */
async function libraryOn(bytes: Uint8Array, from: string): Promise<string> {
  const said: unknown[] = [];
  const onNotice = (n: Notice) => said.push(JSON.stringify(n));
  const calls = [
    async () => (await read(bytes, { from, decode, onNotice })).notices,
    async () => (await convert(bytes, { from, to: "har", decode, onNotice, redact: {} })).redactions,
    async () => (await convert(bytes, { from, to: from, decode, onNotice, lossless: true })).notices,
    () =>
      validate(bytes, { from, onFinding: ({ url: _, ...finding }) => said.push(JSON.stringify(finding)) }).then(
        () => "",
      ),
  ];
  for (const call of calls) {
    try {
      said.push(JSON.stringify(await call()));
    } catch (e) {
      if (!isRespoolError(e) || e.code === "internal/bug") throw e;
      expect(errorCodes).toHaveProperty([e.code]);
      said.push(
        inspect(e, { depth: 12, showHidden: true, maxStringLength: null }),
        JSON.stringify(e),
        e.stack ?? "",
        String(e),
      );
    }
  }
  return said.join("\n");
}

interface Seed {
  readonly file: Uint8Array;
  readonly search: Search;
}

const urls = /query|path|userinfo|fragment|url|presigned|sas/;

/** A recording with a kind in each place; another one for each number. */
async function seedOf(format: string, n: number, mayShowUrls: boolean): Promise<Seed> {
  const among = [...messagePlaces, ...filePlaces].filter(
    ({ name }, i) => i % 5 === n && (mayShowUrls || !urls.test(name)),
  );
  const plantings = among.flatMap((place, i): Planting[] => {
    const fitting = kinds.filter((kind) => tells(kind, place) && kind.number !== true);
    const kind = fitting[(i * 7 + n) % Math.max(1, fitting.length)];
    return kind === undefined ? [] : [{ kind, place, value: valueFor(kind, `quiet ${place.name}`) }];
  });
  return {
    file: await fileOf(format, plant(plantings).cassette),
    search: searchFor(needlesFor(plantings.flatMap(partsOf))),
  };
}

// Faults: what they do to a text, by two numbers from 0 to 1.
const faults: Readonly<Record<string, (text: string, a: number, b: number) => string>> = {
  none: (text) => text,
  "cut off": (text, a) => text.slice(0, a * text.length),
  "beginning gone": (text, a) => text.slice(a * text.length),
  "piece gone": (text, a, b) => text.slice(0, a * text.length) + text.slice(a * text.length + b * 300),
  "piece twice": (text, a, b) => text.slice(0, a * text.length + b * 300) + text.slice(a * text.length),
  "odd character": (text, a, b) => put(text, a, '"\\{}[]:,\n\t#&*!|>%@\u0000'.charAt(Math.floor(b * 19))),
  "bad UTF-8": (text, a) => put(text, a, "\u00ff"),
  "text to list": (text, a, b) => literal(text, a, b, (s) => `[${s}]`),
  "text to object": (text, a, b) => literal(text, a, b, (s) => `{${s}:${s}}`),
  "text to number": (text, a, b) => literal(text, a, b, () => "12"),
  "text twice": (text, a, b) => literal(text, a, b, (s) => `${s} ${s}`),
  "name gone": (text, a, b) => literal(text, a, b, (s) => `${s}x`, /"?[\w-]+"?(?=: )/g),
};

const put = (text: string, a: number, char: string) =>
  text.slice(0, a * text.length) + char + text.slice(a * text.length + 1);

function literal(
  text: string,
  a: number,
  b: number,
  change: (s: string) => string,
  which = /"(?:[^"\\\n]|\\.)*"|(?<=: )[^\s"'|>{[][^\n]*/g,
): string {
  const found = [...text.matchAll(which)];
  const one = found[Math.floor(((a + b) % 1) * found.length)];
  return one === undefined ? text : text.slice(0, one.index) + change(one[0]) + text.slice(one.index + one[0].length);
}

test("every command that reads recordings is looked at", () => {
  const looked = new Set(known.map(({ verb }) => verb));
  expect(verbs.map(({ name }) => name).filter((name) => !looked.has(name))).toEqual(["formats", "completion"]);
});

test("what is printed is looked at: a secret that is asked for is seen", async () => {
  const { file, search } = await seedOf("go-vcr", 1, true);
  const input = join(folder, "asked.yaml");
  writeFileSync(input, file);
  const said = await run("convert", [input, "--to", "har", "-o", "-"]);
  expect(search(Buffer.from(said)).length).toBeGreaterThan(15);
});

describe.each(["go-vcr", "nock", "har", "polly"])("%s", (format) => {
  const numbers = fc.double({ min: 0, max: 0.999_999, noNaN: true });
  const fault = fc.tuple(fc.constantFrom(...Object.keys(faults)), numbers, numbers, fc.nat(4));

  test("commands say nothing of what is secret", { timeout: 120_000 }, async () => {
    const seeds = await Promise.all(
      [0, 1, 2, 3, 4].flatMap((n) => [seedOf(format, n, true), seedOf(format, n, false)]),
    );
    const input = join(folder, `${format}.txt`);
    let spoke = 0;
    let failed = 0;
    await fc.assert(
      fc.asyncProperty(fault, fc.constantFrom(...known), async ([name, a, b, n], { verb, args, showsUrls }) => {
        const { file, search } = seeds[2 * n + (showsUrls ? 1 : 0)] as Seed;
        const broken = faults[name]?.(Buffer.from(file).toString("latin1"), a, b) ?? "";
        writeFileSync(input, Buffer.from(broken, "latin1"));
        const said = await run(verb, [
          input,
          "--from",
          format,
          ...args.map((arg) => (arg === "INPUT" ? input : arg.replace("OUT", join(folder, "out")))),
        ]);
        if (said !== "") spoke++;
        if (said.includes("error:")) failed++;
        expect(search(Buffer.from(said)), `${verb} ${args.join(" ")}`).toEqual([]);
      }),
      { numRuns: 150, seed: 20_261_124 },
    );
    expect(spoke).toBeGreaterThan(90);
    expect(failed).toBeGreaterThan(12);
  });

  test("the library says nothing of what is secret, nor do its errors in full", { timeout: 120_000 }, async () => {
    const seeds = await Promise.all([0, 1, 2, 3, 4].map((n) => seedOf(format, n, true)));
    let failed = 0;
    await fc.assert(
      fc.asyncProperty(fault, async ([name, a, b, n]) => {
        const { file, search } = seeds[n] as Seed;
        const broken = faults[name]?.(Buffer.from(file).toString("latin1"), a, b) ?? "";
        const said = await libraryOn(Buffer.from(broken, "latin1"), format);
        if (said.includes("RespoolError")) failed++;
        expect(search(Buffer.from(said)), name).toEqual([]);
      }),
      { numRuns: 50, seed: 20_261_124 },
    );
    expect(failed).toBeGreaterThan(6);
  });
});
