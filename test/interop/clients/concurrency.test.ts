import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { nodeBinary } from "../nodes/index.mjs";
import { nodes, plainClients, report, title } from "./report.ts";

/** What `cross.mjs` prints of a client. */
interface Crossed {
  readonly answers: number;
  readonly crossed: number;
  readonly errors: readonly string[];
}

/** What a client says of a request that is refused. */
interface Refused {
  readonly code?: string;
  readonly message?: string;
  readonly end?: string;
}

/** What `refusals.mjs` prints. */
interface Refusals {
  readonly http2: Readonly<Record<string, Refused>>;
  readonly outside: Readonly<Record<string, Refused>>;
  readonly proxies: Readonly<Record<string, Refused>>;
  readonly restored: readonly boolean[];
}

const bound = ["node:http", "node:http, kept alive", "fetch", "undici7, request over one connection"];

const folder = mkdtempSync(join(tmpdir(), "respool-concurrency-"));
afterAll(() => rmSync(folder, { recursive: true }));

for (const { major, undicis } of nodes) {
  const clients = plainClients(undicis);

  describe.skipIf(nodeBinary(major) === undefined)(title(major), () => {
    let crossed: Readonly<Record<string, Crossed>>;
    let refusals: Refusals;
    beforeAll(async () => {
      crossed = await report<typeof crossed>(major, "cross.mjs", folder);
      refusals = await report<Refusals>(major, "refusals.mjs", folder);
    });

    test("no client is left out", () => {
      expect(Object.keys(crossed).sort()).toEqual([...clients, ...bound.map((name) => `${name}, bound`)].sort());
      expect(Object.keys(refusals.outside).sort()).toEqual([...clients].sort());
    });

    test.each(clients)("%s: 200 requests of 20 sessions at once, none crossed", (name) => {
      expect(crossed[name]).toEqual({ answers: 200, crossed: 0, errors: [] });
    });

    test.each(bound)("%s, by sessions that are bound: none crossed", (name) => {
      expect(crossed[`${name}, bound`]).toEqual({ answers: 200, crossed: 0, errors: [] });
    });

    test.each(clients)("%s: a request outside of both sessions in use is refused", (name) => {
      const { code, message } = refusals.outside[name] ?? {};
      expect(code).toBe("replay/context");
      expect(message).toMatch(/one\.yaml.*two\.yaml/);
    });

    test.each(["the default import", "the named import", "NodeHttp2Handler"])("HTTP/2 is refused, by %s", (name) => {
      const { code, message, end } = refusals.http2[name] ?? {};
      expect([code, end]).toEqual(["RESPOOL_HTTP2", "replay/miss"]);
      expect(message).toContain("requestHandler: new NodeHttpHandler()");
    });

    test.each(undicis)("%s: its agent for proxies is refused", (name) => {
      expect(refusals.proxies[`${name}, ProxyAgent`]?.message).toMatch(/ProxyAgent of undici does not go together/);
    });

    test("and both imports are given back", () => expect(refusals.restored).toEqual([true, true]));
  });
}
