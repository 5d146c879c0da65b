import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readCassette } from "../../../src/entry/node.ts";
import { fileHere } from "../tape.ts";
import { originFor } from "./origin.ts";
import { startWorker, type Worker } from "./workers.ts";

const origin = originFor((request, response) => response.end(request.url));
let workers: Worker[] = [];
beforeAll(async () => {
  workers = await Promise.all(Array.from({ length: 8 }, startWorker));
});
afterAll(() => Promise.all(workers.map((worker) => worker.end())));

const endings = { yaml: "yaml", har: "har", nock: "nock.json" } as const;
const urlsIn = async (path: string) =>
  (await readCassette(path)).cassette.interactions.map(({ request }) => request.url.slice(origin.url.length));

describe.each([
  ["yaml", 2, 10],
  ["yaml", 8, 8],
  ["har", 4, 4],
  ["nock", 4, 4],
] as const)("%s: %i processes at once, %i times", (ending, count, rounds) => {
  test("nothing is lost, nothing double, and nothing is left beside it", async () => {
    for (let round = 0; round < rounds; round++) {
      const cassette = `${fileHere("dir")}/a.${endings[ending]}`;
      const tasks = workers.slice(0, count).map((worker, i) => {
        const paths = ["/shared", `/own/${i}`, "/shared", `/own/${i}/more`];
        return worker.run({ cassette, url: origin.url, paths, mode: round % 2 === 0 ? "new_episodes" : "all" });
      });
      await Promise.all(tasks);
      const own = Array.from({ length: count }, (_, i) => [`/own/${i}`, `/own/${i}/more`]).flat();
      const urls = await urlsIn(cassette);
      expect([...urls].sort()).toEqual(["/shared", "/shared", ...own].sort());
      // What one process asked for stands in the order in which it asked.
      for (let i = 0; i < count; i++) {
        expect(urls.filter((url) => url.startsWith(`/own/${i}`))).toEqual([`/own/${i}`, `/own/${i}/more`]);
      }
      expect(readdirSync(dirname(cassette))).toEqual([cassette.slice(dirname(cassette).length + 1)]);
    }
  });
});

test("killed at any moment, it leaves the old file or the new one, and the next one records", async () => {
  const cassette = `${fileHere("dir")}/a.yaml`;
  const [first] = workers as [Worker];
  const task = { cassette, url: origin.url, mode: "new_episodes" } as const;
  await first.run({ ...task, paths: ["/0"] });
  let before = readFileSync(cassette, "utf8");
  for (let round = 1; round <= 12; round++) {
    const victim = await startWorker();
    victim.start({ ...task, paths: [`/${round}`] });
    await new Promise((resolve) => setTimeout(resolve, 20 + ((round * 37) % 120)));
    await victim.end();
    const after = readFileSync(cassette, "utf8");
    const urls = await urlsIn(cassette);
    expect(after === before || (after.startsWith(before) && urls.at(-1) === `/${round}`)).toBe(true);
    before = after;
  }
  await first.run({ ...task, paths: ["/last"] });
  expect((await urlsIn(cassette)).at(-1)).toBe("/last");
});

test("sessions at once in one process", async () => {
  const cassette = fileHere("a.yaml");
  const { withCassette } = await import("../../../src/entry/runtime.ts");
  const { CI } = process.env;
  delete process.env.CI;
  try {
    await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        withCassette(cassette, { mode: "once" }, async () => {
          for (const path of ["/shared", `/own/${i}`]) await fetch(origin.url + path);
        }),
      ),
    );
  } finally {
    if (CI !== undefined) process.env.CI = CI;
  }
  const own = Array.from({ length: 10 }, (_, i) => `/own/${i}`);
  expect((await urlsIn(cassette)).sort()).toEqual(["/shared", ...own].sort());
  expect(existsSync(cassette)).toBe(true);
  rmSync(cassette);
});
