import { writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { withCassette } from "../../src/entry/runtime.ts";
import type { HeaderList, Interaction } from "../../src/index.ts";
import { viaHttp } from "./http.ts";
import { answered, asked, fileHere, home, tape } from "./tape.ts";

const json: HeaderList = [["Content-Type", "application/json"]];
const chat = (text: string, more: Partial<Interaction["request"]> = {}): Interaction => ({
  request: asked(`${home}v1/chat`, { method: "POST", headers: json, text, ...more }),
  outcome: answered("hi"),
});

/** The message that a client gets for a miss. */
async function missed(interactions: readonly Interaction[], url: string, init: RequestInit = {}): Promise<string> {
  const path = await tape(interactions);
  const error = await withCassette(path, () => fetch(url, init)).catch((e) => e);
  expect(error.cause).toMatchObject({ name: "RespoolMiss", code: "RESPOOL_MISS" });
  expect(error.message).toContain(error.cause.message);
  return error.cause.message.replaceAll(path, "tape.har");
}

const post = (body: unknown): RequestInit => ({ method: "POST", body: JSON.stringify(body) });

test("names the nearest interaction and where the two differ", async () => {
  const recorded = [chat('{"model":"a","stream":true,"n":1}'), chat('{"model":"b","messages":[{"content":"Say hi"}]}')];
  const text = await missed(
    recorded,
    `${home}v1/chat?beta=true`,
    post({ model: "b", messages: [{ content: "Say ho" }] }),
  );
  expect(text).toBe(
    [
      "respool: no recorded interaction for POST http://api.invalid/v1/chat?beta=true",
      "  nearest: tape.har #1",
      "  query beta  only in request  true",
      '  body /messages/0/content  differs  recorded "Say hi"  sent "Say ho"',
    ].join("\n"),
  );
});

test("says when all equal ones were used", async () => {
  const path = await tape([chat("{}"), chat("{}")]);
  const run = withCassette(path, async () => {
    for (let i = 0; i < 3; i++) await fetch(`${home}v1/chat`, post({}));
  });
  await expect(run).rejects.toThrow(/\n {2}all 2 of 2 equal interactions were used/);
});

test("says when it is recorded, but not as the next one", async () => {
  const path = await tape([chat('{"a":1}'), chat('{"a":2}')]);
  const run = withCassette(path, { match: { order: "strict" } }, () => fetch(`${home}v1/chat`, post({ a: 2 })));
  await expect(run).rejects.toThrow("it is recorded, but not as the next one");
});

test("says that a cassette holds nothing like it", async () => {
  expect(await missed([], home)).toBe(
    "respool: no recorded interaction for GET http://api.invalid/\n  the cassette holds nothing like it",
  );
});

describe("hints", () => {
  test("a query parameter that could be ignored", async () => {
    expect(await missed([chat("{}")], `${home}v1/chat?beta=true`, post({}))).toContain(
      '\n  hint: match { ignoreQuery: ["beta"] } would accept this',
    );
  });

  test("a preset", async () => {
    const recorded: Interaction = { ...chat('{"temperature":1.0}') };
    expect(await missed([recorded], `${home}v1/chat`, post({ temperature: 1 }))).toContain(
      '\n  hint: match preset "rest" would accept this',
    );
    const asked = chat('{"model":"m","messages":[],"stream_options":null}', { url: `${home}chat/completions` });
    expect(await missed([asked], `${home}chat/completions`, post({ model: "m", messages: [] }))).toContain(
      '\n  hint: match preset "llm" would accept this',
    );
  });

  test("what the server keeps", async () => {
    const recorded = [chat('{"model":"m","input":"Hi"}', { url: `${home}v1/responses` })];
    const body = { model: "m", input: "Ho", previous_response_id: "resp_1" };
    expect(await missed(recorded, `${home}v1/responses`, post(body))).toContain(
      "\n  hint: previous_response_id points at what a server keeps",
    );
  });

  test("another API of the host", async () => {
    const recorded = [chat('{"model":"m","messages":[]}', { url: `${home}v1/chat/completions` })];
    expect(await missed(recorded, `${home}v1/responses`, post({ model: "m", input: "Hi" }))).toContain(
      "\n  hint: another API of the host was recorded (/v1/chat/completions); let the client call that one",
    );
  });

  test("none that was not tried with success", async () => {
    expect(await missed([chat('{"a":1}')], `${home}v1/chat?beta=true`, post({ a: 2 }))).not.toContain("hint");
  });
});

describe("secrets", () => {
  const key = `sk-${"proj"}-${"Zx8Qw3Er7Ty1Ui5Op9As2Df6Gh4Jk0Lm"}`;

  test("are masked in the URL and in the differences", async () => {
    const recorded = [chat(`{"api_key":"other-${key}","q":1}`)];
    const text = await missed(recorded, `${home}v1/chat?access_token=${key}`, post({ api_key: key, q: 2 }));
    expect(text).not.toContain(key.slice(8));
    expect(text).toContain("access_token=…");
    expect(text).toContain("body /q  differs  recorded 1  sent 2");
    expect(text).toContain('body /api_key  differs  recorded "other-…"  sent "…"');
  });
});

describe("SDKs made by Stainless", () => {
  test("get an answer that they show and do not try again", async () => {
    const run = withCassette(await tape([chat("{}")]), async () => {
      const headers = { "x-stainless-lang": "js" };
      const response = await fetch(`${home}v1/chat`, { ...post({ a: 1 }), headers });
      expect([response.status, response.headers.get("x-should-retry")]).toEqual([501, "false"]);
      expect(await response.text()).toMatch(/^respool: no recorded interaction for POST/);
    });
    await expect(run).rejects.toMatchObject({ code: "replay/miss" });
  });

  test("also when the cassette cannot be read", async () => {
    const path = fileHere("bad.yaml");
    writeFileSync(path, "");
    const run = withCassette(path, async () => {
      const response = await fetch(home, { headers: { "x-stainless-lang": "js" } });
      expect([response.status, await response.text()]).toEqual([501, expect.stringContaining("format")]);
    });
    await expect(run).rejects.toMatchObject({ code: "input/unknown-format" });
  });
});

test("http clients get the error itself", async () => {
  const run = withCassette(await tape([]), () => viaHttp(home));
  const error = await run.catch((e) => e);
  expect(error).toMatchObject({ name: "RespoolMiss", code: "RESPOOL_MISS" });
});

test("many misses are told once each, the first ten in full", async () => {
  const run = withCassette(await tape([]), async () => {
    for (let i = 0; i < 12; i++) await fetch(`${home}${i}`).catch(() => {});
  });
  const { message } = await run.catch((e) => e);
  expect(message.match(/no recorded interaction/g)).toHaveLength(10);
  expect(message).toMatch(/\nrespool: and 2 more$/);
});

test("misses are data too", async () => {
  const path = await tape([chat('{"a":1}')]);
  const run = withCassette(path, async (session) => {
    await fetch(`${home}v1/chat`, post({ a: 2 })).catch(() => {});
    expect(session.misses).toEqual([
      {
        method: "POST",
        url: `${home}v1/chat`,
        reason: "no-match",
        nearest: {
          file: path,
          index: 0,
          differences: [{ part: "body", pointer: "/a", kind: "differs", recorded: "1", live: "2" }],
        },
      },
    ]);
  });
  await expect(run).rejects.toMatchObject({ code: "replay/miss" });
});

describe("clients that would try again get an answer that they show", () => {
  const text = expect.stringMatching(/^respool: no recorded interaction for POST/);

  test.each([
    [
      "the AI SDK",
      { "user-agent": "ai/7.0.0 ai-sdk-provider-utils/5.0.0 node.js/22" },
      404,
      { error: { message: text } },
    ],
    ["Slack's", { "user-agent": "@slack:web-api/8.2.0 node/22" }, 200, { ok: false, error: text }],
    ["Stripe's", { "user-agent": "Stripe/v1 NodeBindings/23.1.0" }, 404, { error: { message: text } }],
    ["Elasticsearch's", { "x-elastic-client-meta": "es=9.5.1" }, 404, { error: { reason: text } }],
  ])("%s", async (_, headers, status, body) => {
    const run = withCassette(await tape([chat("{}")]), async () => {
      const response = await fetch(`${home}v1/chat`, { ...post({ a: 1 }), headers });
      expect(response.status).toBe(status);
      expect(await response.json()).toMatchObject(body);
    });
    await expect(run).rejects.toMatchObject({ code: "replay/miss" });
  });
});

test("an answer that is only the closest one is told with its differences", async () => {
  const text = "tell me everything that you know about the history of the city of Lisbon";
  const path = await tape([chat(JSON.stringify({ model: "m", text }))]);
  const warned = new Promise<Error>((resolve) => process.once("warning", resolve));
  await withCassette(path, { match: "closest" }, async () => {
    const response = await fetch(`${home}v1/chat`, post({ model: "n", text }));
    expect(await response.text()).toBe("hi");
  });
  expect((await warned).message.replaceAll(path, "tape.har")).toBe(
    [
      "respool: nothing recorded equals POST http://api.invalid/v1/chat",
      "  answered by the closest: tape.har #0",
      '  body /model  differs  recorded "m"  sent "n"',
    ].join("\n"),
  );
});

test("nothing in a message is obeyed by a terminal", async () => {
  const esc = String.fromCharCode(27);
  const text = await missed([chat(`a=${encodeURIComponent(`${esc}[31m`)}`)], `${home}v1/chat`, {
    method: "POST",
    body: "a=1",
  });
  expect(text).not.toContain(esc);
  expect(text).toContain("\\x1B[31m");
});
