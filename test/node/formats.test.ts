import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { convertFiles, readCassette, writeCassette } from "../../src/entry/node.ts";
import { filesIn, temporaryFolder } from "./folder.ts";

const fixtures = fileURLToPath(new URL("../fixtures/go-vcr", import.meta.url));
const cassettes = filesIn(fixtures).filter((path) => path.endsWith(".yaml"));
const others = filesIn(fixtures).filter((path) => !path.endsWith(".yaml"));

test("a folder of recordings of go-vcr becomes a folder of definitions, and stays as it is the second time", async () => {
  const out = temporaryFolder();
  const state = async (o: object) => {
    const { files, skipped } = await convertFiles([fixtures], { to: "nock", out, ...o });
    expect(skipped.map((path) => path.slice(fixtures.length + 1))).toEqual(others);
    expect(files.map(({ input, error }) => [input.slice(fixtures.length + 1), error])).toEqual(
      cassettes.map((path) => [path, undefined]),
    );
    return new Set(files.flatMap(({ outputs }) => outputs.map((output) => output.state)));
  };
  expect(await state({ check: true })).toEqual(new Set(["differs"]));
  expect(await state({})).toEqual(new Set(["written"]));
  expect(await state({})).toEqual(new Set(["unchanged"]));
  expect(await state({ check: true })).toEqual(new Set(["unchanged"]));
  expect(filesIn(out)).toEqual(cassettes.map((path) => path.replace(/\.yaml$/, ".nock.json")));
});

test("reading and writing a file gives what converting it gives", async () => {
  const root = temporaryFolder();
  for (const path of cassettes) {
    const input = join(fixtures, path);
    const [one, two] = [join(root, "one", `${path}.nock.json`), join(root, "two", `${path}.nock.json`)];
    const { files } = await convertFiles([input], { out: one });
    const { cassette, notices: onReading } = await readCassette(input);
    const { notices: onWriting } = await writeCassette(cassette, two);
    expect(readFileSync(two, "utf8")).toBe(readFileSync(one, "utf8"));
    expect({
      counts: { ...onReading.counts, ...onWriting.counts },
      first: [...onReading.first, ...onWriting.first],
    }).toEqual(files[0]?.notices);
  }
});
