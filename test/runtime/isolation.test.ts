import http from "node:http";
import http2, { connect } from "node:http2";
import net from "node:net";
import tls from "node:tls";
import { describe, expect, test } from "vitest";
import { useCassette, withCassette } from "../../src/entry/runtime.ts";
import { viaHttp } from "./http.ts";
import { answered, asked, home, oneAnswer, tape } from "./tape.ts";

/** A cassette that answers `count` requests for the home with its own name. */
const named = (name: string, count: number) =>
  tape(Array.from({ length: count }, () => ({ request: asked(home), outcome: answered(name) })));

const names = Array.from({ length: 20 }, (_, i) => `session ${i}`);

const clients: [string, () => Promise<string>][] = [
  ["fetch", async () => (await fetch(home)).text()],
  ["node:http", async () => (await viaHttp(home)).text],
];
const oneSocket = new http.Agent({ keepAlive: true, maxSockets: 1 });
clients.push(["node:http with one connection", async () => (await viaHttp(home, { agent: oneSocket })).text]);

describe.each(clients)("%s: 20 sessions at once, 10 requests each", (_, ask) => {
  test("each gets its own answers", async () => {
    const paths = await Promise.all(names.map((name) => named(name, 10)));
    const got = await Promise.all(
      paths.map((path) => withCassette(path, () => Promise.all(Array.from({ length: 10 }, () => ask())))),
    );
    expect(got).toEqual(names.map((name) => Array.from({ length: 10 }, () => name)));
  });

  test("sessions bound without a function too", async () => {
    const paths = await Promise.all(names.map((name) => named(name, 10)));
    const run = async (path: string) => {
      const session = useCassette(path);
      const got = await Promise.all(Array.from({ length: 10 }, () => ask()));
      await session.done();
      return got;
    };
    expect(await Promise.all(paths.map(run))).toEqual(names.map((name) => Array.from({ length: 10 }, () => name)));
  });
});

test("equal requests at once get different answers", async () => {
  const interactions = ["a", "b", "c"].map((text) => ({ request: asked(home), outcome: answered(text) }));
  const got = await withCassette(await tape(interactions), () =>
    Promise.all([1, 2, 3].map(async () => (await fetch(home)).text())),
  );
  expect(got.sort()).toEqual(["a", "b", "c"]);
});

test("a request of no session among two live ones is refused, not guessed", async () => {
  const [a, b] = await Promise.all([named("a", 1), named("b", 1)]);
  let ask = () => {};
  const outside = new Promise<unknown>((resolve) => {
    ask = () => resolve(undefined);
  }).then(() => fetch(home).catch((e) => e.cause));
  await withCassette(a, () =>
    withCassette(b, async () => {
      ask();
      expect(await outside).toMatchObject({ name: "RespoolError", code: "replay/context" });
    }),
  );
});

test("a request of no session goes to the only one", async () => {
  let ask = () => {};
  const outside = new Promise<unknown>((resolve) => {
    ask = () => resolve(undefined);
  }).then(async () => (await fetch(home)).text());
  await withCassette(await named("a", 1), async () => {
    ask();
    expect(await outside).toBe("a");
  });
});

describe("after the last session", () => {
  const originals = () => [
    net.Socket.prototype.connect,
    tls.TLSSocket.prototype.connect,
    http.Agent.prototype.createConnection,
    http.ClientRequest,
    http.request,
    http2.connect,
    globalThis.fetch,
    globalThis.Headers,
    Object.getOwnPropertyDescriptor(http.Agent.prototype, "addRequest")?.value,
  ];

  test("everything that was replaced is back, twice over", async () => {
    const before = originals();
    for (let i = 0; i < 2; i++) {
      await withCassette(await oneAnswer(answered("x")), async () => {
        expect(originals()).not.toEqual(before);
        await (await fetch(home)).text();
      });
      expect(originals()).toEqual(before);
    }
  });

  test("requests go to the network", async () => {
    await withCassette(await oneAnswer(answered("x")), async () => (await fetch(home)).text());
    await expect(fetch("http://127.0.0.1:1/")).rejects.toThrow();
    await expect(viaHttp("http://127.0.0.1:9/")).rejects.toMatchObject({ code: "ECONNREFUSED" });
  });

  test("no timer and no connection is left", async () => {
    const before = process.getActiveResourcesInfo().sort();
    const path = await oneAnswer(answered("x"), { timing: { waitMs: 60_000 } });
    await withCassette(path, { pace: "recorded" }, async () => {
      await fetch(home, { signal: AbortSignal.timeout(20) }).catch(() => {});
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    const left = process.getActiveResourcesInfo().sort();
    expect(left.filter((name) => /TCP|TLS/.test(name))).toEqual([]);
    expect(left.filter((name) => name === "Timeout").length).toBeLessThanOrEqual(
      before.filter((name) => name === "Timeout").length,
    );
  });
});

describe("HTTP/2", () => {
  test.each([
    ["the default import", () => http2.connect("https://api.invalid")],
    ["the named import", () => connect("https://api.invalid")],
  ])("fails at once, by %s", async (_, run) => {
    const played = withCassette(await oneAnswer(answered("x")), (session) => {
      expect(run).toThrow(
        expect.objectContaining({ code: "RESPOOL_HTTP2", message: expect.stringContaining("NodeHttpHandler") }),
      );
      expect(session.misses).toEqual([{ method: "CONNECT", url: "https://api.invalid", reason: "http2" }]);
    });
    await expect(played).rejects.toThrow("HTTP/2 cannot be replayed");
  });

  test("is let through where the requests would be", async () => {
    await withCassette(await tape([]), { passthrough: ["127.0.0.1"] }, async () => {
      const client = http2.connect("http://127.0.0.1:1");
      const error = await new Promise<NodeJS.ErrnoException>((resolve) => client.on("error", resolve));
      expect(error.code).toBe("ECONNREFUSED");
    });
  });
});
