import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readCassette, writeCassette } from "../../src/entry/node.ts";
import { exchange, first, reset } from "../drivers/formats.ts";
import { filesIn, temporaryFolder } from "./folder.ts";
import { useLines } from "./lines.ts";

beforeEach(useLines);
afterEach(reset);

const none = { counts: {}, first: [] };
const cassette = { meta: {}, interactions: [exchange("https://a/1")] };
const written = "second\nhttps://a/1\n";

describe("reading", () => {
  test("a file", async () => {
    const path = join(temporaryFolder({ "a.txt": "first\nhttps://a/1\nhttps://b/2\n" }), "a.txt");
    expect(await readCassette(path)).toEqual({
      cassette: {
        meta: {},
        interactions: ["https://a/1", "https://b/2"].map((url, index) =>
          exchange(url, { origin: { file: path, index } }),
        ),
      },
      notices: none,
    });
  });

  test("what cannot be read rejects, it does not throw", async () => {
    const path = join(temporaryFolder(), "gone");
    const promise = readCassette(path);
    await expect(promise).rejects.toMatchObject({
      code: "input/unreadable",
      message: "cannot be opened (ENOENT)",
      at: { file: path },
    });
    await expect(readCassette(temporaryFolder())).rejects.toMatchObject({
      code: "input/unreadable",
      message: "cannot be read (EISDIR)",
    });
  });

  test("Node's codecs are lent", async () => {
    let lent: unknown;
    first.load = async () => ({
      read: async (_, __, ctx) => {
        lent = ctx.decode;
        return { meta: {}, interactions: [] };
      },
    });
    const path = join(temporaryFolder({ a: "" }), "a");
    await readCassette(path, { from: "first" });
    expect(lent).toEqual(expect.any(Function));
    const own = () => undefined;
    await readCassette(path, { from: "first", decode: own });
    expect(lent).toBe(own);
  });
});

describe("writing", () => {
  test("a file, whose name says the format", async () => {
    const path = join(temporaryFolder(), "x/a.second");
    expect(await writeCassette(cassette, path)).toEqual({
      outputs: [{ path, bytes: 19, state: "written" }],
      notices: none,
    });
    expect(readFileSync(path, "utf8")).toBe(written);
  });

  test("a name that says nothing needs the format", async () => {
    const path = join(temporaryFolder(), "a.json");
    await expect(writeCassette(cassette, path)).rejects.toMatchObject({
      code: "option/invalid",
      message: "the target format is not given",
      hint: "Add to.",
    });
    expect((await writeCassette(cassette, path, { to: "second" })).outputs[0]?.state).toBe("written");
  });

  test("what is there: the same bytes, other ones, by force, checked, as a dry run", async () => {
    const path = join(temporaryFolder({ "a.second": "old" }), "a.second");
    const states: unknown[] = [];
    for (const o of [{}, { check: true }, { dryRun: true, force: true }, { force: true }, {}, { check: true }]) {
      states.push(
        await writeCassette(cassette, path, o).then(
          ({ outputs }) => outputs[0]?.state,
          (e: { code: string }) => e.code,
        ),
      );
    }
    expect(states).toEqual(["output/exists", "differs", "would-write", "written", "unchanged", "unchanged"]);
  });

  test("further files go beside the first", async () => {
    const root = temporaryFolder();
    const files = ["cassette.first", "bodies/1.bin"].map((path) => ({ path, bytes: Uint8Array.of(1) }));
    first.load = async () => ({ write: () => files });
    const { outputs } = await writeCassette(cassette, join(root, "x/a.first"));
    expect(outputs.map(({ path }) => path)).toEqual([join(root, "x/a.first"), join(root, "x/bodies/1.bin")]);
    expect(filesIn(root)).toEqual(["x/a.first", "x/bodies/1.bin"]);
  });

  test("nothing is made when the cassette cannot be written", async () => {
    const root = temporaryFolder();
    first.load = async () => ({
      write: () => {
        throw new TypeError("a mistake");
      },
    });
    await expect(writeCassette(cassette, join(root, "x/a.first"))).rejects.toMatchObject({ code: "internal/bug" });
    expect(statSync(join(root, "x"), { throwIfNoEntry: false })).toBeUndefined();
  });
});
