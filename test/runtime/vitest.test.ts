import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { writeCassette } from "../../src/entry/node.ts";
import { cassettes, cassetteTest, configure } from "../../src/entry/vitest.ts";
import { answered, asked, home } from "./tape.ts";

// Bound when the file is collected, as a setup file would.
const dir = mkdtempSync(join(tmpdir(), "respool-named-"));
configure({ dir, name: ({ name }) => name.replaceAll(" ", "-"), unused: "error" });
afterAll(() => {
  configure({});
  rmSync(dir, { recursive: true });
});

const names = ["one", "two", "three"];
for (const group of ["by-hook", "by-wrapper"]) {
  for (const name of names) {
    const interactions = [1, 2].map(() => ({ request: asked(home), outcome: answered(`${group} ${name}`) }));
    await writeCassette({ meta: {}, interactions }, join(dir, `${group}-${name}.yaml`), { to: "go-vcr" });
  }
}
const both = async () => (await Promise.all([fetch(home), fetch(home)])).map((response) => response.text());

describe.concurrent("by-hook", () => {
  cassettes();

  test.each(names)("%s", async (name) => {
    expect(await Promise.all(await both())).toEqual([`by-hook ${name}`, `by-hook ${name}`]);
  });
});

describe.concurrent("by-wrapper", () => {
  for (const name of names) {
    test(
      name,
      cassetteTest(async (session, { task }) => {
        expect(task.name).toBe(name);
        expect(await Promise.all(await both())).toEqual([`by-wrapper ${name}`, `by-wrapper ${name}`]);
        expect(session.unused).toEqual([]);
      }),
    );
  }
});

describe("a test without its cassette", () => {
  const place = { task: { name: "alone", file: { filepath: join(dir, "some.test.ts") } } };
  const run = cassetteTest(() => {});

  test("is told where it was looked for", async () => {
    await expect(run(place)).rejects.toMatchObject({
      code: "input/unreadable",
      message: expect.stringContaining('"alone"'),
    });
  });

  test("and that there are two", async () => {
    mkdirSync(dir, { recursive: true });
    for (const ending of ["yaml", "har"]) writeFileSync(join(dir, `alone.${ending}`), "");
    await expect(run(place)).rejects.toMatchObject({
      code: "option/invalid",
      hint: "Keep one of alone.yaml, alone.har, or name it.",
    });
  });
});
