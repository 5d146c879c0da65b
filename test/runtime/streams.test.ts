import { afterEach, describe, expect, test, vi } from "vitest";
import { crc32 } from "../../src/adapters/shared/checksum.ts";
import { withCassette } from "../../src/entry/runtime.ts";
import { storedBody } from "../../src/model/body.ts";
import { viaHttp } from "./http.ts";
import { answered, home, oneAnswer } from "./tape.ts";

const events = (text: string) => answered(text, { headers: [["Content-Type", "text/event-stream; charset=utf-8"]] });

async function piecesOf(response: Response): Promise<string[]> {
  const pieces: string[] = [];
  for await (const piece of response.body ?? []) pieces.push(Buffer.from(piece).toString());
  return pieces;
}

describe("server-sent events", () => {
  test.each([
    ["LF", "data: 1\n\ndata: 2\n\n", ["data: 1\n\n", "data: 2\n\n"]],
    ["CRLF", "data: 1\r\n\r\ndata: 2\r\n\r\n", ["data: 1\r\n\r\n", "data: 2\r\n\r\n"]],
    ["CR", "data: 1\r\rdata: 2\r\r", ["data: 1\r\r", "data: 2\r\r"]],
    ["a rest", "data: 1\n\ndata: ro", ["data: 1\n\n", "data: ro"]],
  ])("come one by one: %s", async (_, text, pieces) => {
    await withCassette(await oneAnswer(events(text)), async () => {
      const response = await fetch(home);
      expect([response.headers.get("transfer-encoding"), await piecesOf(response)]).toEqual(["chunked", pieces]);
    });
  });

  test("10,000 of them", async () => {
    const all = Array.from({ length: 10_000 }, (_, i) => `event: delta\ndata: {"i":${i}}\n\n`);
    await withCassette(await oneAnswer(events(all.join(""))), async () => {
      const text = (await piecesOf(await fetch(home))).join("");
      expect(text).toBe(all.join(""));
    });
  });

  test("none at all", async () => {
    await withCassette(await oneAnswer(events("")), async () => {
      expect(await (await fetch(home)).text()).toBe("");
    });
  });
});

/** A frame of AWS without headers; its checksums are not looked at but for the first one. */
function frame(payload: string): Buffer {
  const bytes = Buffer.alloc(16 + payload.length);
  bytes.writeUInt32BE(bytes.length, 0);
  bytes.writeUInt32BE(0, 4);
  bytes.write(payload, 12);
  return bytes;
}

test("frames of AWS come one by one", async () => {
  const frames = ["one", "two", "three"].map(frame);
  const headers = [["Content-Type", "application/vnd.amazon.eventstream"]] as const;
  await withCassette(await oneAnswer(answered(Buffer.concat(frames), { headers })), async () => {
    const { pieces } = await viaHttp(home);
    expect(pieces.map((piece) => piece.toString("hex"))).toEqual(frames.map((one) => one.toString("hex")));
  });
});

test("frames under the type of events have their own type again", async () => {
  const one = frame("one");
  one.writeUInt32BE(crc32(one.subarray(0, 8)), 8);
  await withCassette(await oneAnswer({ ...events(""), body: storedBody(one) }), async (session) => {
    const response = await fetch(home);
    expect(response.headers.get("content-type")).toBe("application/vnd.amazon.eventstream");
    expect(session.notices.counts).toEqual({ "repaired/frame-type": 1 });
  });
});

describe("pace", () => {
  const three = events("data: 1\n\ndata: 2\n\ndata: 3\n\n");

  /** When the headers and each piece came, in ms after the request. */
  async function timesOf(path: string, pace: "recorded" | number | false): Promise<number[]> {
    return withCassette(path, { pace }, async () => {
      const start = performance.now();
      const response = await fetch(home);
      const times = [performance.now() - start];
      for await (const _ of response.body ?? []) times.push(performance.now() - start);
      return times;
    });
  }

  test("is none unless asked for", async () => {
    const [headers = 0] = await timesOf(await oneAnswer(three, { timing: { waitMs: 5000, totalMs: 9000 } }), false);
    expect(headers).toBeLessThan(2500);
  });

  test("is even when it is a number", async () => {
    const [, first = 0, , last = 0] = await timesOf(await oneAnswer(three), 60);
    expect(last - first).toBeGreaterThan(100);
  });

  test("is that of the recording: the wait, then the rest spread over the events", async () => {
    const path = await oneAnswer(three, { timing: { waitMs: 100, totalMs: 250 } });
    const [headers = 0, ...pieces] = await timesOf(path, "recorded");
    expect(headers).toBeGreaterThan(95);
    expect(pieces.at(-1)).toBeGreaterThan(240);
  });

  test("follows the recorded chunks, an event when the chunk that ends it came", async () => {
    const chunks = [
      { end: 5, atMs: 20 },
      { end: 18, atMs: 120 },
      { end: 27, atMs: 220 },
    ];
    const body = storedBody(Buffer.from("data: 1\n\ndata: 2\n\ndata: 3\n\n"), { chunks });
    const [, ...pieces] = await timesOf(
      await oneAnswer({ ...three, body }, { timing: { waitMs: 10, totalMs: 230 } }),
      "recorded",
    );
    expect(pieces.at(-1)).toBeGreaterThan(210);
    expect((pieces[2] ?? 0) - (pieces[0] ?? 0)).toBeGreaterThan(80);
  });
});

describe("fake timers", () => {
  afterEach(() => vi.useRealTimers());

  test.each([
    ["fetch", async () => (await fetch(home)).text()],
    ["node:http", async () => (await viaHttp(home)).text],
  ])("do not stop an answer to %s", async (_, ask) => {
    const path = await oneAnswer(events("data: 1\n\ndata: 2\n\n"), { timing: { waitMs: 10, totalMs: 30 } });
    vi.useFakeTimers();
    expect(await withCassette(path, { pace: "recorded" }, ask)).toBe("data: 1\n\ndata: 2\n\n");
  });
});
