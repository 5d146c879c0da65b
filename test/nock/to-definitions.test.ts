import http from "node:http";
import nock from "nock";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { toDefinitions } from "../../src/entry/nock.ts";
import { emptyBody, storedBody } from "../../src/model/body.ts";
import { encodeUtf8 } from "../../src/model/bytes.ts";
import type { Cassette, HeaderList, HttpRequest, Interaction, Notice } from "../../src/model/types.ts";

const origin = "http://defs.test";
const text = (value: string) => storedBody(encodeUtf8(value));

function recorded(answer: string, request: Partial<HttpRequest> = {}, more: Partial<Interaction> = {}): Interaction {
  return {
    request: { method: "POST", url: `${origin}/a`, headers: [], body: emptyBody, ...request },
    outcome: { kind: "response", status: 200, headers: [], body: text(answer) },
    ...more,
  };
}
const cassette = (...interactions: Interaction[]): Cassette => ({ meta: {}, interactions });
const json = (body: string): Partial<HttpRequest> => ({ body: text(body) });

type Client = (method: string, path: string, headers: HeaderList, body: Uint8Array) => Promise<string>;

const clients: Readonly<Record<string, Client>> = {
  fetch: async (method, path, headers, body) => {
    const init = { method, headers: headers.map(([name, value]): [string, string] => [name, value]) };
    const response = await fetch(origin + path, body.length === 0 ? init : { ...init, body: new Uint8Array(body) });
    return response.text();
  },
  http: (method, path, headers, body) =>
    new Promise((resolve, reject) => {
      const options = { method, path, hostname: "defs.test", headers: Object.fromEntries(headers) };
      const request = http.request(options, (response) => {
        let answer = "";
        response.on("data", (piece) => {
          answer += piece;
        });
        response.on("end", () => resolve(answer));
      });
      request.on("error", reject);
      request.end(body);
    }),
};

beforeAll(() => nock.disableNetConnect());
afterEach(() => nock.cleanAll());
afterAll(() => nock.restore());

describe.each(Object.entries(clients))("nock 14 and %s", (_, client) => {
  /** The answer's text, or `miss`. */
  async function ask(body: string | Uint8Array, headers: HeaderList = [], path = "/a"): Promise<string> {
    try {
      return await client("POST", path, headers, typeof body === "string" ? encodeUtf8(body) : body);
    } catch {
      return "miss";
    }
  }

  test("JSON is compared as the policy does: key order and spelling free, digits exact", async () => {
    nock.define(toDefinitions(cassette(recorded("big", json('{"b":"\\u003e","n":9007199254740993}')))));
    expect(await ask('{"n":9007199254740992,"b":">"}')).toBe("miss");
    expect(await ask('{ "n": 9007199254740993, "b": ">" }\n')).toBe("big");
    expect(nock.isDone()).toBe(true);
  });

  test("ignored parts of bodies", async () => {
    nock.define(toDefinitions(cassette(recorded("x", json('{"a":1,"id":1}'))), { ignoreBody: ["/id"] }));
    expect(await ask('{"a":2,"id":1}')).toBe("miss");
    expect(await ask('{"id":2,"a":1}')).toBe("x");
  });

  test("forms in another order, multipart with another boundary", async () => {
    const form: HeaderList = [["Content-Type", "application/x-www-form-urlencoded"]];
    const part = (mark: string) =>
      `--${mark}\r\nContent-Disposition: form-data; name=a\r\n\r\n\u00e9\r\n--${mark}--\r\n`;
    const multipart = (mark: string): HeaderList => [["Content-Type", `multipart/form-data; boundary=${mark}`]];
    nock.define(
      toDefinitions(
        cassette(
          recorded("form", { headers: form, body: text("a=x%20y&b=1") }),
          recorded("multipart", { headers: multipart("one"), body: text(part("one")) }),
        ),
      ),
    );
    expect(await ask("b=1&a=x+y", form)).toBe("form");
    expect(await ask(part("other"), multipart("other"))).toBe("multipart");
  });

  test("bytes, and text that looks like their hex", async () => {
    const bytes = Uint8Array.of(0xca, 0xfe);
    nock.define(
      toDefinitions(cassette(recorded("text", json("cafe")), recorded("bytes", { body: storedBody(bytes) }))),
    );
    expect(await ask("beef")).toBe("miss");
    expect(await ask("cafe")).toBe("text");
    expect(await ask(bytes)).toBe("bytes");
  });

  test("queries: all, some, none; also those that nock itself cannot match", async () => {
    const query = (search: string) => ({ url: `${origin}/a?${search}`, body: emptyBody });
    const all = toDefinitions(cassette(recorded("two", query("x=1?y=2")), recorded("proto", query("__proto__=1&b=2"))));
    nock.define(all);
    expect(await ask("", [], "/a?x=1?y=3")).toBe("miss");
    expect(await ask("", [], "/a?x=1?y=2")).toBe("two");
    expect(await ask("", [], "/a?b=2&__proto__=1")).toBe("proto");
    nock.define(toDefinitions(cassette(recorded("some", query("a=1&key=s"))), { ignoreQuery: ["key"] }));
    expect(await ask("", [], "/a?a=2")).toBe("miss");
    expect(await ask("", [], "/a?key=other&a=1")).toBe("some");
    nock.define(toDefinitions(cassette(recorded("none", query("a=1"))), { query: "none" }));
    expect(await ask("", [], "/a?z=9")).toBe("none");
    nock.define(toDefinitions(cassette(recorded("query", query("a=1")))));
    expect(await ask("", [], "/a")).toBe("miss");
  });

  test("headers that take part must be equal, or absent on both sides", async () => {
    const interactions = [recorded("with", { headers: [["X-A", "é"]] }), recorded("without")];
    nock.define(toDefinitions(cassette(...interactions), { headers: ["x-a"] }));
    expect(await ask("", [["X-A", "1"]])).toBe("miss");
    expect(await ask("", [["x-a", "\u00c3\u00a9"]])).toBe("with");
    expect(await ask("", [["x-a", "\u00c3\u00a9"]])).toBe("miss");
    expect(await ask("")).toBe("without");
  });

  test("route compares no bodies; equal requests are answered in order, the last one again where asked for", async () => {
    const twice = cassette(recorded("one", json("1")), recorded("two", json("2")));
    nock.define(toDefinitions(twice, "route"));
    expect([await ask("x"), await ask("y"), await ask("z")]).toEqual(["one", "two", "miss"]);
    nock.cleanAll();
    nock.define(toDefinitions(twice, { preset: "route", repeat: "last" }));
    expect([await ask("x"), await ask("y"), await ask("z"), await ask("z")]).toEqual(["one", "two", "two", "two"]);
    nock.cleanAll();
    nock.define(toDefinitions(twice, { repeat: "last" }));
    expect([await ask("2"), await ask("1"), await ask("2"), await ask("3")]).toEqual(["two", "one", "two", "miss"]);
  });

  test("the cassette's own policy counts, an interaction's above it", async () => {
    const match = { body: "none" } as const;
    nock.define(toDefinitions(cassette(recorded("own", json("1"), { match }), recorded("strict", json("2")))));
    expect([await ask("x"), await ask("x"), await ask("2")]).toEqual(["own", "miss", "strict"]);
  });
});

test("what cannot be answered or held is said", () => {
  const notices: Notice[] = [];
  const outcome = { kind: "failure", message: "reset" } as const;
  const request = { url: `${origin}/a?a?b`, headers: [["Accept", "*/*"]] } as const;
  const given = cassette(recorded("", {}, { outcome }), recorded("x", request, { timing: { waitMs: 1 } }));
  expect(toDefinitions(given, undefined, (n) => notices.push(n))).toEqual([
    {
      scope: "http://defs.test:80",
      method: "POST",
      path: "/a",
      body: "",
      status: 200,
      response: "x",
      rawHeaders: [],
      filteringPath: expect.any(Function),
      filteringRequestBody: expect.any(Function),
    },
  ]);
  expect(notices.map(({ code, at }) => [code, at])).toEqual([
    ["skipped/failure", { interaction: 0 }],
    ["lost/timing", { interaction: 1 }],
    ["lost/request-headers", { interaction: 1 }],
  ]);
});

test.each([
  [{ method: false }, "requests of any method"],
  [{ order: "strict" }, "one order of all requests"],
  [{ repeat: "cycle" }, "answers that are given in turns"],
  [{ pick: "closest" }, "answers to the closest request"],
] as const)("%j cannot be", (policy, what) => {
  expect(() => toDefinitions(cassette(recorded("x")), policy)).toThrow(
    expect.objectContaining({ code: "output/unrepresentable", message: `nock definitions cannot hold ${what}` }),
  );
});
