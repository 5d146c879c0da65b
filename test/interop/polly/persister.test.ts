import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import http, { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { readCassette } from "../../../dist/entry/node.js";
import { CassettePersister, matchRequestsBy } from "../../../dist/entry/polly-node.js";
import { goAvailable } from "../go/go.mjs";
import { playGo } from "../go-vcr/player.ts";
import { loadPolly } from "./releases.mjs";

// A suite under the real Polly plays cassettes of other tools as they are, and records into them.

const fixture = (path: string) => fileURLToPath(new URL(`../../fixtures/${path}`, import.meta.url));
const yaml = fixture("go-vcr/recorded/v4.0.7/origin.yaml");
const har = fixture("har/recorded/devtools-h1/visit.har");
const zip = fixture("har/recorded/playwright-zip/visit.zip");
const go = goAvailable();

/** The HAR with an entry that has no URL. */
function torn(): Buffer {
  const log = JSON.parse(readFileSync(har, "utf8"));
  delete log.log.entries[3].request.url;
  return Buffer.from(JSON.stringify(log));
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "respool-persister-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What happens under a Polly with these options of the persister. */
async function under<T>(
  cassette: object,
  run: (polly: Suite) => Promise<T>,
  config: object = {},
  adapter = "fetch",
): Promise<T> {
  const { Polly, Adapter } = await loadPolly("6.0.6", adapter);
  const polly = new Polly("suite", {
    adapters: [Adapter],
    persister: CassettePersister,
    persisterOptions: { keepUnusedRequests: true, cassette },
    matchRequestsBy: matchRequestsBy(),
    recordIfMissing: false,
    recordFailedRequests: true,
    logLevel: "silent",
    ...config,
  });
  try {
    return await run(polly);
  } finally {
    await polly.stop();
  }
}

interface Suite {
  readonly server: { get(url: string): { recordingName(name: string): void } };
}

const get = async (url: string, init?: RequestInit) => {
  const response = await fetch(url, init);
  return [response.status, await response.text()];
};

/** A client of node:http; the body is in base64. */
const getByHttp = async (url: string) => {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    http.get(url, resolve).on("error", reject);
  });
  const pieces: Buffer[] = [];
  for await (const piece of response) pieces.push(piece);
  return [response.statusCode, Buffer.concat(pieces).toString("base64")];
};

/** The path and the answer of each interaction in a file. */
const answersIn = async (file: string) => {
  const { cassette } = await readCassette(file);
  return cassette.interactions.map(({ request, outcome }) => {
    const body = outcome.kind === "response" && outcome.body.kind === "stored" ? outcome.body.bytes : new Uint8Array();
    return [new URL(request.url).pathname, Buffer.from(body).toString()];
  });
};

/** How an action failed. */
const failureOf = (action: Promise<unknown>) =>
  action.then(
    () => "no failure",
    (e: { code?: string }) => e.code ?? e,
  );

test("plays a go-vcr cassette, repeats in turn, JSON in any spelling", async () => {
  const before = readFileSync(yaml);
  const seen = await under({ file: yaml }, async () => {
    const jobs = [];
    for (let i = 0; i < 3; i++) jobs.push(await get("http://origin.test/jobs/1"));
    const send = (body: string) =>
      get("http://origin.test/upload/json-key-order", {
        method: "POST",
        headers: { "content-type": "application/json", "x-anything": "else" },
        body,
      }).catch(() => "missed");
    return {
      jobs,
      respelled: await send(' {"2":"two", "10":"ten","alpha":{"x":2,"y":1}, "zeta":1}'),
      other: await send('{"zeta":2}'),
      missed: await get("http://origin.test/none").catch(() => "missed"),
    };
  });
  expect(new Set(seen.jobs.map(String)).size).toBe(3);
  expect(seen.jobs.map(([status]) => status)).toEqual([200, 200, 200]);
  expect(seen).toMatchObject({ respelled: [200, '{"received":true}'], other: "missed", missed: "missed" });
  expect(readFileSync(yaml)).toEqual(before);
});

test("plays a go-vcr cassette under the adapter for node:http", async () => {
  const { cassette } = await readCassette(yaml);
  const wanted = cassette.interactions.find(({ request }) => request.url.endsWith("/binary/all-bytes"));
  const bytes =
    wanted?.outcome.kind === "response" && wanted.outcome.body.kind === "stored" && wanted.outcome.body.bytes;
  expect(bytes).toBeInstanceOf(Uint8Array);
  const sent = () => getByHttp("http://origin.test/binary/all-bytes");
  expect(await under({ file: yaml }, sent, {}, "node-http")).toEqual([
    200,
    Buffer.from(bytes as Uint8Array).toString("base64"),
  ]);
});

test("plays a browser's HAR under both adapters", async () => {
  const { entries } = JSON.parse(readFileSync(har, "utf8")).log;
  const { request, response } = entries.find(
    (one: HarEntry) =>
      one.request.method === "GET" && one.response.status === 200 && one.response.content.text?.startsWith("{"),
  );
  const { text } = response.content;
  expect(await under({ file: har }, () => get(request.url))).toEqual([200, text]);
  expect(await under({ file: har }, () => getByHttp(request.url), {}, "node-http")).toEqual([
    200,
    Buffer.from(text).toString("base64"),
  ]);
});

interface HarEntry {
  readonly request: { readonly method: string };
  readonly response: { readonly status: number; readonly content: { readonly text?: string } };
}

describe("records", () => {
  let origin: ReturnType<typeof createServer>;
  let calls: number;
  let url: string;
  beforeEach(async () => {
    calls = 0;
    origin = createServer((_, response) => {
      const body = `{"new": ${++calls}}`;
      // The first answer is the last to come.
      setTimeout(() => response.setHeader("content-type", "application/json").end(body), calls === 1 ? 60 : 0);
    });
    await new Promise<void>((resolve) => void origin.listen(0, "127.0.0.1", resolve));
    url = `http://127.0.0.1:${(origin.address() as AddressInfo).port}/fresh`;
  });
  afterEach(() => void origin.close());
  const recording = { recordIfMissing: true };

  test.skipIf(!go)(`into a go-vcr cassette, which real go-vcr plays${go ? "" : " (skipped: needs Go)"}`, async () => {
    const file = join(folder, "origin.yaml");
    copyFileSync(yaml, file);
    expect(await under({ file }, () => get(url), recording)).toEqual([200, '{"new": 1}']);
    const [before, after] = [readFileSync(yaml, "utf8"), readFileSync(file, "utf8")];
    expect(after.startsWith(before)).toBe(true);
    expect(after.slice(before.length)).toMatch(/^ +- id: 142\n/);
    const request = { method: "GET", url, headers: [], body: "" };
    const plan = { cases: [{ name: "fresh", follow: false, requests: [request] }], exchanges: [] };
    const [answer] = await playGo("v4.0.7", readFileSync(file), plan);
    expect(answer).toMatchObject({ status: 200, bodyBytes: 10 });
    // And again, without the network.
    expect(await under({ file }, () => get(url))).toEqual([200, '{"new": 1}']);
    expect(calls).toBe(1);
  });

  test("into a browser's HAR, whose entries stay as they were", async () => {
    const file = join(folder, "visit.har");
    copyFileSync(har, file);
    await under({ file }, () => get(url), recording);
    const [before, after] = [readFileSync(har, "utf8"), readFileSync(file, "utf8")];
    const entries = before.slice(0, before.lastIndexOf("}", before.lastIndexOf("]")) + 1);
    expect(JSON.parse(`${entries}]}}`)).toEqual(JSON.parse(before));
    expect(after.startsWith(entries)).toBe(true);
    const { log } = JSON.parse(after);
    expect([log.entries.length, log.entries.at(-1).request.url]).toEqual([
      JSON.parse(before).log.entries.length + 1,
      url,
    ]);
  });

  test.each(["new.yaml", "new.nock.json", "new.har"])("%s, which was not there", async (name) => {
    const file = join(folder, name);
    await under({ file }, () => get(url), recording);
    expect(await under({ file }, () => get(url))).toEqual([200, '{"new": 1}']);
  });

  test("anew, in the place of the old answer", async () => {
    const file = join(folder, "again.yaml");
    const other = url.replace("fresh", "other");
    await under({ file }, async () => [await get(url), await get(url), await get(other)], recording);
    await under({ file }, () => get(url), { mode: "record" });
    expect(await answersIn(file)).toEqual([
      ["/fresh", '{"new": 4}'],
      ["/fresh", '{"new": 2}'],
      ["/other", '{"new": 3}'],
    ]);
  });

  test("equal requests at one time in the order in which they were sent", async () => {
    const file = join(folder, "together.yaml");
    const both = () => Promise.all([get(url), get(url)]);
    const persisterOptions = { disableSortingHarEntries: true, cassette: { file } };
    const recorded = await under({ file }, both, { ...recording, persisterOptions });
    expect(await under({ file }, both)).toEqual(recorded);
  });

  test("a route's recording into a file of its own", async () => {
    const own = url.replace("fresh", "own");
    const run = async ({ server }: Suite) => {
      server.get(own).recordingName("../other/one");
      return [await get(own), await get(url)];
    };
    await under({ dir: folder, extension: ".har" }, run, recording);
    expect(await answersIn(join(folder, "other/one.har"))).toEqual([["/own", '{"new": 1}']]);
    expect(await answersIn(join(folder, "suite.har"))).toEqual([["/fresh", '{"new": 2}']]);
    const file = join(folder, "all.yaml");
    expect(await failureOf(under({ file }, run, recording))).toBe("option/invalid");
    expect(existsSync(file)).toBe(false);
  });

  test("by functions of the suite's own, and takes out what is no longer used", async () => {
    const file = join(folder, "own.yaml");
    const config = { matchRequestsBy: { headers: false, url: { query: () => ({}) } }, ...recording };
    await under({ file }, () => get(`${url}?a=1`), config);
    await under({ file }, () => get(`${url}?b=2`), config);
    expect(readFileSync(file, "utf8").match(/- id: /g)?.length).toBe(1);
    const unused = { persisterOptions: { cassette: { file } }, ...recording };
    await under({ file }, () => get(`${url}/other`), unused);
    expect(readFileSync(file, "utf8").match(/url: .*/g)).toEqual([`url: ${url}/other`]);
  });

  test("by functions that ask the request, and take out headers in any letter case", async () => {
    const file = join(folder, "asked.yaml");
    const match = {
      headers: (headers: Record<string, string>) => {
        delete headers["X-Trace"];
        return headers;
      },
      body: (body: string, request: { getHeader(name: string): string }) =>
        request.getHeader("Content-Type") === "application/json" ? JSON.parse(body) : body,
    };
    const send = (trace: string, body: string, type = "application/json") =>
      get(url, { method: "POST", headers: { "content-type": type, "x-trace": trace }, body });
    await under({ file }, () => send("1", '{"a":1,"b":2}'), { matchRequestsBy: match, ...recording });
    const play = (...request: Parameters<typeof send>) =>
      under({ file }, () => send(...request).catch(() => "missed"), { matchRequestsBy: match });
    expect(await play("2", '{"b":2, "a":1}')).toEqual([200, '{"new": 1}']);
    expect(await play("2", '{"b":2, "a":1}', "text/plain")).toBe("missed");
  });

  test.each([
    ["a packed file", "visit.zip", () => readFileSync(zip)],
    ["a file with entries that cannot be read", "torn.har", torn],
  ])("nothing into %s, and uses no network", async (_, name, bytes) => {
    const file = join(folder, name);
    writeFileSync(file, bytes());
    expect(await failureOf(under({ file }, () => get(url), recording))).toBe("input/unsupported");
    expect([readFileSync(file).equals(bytes()), calls]).toEqual([true, 0]);
  });

  test("nothing where it is not known in which format", async () => {
    const file = join(folder, "new.json");
    expect(await failureOf(under({ file }, () => get(url), recording))).toBe("option/invalid");
    expect(await failureOf(under({ file, format: "none" }, () => get(url), recording))).toBe("option/invalid");
    expect([existsSync(file), calls]).toEqual([false, 0]);
    expect(await under({ file, format: "har" }, () => get(url), recording)).toEqual([200, '{"new": 1}']);
    expect(await answersIn(file)).toEqual([["/fresh", '{"new": 1}']]);
  });
});

test("says what Polly cannot play, once for each kind", async () => {
  const lines: string[] = [];
  const warn = vi.spyOn(console, "warn").mockImplementation((line: string) => void lines.push(line));
  try {
    const [{ request }] = JSON.parse(readFileSync(har, "utf8")).log.entries;
    await under({ file: har }, () => get(request.url), { logLevel: "warn" });
  } finally {
    warn.mockRestore();
  }
  const kinds = lines.filter((line) => /: skipped: /.test(line)).map((line) => line.replace(/^.*: skipped: /, ""));
  expect(kinds).toEqual([
    "a WebSocket (4 messages)",
    "the network failed when this was recorded (and 2 more)",
    "the response body is not in the recording (unknown)",
    "data is not http (and 1 more)",
  ]);
});
