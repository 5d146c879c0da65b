import http from "node:http";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readCassette } from "../../../src/entry/node.ts";
import { useCassette, withCassette } from "../../../src/entry/runtime.ts";
import type { HttpResponse, Interaction } from "../../../src/index.ts";
import { viaHttp } from "../http.ts";
import { fileHere } from "../tape.ts";
import { originFor } from "./origin.ts";

const every = Buffer.from(Array.from({ length: 256 }, (_, i) => i));
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const origin = originFor(async (request, response, body) => {
  const { url = "", method } = request;
  if (url === "/echo") response.end(body);
  else if (url === "/bytes") response.writeHead(200, "Fine", { "X-Twice": ["1", "2"] }).end(every);
  else if (url === "/gzip") response.writeHead(200, { "Content-Encoding": "gzip" }).end(gzipSync(every));
  else if (url === "/moved") response.writeHead(302, { Location: "/bytes" }).end();
  else if (url === "/nothing") response.writeHead(204).end();
  else if (url === "/hints") response.writeEarlyHints({ link: "</a>; rel=preload" }, () => response.end("final"));
  else if (url === "/length")
    response.writeHead(200, { "Content-Length": 1000 }).end(method === "HEAD" ? "" : "x".repeat(1000));
  else if (url === "/large") response.writeHead(200, { "Content-Length": 3_000_000 }).end(Buffer.alloc(3_000_000, 7));
  else if (url === "/old") request.socket.end("HTTP/1.0 200 Old\r\nX-A: b\r\n\r\nup to the end");
  else if (url === "/broken") {
    response.writeHead(200, { "Content-Length": 100 }).write("part");
    setTimeout(() => request.socket.destroy(), 20);
  } else if (url === "/events") {
    response.writeHead(200, { "Content-Type": "text/event-stream" });
    for (let i = 0; i < 3; i++) {
      response.write(`data: ${i}\n\n`);
      await pause(40);
    }
    response.end();
  } else if (url === "/endless") {
    response.writeHead(200, { "Content-Type": "text/event-stream" });
    const timer = setInterval(() => response.write("data: on\n\n"), 5);
    response.on("close", () => clearInterval(timer));
  } else response.end();
});

const { CI } = process.env;
beforeEach(() => void delete process.env.CI);
afterEach(() => {
  if (CI !== undefined) process.env.CI = CI;
});

/** Records what a function asks for into a HAR that holds everything, and gives what stands there. */
async function recorded(run: (url: string) => Promise<unknown>): Promise<readonly Interaction[]> {
  const path = fileHere("a.har");
  await withCassette(path, { mode: "once" }, () => run(origin.url));
  return (await readCassette(path)).cassette.interactions;
}
const one = async (run: (url: string) => Promise<unknown>) => {
  const [interaction, ...others] = await recorded(run);
  expect(others).toEqual([]);
  return interaction as Interaction & { readonly outcome: HttpResponse };
};
const bytesOf = ({ body }: { readonly body: HttpResponse["body"] }) =>
  body.kind === "stored" ? Buffer.from(body.bytes) : body;
const pairsOf = (raw: readonly string[]) => raw.flatMap((name, i) => (i % 2 === 0 ? [[name, raw[i + 1] ?? ""]] : []));
const get = async (url: string, init?: RequestInit) => Buffer.from(await (await fetch(url, init)).arrayBuffer());

describe("what goes over the wire is what stands in the file", () => {
  test("requests by fetch", async () => {
    const { request } = await one((url) => get(`${url}/echo?b=2&a=%20`, { method: "POST", body: every }));
    expect(origin.seen.body).toEqual(every);
    expect([request.method, request.url, bytesOf(request)]).toEqual(["POST", `${origin.url}/echo?b=2&a=%20`, every]);
    const sorted = (pairs: readonly (readonly string[])[]) => pairs.map((pair) => pair.join(": ")).sort();
    expect(sorted(request.headers)).toEqual(sorted(pairsOf(origin.seen.rawHeaders)));
  });

  test("requests by node:http, headers in their spelling, and nothing of ours is sent", async () => {
    const headers = { "X-MiXed": ["1", "2"], "Content-Type": "text/x" };
    const { request } = await one((url) => viaHttp(`${url}/echo`, { method: "PUT", headers, body: "grüß" }));
    expect(request.headers.flat()).toEqual(origin.seen.rawHeaders);
    expect(request.headers.filter(([name]) => /^x-/i.test(name))).toEqual([
      ["X-MiXed", "1"],
      ["X-MiXed", "2"],
    ]);
  });

  test("a body that the client sends only when it is let", async () => {
    const { request } = await one(
      (url) =>
        new Promise((resolve, reject) => {
          const sent = http.request(`${url}/echo`, { method: "PUT", headers: { Expect: "100-continue" } }, (answer) =>
            answer.resume().on("end", resolve),
          );
          sent.on("error", reject).on("continue", () => sent.end("waited"));
          sent.flushHeaders();
        }),
    );
    expect([String(origin.seen.body), String(bytesOf(request))]).toEqual(["waited", "waited"]);
  });

  test("answers: status, phrase, repeated headers, all bytes", async () => {
    const { outcome } = await one((url) => get(`${url}/bytes`));
    expect([outcome.status, outcome.statusText, outcome.httpVersion]).toEqual([200, "Fine", "1.1"]);
    expect(outcome.headers.filter(([name]) => name === "X-Twice")).toEqual([
      ["X-Twice", "1"],
      ["X-Twice", "2"],
    ]);
    expect(bytesOf(outcome)).toEqual(every);
  });

  test("answers without a body, interim ones left out, redirects one by one", async () => {
    const interactions = await recorded(async (url) => {
      await get(`${url}/nothing`);
      await get(`${url}/moved`);
      await viaHttp(`${url}/hints`);
    });
    expect(interactions.map(({ outcome }) => (outcome as HttpResponse).status)).toEqual([204, 302, 200, 200]);
    expect(String(bytesOf(interactions[3]?.outcome as HttpResponse))).toBe("final");
  });

  test("an answer that ends with its connection", async () => {
    const { outcome } = await one((url) => viaHttp(`${url}/old`));
    expect([outcome.httpVersion, String(bytesOf(outcome))]).toEqual(["1.0", "up to the end"]);
  });

  test("a compressed answer is what fetch made of it, and replays", async () => {
    const path = fileHere("a.yaml");
    const ask = async () => [
      await get(`${origin.url}/gzip`),
      Buffer.from((await viaHttp(`${origin.url}/gzip`)).pieces[0] ?? []),
    ];
    const [fetched, raw] = await withCassette(path, { mode: "once" }, ask);
    expect([fetched, raw]).toEqual([every, gzipSync(every)]);
    // go-vcr keeps what Go's client makes of it.
    expect(await withCassette(path, ask)).toEqual([every, every]);
  });
});

describe("streams", () => {
  test("reach the client while they are recorded, and are recorded with their times", async () => {
    const path = fileHere("a.yaml");
    const arrivals: number[] = [];
    const start = performance.now();
    const seen: string[] = [];
    const beforeSave = (interaction: Interaction) => {
      seen.push(JSON.stringify(interaction.outcome));
      return interaction;
    };
    const o = { mode: "once", beforeSave } as const;
    await withCassette(path, o, async (session) => {
      const response = await fetch(`${origin.url}/events`);
      for await (const _ of response.body as unknown as AsyncIterable<Uint8Array>)
        arrivals.push(performance.now() - start);
      expect(session.misses).toEqual([]);
    });
    expect(arrivals).toHaveLength(3);
    // Held back, they would all come at the end.
    expect((arrivals[2] as number) - (arrivals[0] as number)).toBeGreaterThan(40);
    const { chunks } = JSON.parse(seen[0] as string).body;
    expect(chunks.map(({ end }: { end: number }) => end)).toEqual([9, 18, 27]);
    expect(chunks[2].atMs - chunks[0].atMs).toBeGreaterThan(40);
  });

  test("HEAD announces a body that does not come, on a connection that goes on", async () => {
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    const interactions = await recorded(async (url) => {
      await viaHttp(`${url}/length`, { method: "HEAD", agent });
      await viaHttp(`${url}/length`, { agent });
      await get(`${url}/length`, { method: "HEAD" });
      await get(`${url}/length`);
    });
    agent.destroy();
    expect(interactions.map(({ outcome }) => (bytesOf(outcome as HttpResponse) as Buffer).length)).toEqual([
      0, 1000, 0, 1000,
    ]);
  });

  test("an answer that the client leaves is recorded as far as it came, and the next one is whole", async () => {
    const path = fileHere("a.yaml");
    await withCassette(path, { mode: "once" }, async (session) => {
      const over = new AbortController();
      const response = await fetch(`${origin.url}/endless`, { signal: over.signal });
      await response.body?.getReader().read();
      over.abort();
      await pause(30);
      expect(String(await get(`${origin.url}/bytes`))).toBe(String(every));
      expect(session.notices.counts).toEqual({});
    });
    const { cassette } = await readCassette(path);
    const [left, next] = cassette.interactions.map(({ outcome }) => String(bytesOf(outcome as HttpResponse)));
    expect(left).toMatch(/^(data: on\n\n)+$/);
    expect(next).toBe(String(every));
  });

  test("an answer that nobody reads is recorded whole", async () => {
    const path = fileHere("a.yaml");
    let unread: Response | undefined;
    await withCassette(path, { mode: "once" }, async () => {
      unread = await fetch(`${origin.url}/large`);
    });
    await unread?.body?.cancel();
    const { cassette } = await readCassette(path);
    const body = bytesOf(cassette.interactions[0]?.outcome as HttpResponse) as Buffer;
    expect(body.equals(Buffer.alloc(3_000_000, 7))).toBe(true);
  });

  test("an answer that breaks off breaks off again", async () => {
    const seen: Interaction[] = [];
    const beforeSave = (interaction: Interaction) => {
      seen.push(interaction);
      return interaction;
    };
    const run = withCassette(fileHere("a.yaml"), { mode: "once", beforeSave }, () =>
      get(`${origin.url}/broken`).catch(() => {}),
    );
    await run;
    const { body, brokenBy } = (seen[0] as Interaction).outcome as HttpResponse;
    expect([String(bytesOf({ body })), body.kind === "stored" && body.complete, brokenBy?.code]).toEqual([
      "part",
      false,
      "ECONNRESET",
    ]);
  });
});

test("what the file cannot hold is said once the session is done", async () => {
  const session = useCassette(fileHere("a.yaml"), { mode: "once" });
  await get(`${origin.url}/events`);
  expect(session.notices.counts).toEqual({});
  await session.done();
  expect(session.notices.counts).toMatchObject({ "lost/chunks": 1, "lost/timing": 1 });
});

test("the cassette of another test is still played after one has recorded over the same connection", async () => {
  const path = fileHere("a.yaml");
  const ask = () => get(`${origin.url}/bytes`);
  await ask();
  await pause(20);
  await withCassette(path, { mode: "once" }, ask);
  await pause(20);
  const before = origin.seen.count;
  expect(await withCassette(path, ask)).toEqual(every);
  await ask();
  expect(origin.seen.count - before).toBe(1);
});
