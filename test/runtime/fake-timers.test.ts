import { afterEach, expect, test, vi } from "vitest";
import { withCassette } from "../../src/entry/runtime.ts";
import { viaHttp } from "./http.ts";
import { answered, home, oneAnswer } from "./tape.ts";

afterEach(() => vi.useRealTimers());
const text = async () => (await fetch(home)).text();

test("answers go on under fake timers", async () => {
  const path = await oneAnswer(answered("recorded"));
  vi.useFakeTimers();
  expect(await withCassette(path, text)).toBe("recorded");
  expect((await withCassette(path, () => viaHttp(home))).text).toBe("recorded");
});

test("node:http needs no microtasks of ours", async () => {
  const path = await oneAnswer(answered("recorded"));
  vi.useFakeTimers({ toFake: ["queueMicrotask"] });
  expect((await withCassette(path, () => viaHttp(home))).text).toBe("recorded");
});

test("fetch without microtasks fails instead of hanging", async () => {
  const run = withCassette(await oneAnswer(answered("recorded")), async () => {
    vi.useFakeTimers({ toFake: ["queueMicrotask"] });
    return text();
  });
  await expect(run).rejects.toMatchObject({
    code: "replay/fake-timers",
    message: "queueMicrotask is faked, and no request of fetch ever ends",
  });
});

test("a session without nextTick is refused", async () => {
  const path = await oneAnswer(answered("recorded"));
  const { nextTick } = process;
  // vitest refuses to fake it in a child process, but not in a thread.
  process.nextTick = Object.assign((...args: Parameters<typeof nextTick>) => nextTick(...args), { clock: {} });
  try {
    await expect(withCassette(path, text)).rejects.toMatchObject({ code: "replay/fake-timers" });
  } finally {
    process.nextTick = nextTick;
  }
});
