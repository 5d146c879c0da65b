import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import { configure, useCassette, withCassette } from "../../src/entry/runtime.ts";
import { answered, asked, fileHere, home, oneAnswer, tape } from "./tape.ts";

const text = async (url: string, init?: RequestInit) => (await fetch(url, init)).text();

/** Runs with a real server of this machine; gives its URL. */
async function withServer<T>(run: (url: string) => Promise<T>): Promise<T> {
  const server = createServer((_, response) => response.end("from the network"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return await run(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

describe("useCassette", () => {
  test("answers at once, before the file is read, and until done", async () => {
    const path = await oneAnswer(answered("recorded"));
    const session = useCassette(path);
    expect(session.interactions).toEqual([]);
    expect(await text(home)).toBe("recorded");
    expect(session.interactions).toHaveLength(1);
    expect(session.unused).toEqual([]);
    await session.done();
    await session.done();
  });

  test("is an async disposable", async () => {
    const path = await oneAnswer(answered("recorded"));
    const session = useCassette(path);
    expect(await text(home)).toBe("recorded");
    await session[Symbol.asyncDispose]();
    await withServer(async (url) => expect(await text(url)).toBe("from the network"));
  });

  test("the innermost of two sessions answers, and both are checked", async () => {
    const outer = useCassette(await oneAnswer(answered("outer")));
    const inner = useCassette(await oneAnswer(answered("inner")));
    expect(await text(home)).toBe("inner");
    await expect(text(home)).rejects.toThrow();
    await expect(inner.done()).rejects.toMatchObject({ code: "replay/miss" });
    expect(await text(home)).toBe("outer");
    await outer.done();
  });
});

describe("withCassette", () => {
  test("gives what the function gives", async () => {
    expect(await withCassette(await oneAnswer(answered("recorded")), () => text(home))).toBe("recorded");
  });

  test("keeps the error of the function first, and says the misses behind it", async () => {
    const mine = new Error("my own words");
    const run = withCassette(await oneAnswer(answered("")), async () => {
      await text(`${home}other`).catch(() => {});
      throw mine;
    });
    const error = await run.catch((e) => e);
    expect(error).toBe(mine);
    expect(error.message).toMatch(
      /^my own words\n\nrespool: no recorded interaction for GET http:\/\/api.invalid\/other\n/,
    );
    expect(error.stack).toContain("no recorded interaction");
  });

  test("fails a function that swallowed a miss", async () => {
    const run = withCassette(await oneAnswer(answered("")), () => text(`${home}other`).catch(() => "fine"));
    await expect(run).rejects.toMatchObject({ code: "replay/miss" });
  });

  test("waits for a request that the function did not wait for", async () => {
    const run = withCassette(await oneAnswer(answered("")), async () => {
      fetch(`${home}other`).catch(() => {});
    });
    await expect(run).rejects.toMatchObject({ code: "replay/miss" });
  });
});

describe("a cassette that cannot be used", () => {
  test.each([
    ["missing", undefined, "input/unreadable"],
    ["empty", "", "input/unknown-format"],
    ["not a cassette", "# notes\n\n- milk\n", "input/unknown-format"],
    ["broken", "---\nversion: 2\ninteractions:\n- request:\n    url: 'http://a\n", "input/syntax"],
    [
      "truncated",
      '{"log":{"version":"1.2","creator":{"name":"x","version":"1"},"entries":[{"request":{',
      "input/syntax",
    ],
  ])("%s: the test fails with a RespoolError", async (_, content, code) => {
    const path = fileHere("bad.yaml");
    if (content !== undefined) writeFileSync(path, content);
    let caught: unknown;
    const run = withCassette(path, () =>
      text(home).catch((e) => {
        caught = e.cause;
      }),
    );
    await expect(run).rejects.toMatchObject({ name: "RespoolError", code });
    if (content !== undefined) expect(caught).toMatchObject({ code });
  });

  test("ready rejects too", async () => {
    const path = fileHere("bad.yaml");
    writeFileSync(path, "");
    const session = useCassette(path);
    await expect(session.ready).rejects.toMatchObject({ code: "input/unknown-format" });
    await expect(session.done()).rejects.toMatchObject({ code: "input/unknown-format" });
  });

  test("one without interactions answers nothing", async () => {
    const run = withCassette(await tape([]), () => text(home));
    await expect(run).rejects.toThrow("the cassette holds nothing like it");
  });
});

describe("what goes past the cassette", () => {
  test("nothing unless told, not even to this machine", async () => {
    await withServer(async (url) => {
      await expect(withCassette(await tape([]), () => text(url))).rejects.toThrow("no recorded interaction");
    });
  });

  test.each([
    ["a host", (url: string) => new URL(url).host],
    ["a host without its port", () => "127.0.0.1"],
    ["a URL", (url: string) => url],
    ["a pattern", () => /^http:\/\/127/],
    [
      "a function",
      () =>
        ({ url }: Request) =>
          url.includes("127"),
    ],
  ])("passthrough by %s", async (_, filter) => {
    await withServer(async (url) => {
      const run = withCassette(await tape([]), { passthrough: [filter(url)] }, () => text(url));
      expect(await run).toBe("from the network");
    });
  });

  test("a passed request carries no header of ours", async () => {
    const server = createServer((request, response) => response.end(JSON.stringify(request.rawHeaders)));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const seen = await withCassette(await tape([]), { passthrough: ["127.0.0.1"] }, () => text(url));
    expect(seen).not.toContain("respool");
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  test("stubs come first", async () => {
    const stub = [{ when: "https://oauth.invalid/token", respond: () => Response.json({ access_token: "x" }) }];
    await withCassette(await oneAnswer(answered("recorded")), { stub }, async () => {
      expect(await text("https://oauth.invalid/token?a=1", { method: "POST" })).toBe('{"access_token":"x"}');
      expect(await text(home)).toBe("recorded");
    });
  });

  test("a stub that throws fails the test, also when its client hides it", async () => {
    const stub = [{ when: home, respond: () => Promise.reject(new Error("my stub")) }];
    const run = withCassette(await tape([]), { stub }, () => text(home).catch(() => "hidden"));
    await expect(run).rejects.toThrow("my stub");
  });
});

describe("unused interactions", () => {
  const two = () => tape(["a", "b"].map((name) => ({ request: asked(home + name), outcome: answered(name) })));

  test("do not matter unless told", async () => {
    await withCassette(await two(), async (session) => {
      await text(`${home}b`);
      expect(session.unused.map(({ request }) => request.url)).toEqual([`${home}a`]);
    });
  });

  test("fail the test where that is asked for", async () => {
    const run = withCassette(await two(), { unused: "error" }, () => text(`${home}b`));
    await expect(run).rejects.toMatchObject({
      code: "replay/unused",
      message: expect.stringContaining("#0 GET http://api.invalid/a"),
    });
  });

  test("are a warning where that is asked for", async () => {
    const warned = new Promise<Error>((resolve) => process.once("warning", resolve));
    await withCassette(await two(), { unused: "warn" }, () => text(`${home}b`));
    expect((await warned).message).toContain("#0 GET http://api.invalid/a");
  });
});

describe("options", () => {
  test.each([
    [{ modes: "none" }, "Did you mean mode?"],
    [{ match: "lm" }, "Did you mean llm?"],
    [{ unused: "no" }, undefined],
    [{ pace: "fast" }, undefined],
    [{ pace: -1 }, undefined],
    [{ passthrough: "localhost" }, undefined],
    [{ passthrough: [7] }, undefined],
    [{ stub: [{ when: home }] }, undefined],
    [{ mode: "onec" }, "Choose one of: none, once, new_episodes, all."],
    [{ redact: { members: ["/a"] } }, undefined],
    [{ beforeSave: true }, undefined],
    [{ recordOnError: "yes" }, undefined],
    [{ prune: 1 }, undefined],
  ])("%j is refused", async (o, hint) => {
    const run = withCassette(await tape([]), o as never, () => {});
    await expect(run).rejects.toMatchObject({ code: "option/invalid", ...(hint !== undefined && { hint }) });
  });

  test("the environment has the last word on the mode", async () => {
    process.env.RESPOOL_MODE = "live";
    try {
      const run = withCassette(await tape([]), { mode: "none" }, () => {});
      await expect(run).rejects.toMatchObject({ code: "option/invalid", message: 'RESPOOL_MODE cannot be "live"' });
    } finally {
      delete process.env.RESPOOL_MODE;
    }
  });

  test("configure sets what sessions begin with", async () => {
    const path = await oneAnswer(answered("recorded"));
    configure({ unused: "error", dir: path.slice(0, path.lastIndexOf("/")) });
    try {
      const run = withCassette(path.slice(path.lastIndexOf("/") + 1), () => {});
      await expect(run).rejects.toMatchObject({ code: "replay/unused" });
      await withCassette(path.slice(path.lastIndexOf("/") + 1), { unused: "ignore" }, () => {});
    } finally {
      configure({});
    }
  });
});
