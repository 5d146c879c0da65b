import http from "node:http";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { withCassette } from "../../src/entry/runtime.ts";
import { storedBody } from "../../src/model/body.ts";
import { viaHttp } from "./http.ts";
import { answered, asked, home, oneAnswer, tape } from "./tape.ts";

const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer()).toString();

describe("framing", () => {
  test("a stale length gives way to the true one", async () => {
    const path = await oneAnswer(
      answered("four", {
        headers: [
          ["Content-Length", "99"],
          ["Connection", "close"],
        ],
      }),
    );
    await withCassette(path, async () => {
      const { rawHeaders, text } = await viaHttp(home);
      expect({ rawHeaders, text }).toEqual({ rawHeaders: ["Content-Length", "4"], text: "four" });
    });
  });

  test("an answer to HEAD keeps the recorded length and has no body", async () => {
    const request = asked(home, { method: "HEAD" });
    const outcome = answered("", { headers: [["Content-Length", "1234"]] });
    await withCassette(
      await tape([
        { request, outcome },
        { request, outcome },
      ]),
      async () => {
        expect(await viaHttp(home, { method: "HEAD" })).toMatchObject({
          rawHeaders: ["Content-Length", "1234"],
          text: "",
        });
        const response = await fetch(home, { method: "HEAD" });
        expect([response.headers.get("content-length"), await bytesOf(response)]).toEqual(["1234", ""]);
      },
    );
  });

  test.each([204, 205, 304])("%i has no body and does not hang", async (status) => {
    const outcome = answered("", { status, headers: [["ETag", '"1"']] });
    await withCassette(await tape([1, 2].map(() => ({ request: asked(home), outcome }))), async () => {
      const plain = await viaHttp(home);
      const response = await fetch(home);
      expect([plain.status, plain.text, response.status, await bytesOf(response)]).toEqual([status, "", status, ""]);
      expect(response.headers.get("etag")).toBe('"1"');
    });
  });

  test("20 MB arrive whole", async () => {
    const bytes = new Uint8Array(20_000_000).map((_, i) => i * 7);
    const path = await oneAnswer(answered(bytes, { headers: [["Content-Type", "application/octet-stream"]] }));
    await withCassette(path, async () => {
      const response = await fetch(home);
      expect(response.headers.get("content-length")).toBe("20000000");
      expect(Buffer.compare(Buffer.from(await response.arrayBuffer()), bytes)).toBe(0);
    });
  });

  test("keep-alive connections take one answer after the other", async () => {
    const outcomes = ["one", "two", "three"].map((text) => answered(text));
    await withCassette(await tape(outcomes.map((outcome) => ({ request: asked(home), outcome }))), async () => {
      const texts = [];
      for (let i = 0; i < 3; i++) texts.push(await bytesOf(await fetch(home)));
      expect(texts).toEqual(["one", "two", "three"]);
    });
  });
});

describe("codings", () => {
  const zipped = new Uint8Array(gzipSync("unpacked"));
  const headers = [["Content-Encoding", "gzip"]] as const;

  test.each([
    ["coded bytes stay coded", storedBody(zipped, { coding: "encoded" }), "gzip"],
    ["decoded bytes lose the header", storedBody(Buffer.from("unpacked"), { undone: "gzip" }), null],
    ["a header that lies goes", storedBody(Buffer.from("unpacked"), { coding: "unknown" }), null],
    ["bytes that nobody looked at are looked at", storedBody(zipped, { coding: "unknown" }), "gzip"],
  ])("%s", async (_, body, coding) => {
    await withCassette(await oneAnswer(answered("", { headers, body })), async () => {
      const response = await fetch(home);
      expect([response.headers.get("content-encoding"), await bytesOf(response)]).toEqual([coding, "unpacked"]);
    });
  });
});

describe("heads", () => {
  test("names, order, repeats and bytes of headers are those of the recording", async () => {
    const headers = [
      ["X-B", "2"],
      ["set-cookie", "a=1; Path=/"],
      ["X-a", "café"],
      ["Set-Cookie", "b=2"],
      ["X-Bad", "\udce9"],
    ] as const;
    await withCassette(await oneAnswer(answered("", { headers })), async () => {
      const { rawHeaders } = await viaHttp(home);
      expect(rawHeaders).toEqual(
        ["X-B", "2", "set-cookie", "a=1; Path=/", "X-a", "cafÃ©", "Set-Cookie", "b=2", "X-Bad", "é"].concat(
          "Content-Length",
          "0",
        ),
      );
    });
  });

  test("cookies stay a list for fetch", async () => {
    const headers = [
      ["Set-Cookie", "a=1, x"],
      ["Set-Cookie", "b=2"],
    ] as const;
    await withCassette(await oneAnswer(answered("", { headers })), async () => {
      expect((await fetch(home)).headers.getSetCookie()).toEqual(["a=1, x", "b=2"]);
    });
  });

  test.each([
    [200, "200 OK", "OK"],
    [418, "I'm a teapot", "I'm a teapot"],
    [599, "599", "unknown"],
    [999, "Request denied", "Request denied"],
    [600, undefined, "unknown"],
  ])("status %i with the phrase %s", async (status, statusText, phrase) => {
    const outcome = answered("x", { status, ...(statusText !== undefined && { statusText }) });
    await withCassette(await oneAnswer(outcome), async () => {
      expect(await viaHttp(home)).toMatchObject({ status, phrase, text: "x" });
    });
  });

  test("fetch sees a status that it could not make", async () => {
    await withCassette(await oneAnswer(answered("no", { status: 999 })), async () => {
      const response = await fetch(home);
      expect([response.status, await bytesOf(response)]).toEqual([999, "no"]);
    });
  });

  test("an interim answer is no answer", async () => {
    const path = await tape(
      [103, 200].map((status) => ({ request: asked(home), outcome: answered(`${status}`, { status }) })),
    );
    await withCassette(path, async (session) => {
      expect(await bytesOf(await fetch(home))).toBe("200");
      expect(session.notices.counts).toMatchObject({ "skipped/status": 1 });
    });
  });
});

describe("redirects", () => {
  const hops = async () =>
    tape([
      { request: asked(home), outcome: answered("", { status: 302, headers: [["Location", "/next"]] }) },
      { request: asked(`${home}next`), outcome: answered("there") },
    ]);

  test("are followed", async () => {
    await withCassette(await hops(), async () => {
      const response = await fetch(home);
      expect([response.url, response.redirected, await bytesOf(response)]).toEqual([`${home}next`, true, "there"]);
    });
  });

  test("are shown", async () => {
    await withCassette(await hops(), async () => {
      const { status, headers } = await fetch(home, { redirect: "manual" });
      expect([status, headers.get("location")]).toEqual([302, "/next"]);
    });
  });

  test("are errors where they are to be", async () => {
    await withCassette(await hops(), () => expect(fetch(home, { redirect: "error" })).rejects.toThrow("fetch failed"));
  });
});

describe("failures", () => {
  test.each([
    ["ECONNREFUSED", "connect"],
    ["ENOTFOUND", "getaddrinfo"],
    ["ECONNRESET", "read"],
  ])("%s is an error with code and syscall", async (code, syscall) => {
    const request = asked(home);
    const outcome = { kind: "failure", message: `it was ${code}`, code } as const;
    await withCassette(
      await tape([
        { request, outcome },
        { request, outcome },
      ]),
      async () => {
        await expect(viaHttp(home)).rejects.toMatchObject({ message: `it was ${code}`, code, syscall });
        await expect(fetch(home)).rejects.toMatchObject({ cause: { message: `it was ${code}`, code, syscall } });
      },
    );
  });

  test("a body that broke off is an error behind what had come", async () => {
    const broken = answered("half of ", { brokenBy: { kind: "failure", message: "reset", code: "ECONNRESET" } });
    await withCassette(await tape([1, 2].map(() => ({ request: asked(home), outcome: broken }))), async () => {
      const reader = (await fetch(home)).body?.getReader();
      expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe("half of ");
      await expect(reader?.read()).rejects.toThrow("terminated");
      await expect(viaHttp(home)).rejects.toMatchObject({ code: "ECONNRESET" });
    });
  });
});

describe("the client goes away", () => {
  const events = Array.from({ length: 50 }, (_, i) => `data: ${i}\n\n`).join("");
  const streamed = () => oneAnswer(answered(events, { headers: [["Content-Type", "text/event-stream"]] }));

  test("before the answer", async () => {
    await withCassette(
      await oneAnswer(answered("late"), { timing: { waitMs: 60_000 } }),
      { pace: "recorded" },
      async () => {
        const error = await fetch(home, { signal: AbortSignal.timeout(30) }).catch((e) => e);
        expect(error.name).toBe("TimeoutError");
      },
    );
  });

  test("by the timeout of node:http", async () => {
    const path = await oneAnswer(answered("late"), { timing: { waitMs: 60_000 } });
    await withCassette(path, { pace: "recorded" }, async () => {
      const code = await new Promise((resolve) => {
        const sent = http.get(home, { timeout: 50 });
        sent.on("timeout", () => sent.destroy(Object.assign(new Error("too late"), { code: "TIMED_OUT" })));
        sent.on("error", (e: NodeJS.ErrnoException) => resolve(e.code));
      });
      expect(code).toBe("TIMED_OUT");
    });
  });

  test("in the middle of a stream", async () => {
    await withCassette(await streamed(), { pace: 5 }, async () => {
      const over = new AbortController();
      const reader = (await fetch(home, { signal: over.signal })).body?.getReader();
      await reader?.read();
      over.abort();
      await expect(reader?.read()).rejects.toMatchObject({ name: "AbortError" });
    });
  });

  test("without reading the body", async () => {
    await withCassette(await streamed(), async () => {
      const response = await fetch(home);
      await response.body?.cancel();
    });
  });
});
