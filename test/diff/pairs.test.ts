import { readFileSync } from "node:fs";
import { describe, test } from "vitest";
import { plain } from "../../src/cli/colour.ts";
import { changeLines, verdictLines } from "../../src/cli/differing.ts";
import { decode } from "../../src/entry/node.ts";
import { convert, diff } from "../../src/index.ts";
import { bytesOf } from "../support/files.ts";
import { expectGolden } from "../support/golden.ts";

// What diff says, for all pairs of formats and for releases of one recorder. Each tool recorded the same exchanges.

const fixture = (path: string) => new Uint8Array(readFileSync(new URL(`../fixtures/${path}`, import.meta.url)));
const select = { include: ["**/json/**", "**/header/**", "**/upload/**", "**/sse**", "**/stream/**"] };

async function asHar(bytes: Uint8Array): Promise<Uint8Array> {
  return bytesOf((await convert(bytes, { to: "har", decode })).files);
}

const recordings: Readonly<Record<string, () => Promise<Uint8Array> | Uint8Array>> = {
  "go-vcr": () => fixture("go-vcr/recorded/v4.0.7/origin.yaml"),
  nock: () => fixture("nock/recorded/14.0.17-back/origin.nock.json"),
  polly: () => fixture("polly/recorded/6.0.6-node-http/origin_3649018447/recording.har"),
  har: () => asHar(fixture("polly/recorded/6.0.6-fetch/origin_3649018447/recording.har")),
};

async function expectDiff(name: string, a: Uint8Array, b: Uint8Array, all: boolean): Promise<void> {
  const found = await diff(a, b, { decode, select, all, limit: 20 });
  const lines = [...changeLines(found, plain), ...verdictLines(["a", "b"], found)];
  expectGolden(`diff/${name}.txt`, Buffer.from(`${lines.join("\n")}\n`));
}

describe("all pairs of formats", () => {
  const names = Object.keys(recordings);
  const pairs = names.flatMap((a) => names.filter((b) => b !== a).map((b) => [a, b] as const));
  test.each(pairs)("%s and %s", async (a, b) => {
    await expectDiff(
      `${a}--${b}`,
      await (recordings[a] as () => Uint8Array)(),
      await (recordings[b] as () => Uint8Array)(),
      false,
    );
  });
});

describe("releases and recorders of one format", () => {
  test.each([
    ["go-vcr-1-and-4", "go-vcr/recorded/v1.2.0/origin.yaml", "go-vcr/recorded/v4.0.7/origin.yaml", false],
    [
      "nock-13-and-14",
      "nock/recorded/13.5.6-back/origin.nock.json",
      "nock/recorded/14.0.17-back/origin.nock.json",
      true,
    ],
    [
      "polly-5-and-6",
      "polly/recorded/5.1.1-fetch/origin_3649018447/recording.har",
      "polly/recorded/6.0.6-fetch/origin_3649018447/recording.har",
      true,
    ],
  ] as const)("%s", (name, a, b, all) => expectDiff(name, fixture(a), fixture(b), all));
});
