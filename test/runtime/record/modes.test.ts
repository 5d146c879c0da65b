import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readCassette } from "../../../src/entry/node.ts";
import { type Mode, type SessionOptions, useCassette, withCassette } from "../../../src/entry/runtime.ts";
import { fileHere } from "../tape.ts";
import { originFor } from "./origin.ts";

let answers = 0;
const origin = originFor((request, response) => {
  response.writeHead(200, { "content-type": "text/plain" });
  response.end(`${request.url} ${++answers}`);
});

const text = async (path: string, init?: RequestInit) => (await fetch(origin.url + path, init)).text();
const record = <T>(path: string, mode: Mode, run: () => Promise<T>, o: SessionOptions = {}) =>
  withCassette(path, { ...o, mode }, run);
const urlsIn = async (path: string) =>
  (await readCassette(path)).cassette.interactions.map(({ request }) => request.url.slice(origin.url.length));

const { CI, RESPOOL_MODE } = process.env;
beforeEach(() => {
  delete process.env.CI;
  delete process.env.RESPOOL_MODE;
  answers = 0;
});
afterEach(() => {
  if (CI !== undefined) process.env.CI = CI;
  if (RESPOOL_MODE !== undefined) process.env.RESPOOL_MODE = RESPOOL_MODE;
  delete process.env.RESPOOL_PRUNE;
});

describe("once", () => {
  test("records where there is no cassette, then replays it alone", async () => {
    const path = fileHere("a.yaml");
    expect(await record(path, "once", () => text("/a"))).toBe("/a 1");
    expect(await record(path, "once", () => text("/a"))).toBe("/a 1");
    await expect(record(path, "once", () => text("/b"))).rejects.toThrow(/no recorded interaction for GET \S+\/b$/m);
    expect(answers).toBe(1);
  });

  test("makes the folders of a cassette, and no file where nothing was asked", async () => {
    const path = join(dirname(fileHere("")), "deep", "er", "a.yaml");
    await record(path, "once", async () => {});
    expect(existsSync(path)).toBe(false);
    await record(path, "once", () => text("/a"));
    expect(readdirSync(dirname(path))).toEqual(["a.yaml"]);
  });
});

describe("new_episodes", () => {
  test("records what is missing behind what is there, which keeps its bytes", async () => {
    const path = fileHere("a.yaml");
    await record(path, "once", () => text("/a"));
    const before = readFileSync(path, "utf8").replace("---\n", "---\n# by hand\n");
    writeFileSync(path, before);
    const run = async () => [await text("/a"), await text("/a"), await text("/b")];
    expect(await record(path, "new_episodes", run)).toEqual(["/a 1", "/a 2", "/b 3"]);
    const after = readFileSync(path, "utf8");
    expect(after.startsWith(before)).toBe(true);
    expect(after.match(/^ {4}- id: \d/gm)).toEqual(["    - id: 0", "    - id: 1", "    - id: 2"]);
    expect(await record(path, "none", run)).toEqual(["/a 1", "/a 2", "/b 3"]);
  });

  test("leaves a file alone that answers everything", async () => {
    const path = fileHere("a.yaml");
    await record(path, "once", () => text("/a"));
    const before = readFileSync(path);
    await record(path, "new_episodes", () => text("/a"));
    expect(readFileSync(path)).toEqual(before);
  });

  test("refuses what is recorded for a later turn", async () => {
    const path = fileHere("a.yaml");
    await record(path, "once", async () => [await text("/a"), await text("/b")]);
    const run = record(path, "new_episodes", () => text("/b"), { match: { order: "strict" } });
    await expect(run).rejects.toThrow("fetch failed");
    expect(answers).toBe(2);
  });
});

describe("all", () => {
  test("records everything anew, each in the place of the one that would have answered", async () => {
    const path = fileHere("a.yaml");
    await record(path, "once", async () => [await text("/a"), await text("/b"), await text("/a")]);
    await record(path, "all", async () => [await text("/a"), await text("/c"), await text("/a"), await text("/a")]);
    expect(await urlsIn(path)).toEqual(["/a", "/b", "/a", "/c", "/a"]);
    const run = async () => [await text("/b"), await text("/a"), await text("/a"), await text("/a"), await text("/c")];
    expect(await record(path, "none", run)).toEqual(["/b 2", "/a 4", "/a 6", "/a 7", "/c 5"]);
  });

  test("says what was not asked for any more, and takes it out when told to", async () => {
    const path = fileHere("a.yaml");
    await record(path, "once", async () => [await text("/a"), await text("/b")]);
    const again = record(path, "all", () => text("/a"), { unused: "error" });
    await expect(again).rejects.toMatchObject({
      code: "replay/unused",
      message: expect.stringMatching(/#1 GET .*\/b$/),
    });
    expect(await urlsIn(path)).toEqual(["/a", "/b"]);
    const warned: string[] = [];
    const listen = ({ message }: Error) => void warned.push(message);
    process.on("warning", listen);
    await record(path, "all", () => text("/a"), { prune: true, unused: "error" });
    await new Promise(setImmediate);
    process.off("warning", listen);
    expect(warned).toEqual([
      expect.stringMatching(/^respool: 1 recorded .* not asked for, and taken out\n {2}#1 GET .*\/b$/),
    ]);
    expect(await urlsIn(path)).toEqual(["/a"]);
    process.env.RESPOOL_PRUNE = "1";
    await record(path, "all", () => text("/c"));
    expect(await urlsIn(path)).toEqual(["/c"]);
  });
});

describe("what decides on the mode", () => {
  test("the environment before the option", async () => {
    process.env.RESPOOL_MODE = "once";
    const path = fileHere("a.yaml");
    expect(await record(path, "none", () => text("/a"))).toBe("/a 1");
    process.env.RESPOOL_MODE = "none";
    await expect(record(path, "all", () => text("/b"))).rejects.toThrow();
  });

  test("in CI the environment alone", async () => {
    process.env.CI = "true";
    const path = fileHere("a.yaml");
    await expect(record(path, "once", () => text("/a"))).rejects.toMatchObject({
      code: "input/unreadable",
      hint: "Where CI is set nothing is recorded: record it on your machine and commit it.",
    });
    process.env.RESPOOL_MODE = "once";
    expect(await record(path, "none", () => text("/a"))).toBe("/a 1");
    process.env.CI = "false";
    delete process.env.RESPOOL_MODE;
    expect(await record(path, "new_episodes", () => text("/b"))).toBe("/b 2");
  });
});

describe("what is not recorded", () => {
  const fails = async () => {
    await text("/a");
    throw new Error("mine");
  };

  test("a test that fails, unless asked for", async () => {
    const path = fileHere("a.yaml");
    await expect(record(path, "once", fails)).rejects.toThrow(/^mine$/);
    expect(existsSync(path)).toBe(false);
    await expect(record(path, "once", fails, { recordOnError: true })).rejects.toThrow(/^mine$/);
    expect(await urlsIn(path)).toEqual(["/a"]);
  });

  test("what a session is told to forget", async () => {
    const path = fileHere("a.yaml");
    const session = useCassette(path, { mode: "once" });
    await text("/a");
    session.discard();
    await text("/b");
    await session.done();
    expect(await urlsIn(path)).toEqual(["/b"]);
  });

  test("and then nothing is pruned either", async () => {
    const path = fileHere("a.yaml");
    await record(path, "once", () => text("/a"));
    const session = useCassette(path, { mode: "all", prune: true });
    await text("/b");
    session.discard();
    await session.done();
    expect(await urlsIn(path)).toEqual(["/a"]);
  });

  test("what has a stub, what passes through, and what the network did not answer", async () => {
    const path = fileHere("a.yaml");
    const o: SessionOptions = {
      stub: [{ when: /stub$/, respond: () => new Response("stubbed") }],
      passthrough: [/through$/],
    };
    const run = async () => {
      expect(await text("/stub")).toBe("stubbed");
      expect(await text("/through")).toBe("/through 1");
      await expect(fetch("http://127.0.0.1:9/")).rejects.toThrow();
      return text("/a");
    };
    expect(await record(path, "once", run, o)).toBe("/a 2");
    expect(await urlsIn(path)).toEqual(["/a"]);
  });

  test("what beforeSave leaves out; it sees what is to be written", async () => {
    const path = fileHere("a.yaml");
    const seen: string[] = [];
    const beforeSave: SessionOptions["beforeSave"] = (interaction) => {
      const { request, outcome } = interaction;
      seen.push(request.url.slice(origin.url.length));
      if (request.url.endsWith("/b")) return null;
      return { ...interaction, request: { ...request, url: "http://api.invalid/a" }, outcome };
    };
    const run = async () => [await text("/a?api_key=s3cr3tV4lu3s3cr3t"), await text("/b")];
    await record(path, "once", run, { beforeSave });
    expect(seen).toEqual(["/a?api_key=REDACTED_API_KEY_1", "/b"]);
    expect((await readCassette(path)).cassette.interactions.map(({ request }) => request.url)).toEqual([
      "http://api.invalid/a",
    ]);
  });
});

describe("a cassette that cannot be recorded into is refused before anything is sent", () => {
  test("whose name says no format", () => {
    expect(() => useCassette(fileHere("a.json"), { mode: "once" })).toThrow(
      expect.objectContaining({ code: "option/invalid" }),
    );
  });

  test("with entries that cannot be read", async () => {
    const path = fileHere("a.nock.json");
    writeFileSync(path, '[{"scope":"http://h:80","method":"GET","path":"/","status":200,"response":""},{"scope":7}]');
    const run = record(path, "new_episodes", () => text("/a"));
    await expect(run).rejects.toThrow(/fetch failed[\s\S]*holds interactions that cannot be read/);
    expect(answers).toBe(0);
  });

  test("in a folder that cannot be written to the error is told, and the test's own words come first", async () => {
    const folder = fileHere("file");
    writeFileSync(folder, "");
    await expect(record(join(folder, "a.yaml"), "once", () => text("/a"))).rejects.toMatchObject({
      code: "output/unwritable",
    });
  });
});
