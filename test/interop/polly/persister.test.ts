import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import http, { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readCassette } from "../../../dist/entry/node.js";
import { CassettePersister, matchRequestsBy } from "../../../dist/entry/polly-node.js";
import { goAvailable } from "../go/go.mjs";
import { playGo } from "../go-vcr/player.ts";
import { loadPolly } from "./releases.mjs";

// A suite under the real Polly plays cassettes of other tools as they are, and records into them.

const fixture = (path: string) => fileURLToPath(new URL(`../../fixtures/${path}`, import.meta.url));
const yaml = fixture("go-vcr/recorded/v4.0.7/origin.yaml");
const har = fixture("har/recorded/devtools-h1/visit.har");
const go = goAvailable();

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "respool-persister-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What happens under a Polly with this cassette; fetch is the client. */
async function under<T>(file: string, run: () => Promise<T>, config: object = {}): Promise<T> {
  const { Polly, Adapter } = await loadPolly("6.0.6", "fetch");
  const polly = new Polly("suite", {
    adapters: [Adapter],
    persister: CassettePersister,
    persisterOptions: { keepUnusedRequests: true, cassette: { file } },
    matchRequestsBy: matchRequestsBy(),
    recordIfMissing: false,
    recordFailedRequests: true,
    logLevel: "silent",
    ...config,
  });
  try {
    return await run();
  } finally {
    await polly.stop();
  }
}

const get = async (url: string, init?: RequestInit) => {
  const response = await fetch(url, init);
  return [response.status, await response.text()];
};

test("plays a go-vcr cassette, repeats in turn, JSON in any spelling", async () => {
  const before = readFileSync(yaml);
  const seen = await under(yaml, async () => {
    const jobs = [];
    for (let i = 0; i < 3; i++) jobs.push(await get("http://origin.test/jobs/1"));
    const made = await get("http://origin.test/upload/json-key-order", {
      method: "POST",
      headers: { "content-type": "application/json", "x-anything": "else" },
      body: ' {"a":{"d":3,"c":2},"b":1 }',
    }).catch((e: Error) => e.message);
    return { jobs, made, missed: await get("http://origin.test/none").catch(() => "missed") };
  });
  expect(new Set(seen.jobs.map(String)).size).toBe(3);
  expect(seen.jobs.map(([status]) => status)).toEqual([200, 200, 200]);
  expect(seen.missed).toBe("missed");
  expect(readFileSync(yaml)).toEqual(before);
});

test("plays a go-vcr cassette under the adapter for node:http", async () => {
  const { Adapter } = await loadPolly("6.0.6", "node-http");
  const sent = async (path: string) => {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      http.get(`http://origin.test${path}`, resolve).on("error", reject);
    });
    const pieces: Buffer[] = [];
    for await (const piece of response) pieces.push(piece);
    return [response.statusCode, Buffer.concat(pieces).toString("base64")];
  };
  const { cassette } = await readCassette(yaml);
  const wanted = cassette.interactions.find(({ request }) => request.url.endsWith("/binary/all-bytes"));
  const bytes =
    wanted?.outcome.kind === "response" && wanted.outcome.body.kind === "stored" && wanted.outcome.body.bytes;
  expect(bytes).toBeInstanceOf(Uint8Array);
  expect(await under(yaml, () => sent("/binary/all-bytes"), { adapters: [Adapter] })).toEqual([
    200,
    Buffer.from(bytes as Uint8Array).toString("base64"),
  ]);
});

test("plays a browser's HAR", async () => {
  const { entries } = JSON.parse(readFileSync(har, "utf8")).log;
  const one = entries.find(
    ({
      request,
      response,
    }: {
      request: { method: string };
      response: { status: number; content: { text?: string } };
    }) => {
      return request.method === "GET" && response.status === 200 && response.content.text?.startsWith("{");
    },
  );
  expect(await under(har, () => get(one.request.url))).toEqual([200, one.response.content.text]);
});

describe("records", () => {
  let origin: ReturnType<typeof createServer>;
  let url: string;
  beforeEach(async () => {
    origin = createServer(
      (_, response) => void response.setHeader("content-type", "application/json").end('{"new": 1}'),
    );
    await new Promise<void>((resolve) => void origin.listen(0, "127.0.0.1", resolve));
    url = `http://127.0.0.1:${(origin.address() as AddressInfo).port}/fresh`;
  });
  afterEach(() => void origin.close());

  test.skipIf(!go)(`into a go-vcr cassette, which real go-vcr plays${go ? "" : " (skipped: needs Go)"}`, async () => {
    const file = join(folder, "origin.yaml");
    copyFileSync(yaml, file);
    expect(await under(file, () => get(url), { recordIfMissing: true })).toEqual([200, '{"new": 1}']);
    const [before, after] = [readFileSync(yaml, "utf8"), readFileSync(file, "utf8")];
    expect(after.startsWith(before)).toBe(true);
    expect(after.slice(before.length)).toMatch(/^ +- id: 142\n/);
    const request = { method: "GET", url, headers: [], body: "" };
    const plan = { cases: [{ name: "fresh", follow: false, requests: [request] }], exchanges: [] };
    const [answer] = await playGo("v4.0.7", readFileSync(file), plan);
    expect(answer).toMatchObject({ status: 200, bodyBytes: 10 });
    // And again, without the network.
    expect(await under(file, () => get(url))).toEqual([200, '{"new": 1}']);
  });

  test.each(["new.yaml", "new.nock.json", "new.har"])("%s, which was not there", async (name) => {
    const file = join(folder, name);
    await under(file, () => get(url), { recordIfMissing: true });
    expect(await under(file, () => get(url))).toEqual([200, '{"new": 1}']);
  });

  test("by functions of the suite's own, and takes out what is no longer used", async () => {
    const file = join(folder, "own.yaml");
    const config = { matchRequestsBy: { headers: false, url: { query: () => ({}) } }, recordIfMissing: true };
    await under(file, () => get(`${url}?a=1`), config);
    await under(file, () => get(`${url}?b=2`), config);
    expect(readFileSync(file, "utf8").match(/- id: /g)?.length).toBe(1);
    const unused = { persisterOptions: { cassette: { file } }, recordIfMissing: true };
    await under(file, () => get(`${url}/other`), unused);
    expect(readFileSync(file, "utf8").match(/url: .*/g)).toEqual([`url: ${url}/other`]);
  });
});
