import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { convertFiles, decode, fileSource } from "../../src/entry/node.ts";
import { read, severityOf } from "../../src/index.ts";
import { aligned, differences, truthIn } from "../support/browser-truth.ts";

// What each producer made of the same visit, against what the origin received and sent. Everything is as it was on the
// wire but for what stands here; each of these is lost or damaged by the producer, and told.

const root = fileURLToPath(new URL("../fixtures/har/recorded/", import.meta.url));

type Losses = Readonly<Record<string, string>>;

/** Over HTTP/1.1 a body that breaks off is not stored. */
const cut: Losses = { "GET /cut": "response lost (unknown)" };
const redirect: Losses = { "GET /moved": "response lost (redirect)" };
/** The answer from the browser's cache, under the status of one from the network. */
const revalidated: Losses = { "GET /tagged 2": "status 200 for 304" };
/** Browsers ask by themselves, and this recorder leaves it out. */
const preflight: Losses = { "OPTIONS /preflighted": "not recorded" };

const devtools: Losses = {
  ...redirect,
  ...cut,
  // Bytes that are no text became U+FFFD.
  "GET /charset/broken": "response bytes (damaged)",
  "POST /post/multipart": "request bytes (damaged)",
};
const firefox: Losses = { ...redirect, "POST /post/latin-1": "request bytes (damaged, cut)" };
const playwright: Losses = {
  ...redirect,
  ...preflight,
  ...cut,
  "POST /post/multipart": "request lost (not-stored)",
  "POST /post/bytes": "request lost (not-stored)",
  "POST /post/latin-1": "request bytes (damaged)",
  "POST /post/gzip": "request bytes (damaged)",
};

const expected: Readonly<Record<string, Losses>> = {
  "chrome-har": {
    ...redirect,
    ...revalidated,
    "POST /post/json": "request bytes (semantic)",
    "POST /post/form": "request bytes (semantic)",
    "POST /post/multipart": "request lost (not-stored)",
    "POST /post/bytes": "request lost (not-stored)",
    "GET /cut": "not recorded",
  },
  "devtools-h1": devtools,
  "devtools-h2": devtools,
  "devtools-sanitized": devtools,
  firefox: { ...firefox, "GET /large": "response bytes (damaged)" },
  "firefox-h2": firefox,
  mitmproxy: { ...cut, "GET /cut 2": "response bytes (exact)" },
  "mitmproxy-zhar": cut,
  playwright: { ...playwright, ...revalidated },
  "playwright-attach": {
    ...redirect,
    ...preflight,
    ...cut,
    ...revalidated,
    "POST /post/multipart": "request lost (not-stored)",
  },
  "playwright-h2": { ...playwright, "GET /events/source": "response lost (unknown)" },
  "playwright-minimal": { ...playwright, ...revalidated },
  "playwright-zip": {
    ...redirect,
    ...preflight,
    ...cut,
    ...revalidated,
    "POST /post/multipart": "request lost (not-stored)",
  },
};

const names = readdirSync(root).filter((name) => name !== "README.md");

test("every recording has its expectations", () => {
  expect(names).toEqual(Object.keys(expected).sort());
});

/** What no mark in the file gives away. */
const untellable: Readonly<Record<string, readonly string[]>> = {
  // Over h2 the proxy writes an empty answer of length 0.
  mitmproxy: ["GET /cut 2"],
};

describe.each(names)("%s", (name) => {
  const folder = `${root}${name}`;
  const file = `${folder}/${readdirSync(folder).find((each) => /^visit\.\w+$/.test(each))}`;
  const truth = truthIn(folder);

  test("is what went over the wire, but for what the producer lost", async () => {
    const told = new Map<number | undefined, string[]>();
    const { cassette } = await read(fileSource(file), {
      decode,
      onNotice: ({ code, at }) => told.set(at.interaction, [...(told.get(at.interaction) ?? []), code]),
    });
    const found: Record<string, string> = {};
    const untold: string[] = [];
    const turns = new Map<string, number>();
    for (const [exchange, interaction] of aligned(truth, cassette.interactions)) {
      const path = `${exchange.method} ${exchange.url.replace(/^\w+:\/\/[^/]+/, "")}`;
      const turn = (turns.get(path) ?? 0) + 1;
      turns.set(path, turn);
      const label = turn === 1 ? path : `${path} ${turn}`;
      const problems = differences(exchange, interaction);
      if (problems.length === 0) continue;
      found[label] = problems.join("; ");
      // What is not there speaks for itself; bytes that are other than they were have to be told.
      const isTold = told.get(interaction?.origin?.index)?.some((code) => severityOf(code) !== "note") === true;
      if (problems.some((problem) => / bytes /.test(problem)) && !isTold) untold.push(label);
    }
    expect(found).toEqual(expected[name]);
    expect(untold).toEqual(untellable[name] ?? []);
  });

  test("replayed and skipped with a reason are all entries", async () => {
    const { cassette } = await read(fileSource(file), { decode });
    const { files } = await convertFiles([file], { to: "nock", dryRun: true, out: `${root}../never.nock.json` });
    const { counts } = files[0]?.notices ?? { counts: {} };
    const skipped = Object.entries(counts).filter(([code]) => code.startsWith("skipped/"));
    const left = skipped.reduce((sum, [, count]) => sum + Number(count), 0);
    const { files: kept } = await convertFiles([file], { to: "nock" });
    const bytes = kept[0]?.files[0]?.bytes as Uint8Array;
    expect(JSON.parse(new TextDecoder().decode(bytes)).length + left).toBe(cassette.interactions.length);
  });
});
