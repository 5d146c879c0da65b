import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { decode } from "../src/entry/node.ts";
import { convert, memorySource } from "../src/index.ts";
import { bytesOf } from "./support/files.ts";
import { expectGolden } from "./support/golden.ts";

// What is written, byte for byte, and what is said of it. `npm run golden` writes it anew; the diff is reviewed like code.
const cases = [
  { name: "openai-stream", input: "fixtures/go-vcr/openai-stream/chat.yaml", o: {} },
  {
    name: "origin-v1.2.0",
    input: "fixtures/go-vcr/recorded/v1.2.0/origin.yaml",
    o: { select: { include: ["**/json/**"] } },
  },
  {
    name: "origin-v4.0.7",
    input: "fixtures/go-vcr/recorded/v4.0.7/origin.yaml",
    o: { select: { exclude: ["**/large/**"] } },
  },
  {
    name: "origin-v4.0.7-pretty",
    input: "fixtures/go-vcr/recorded/v4.0.7/origin.yaml",
    o: { select: { include: ["**/json/**"] }, set: { "nock.bodies": "pretty", "nock.indent": "4" } },
  },
];

test.each(cases)("go-vcr to nock: $name", async ({ name, input, o }) => {
  const source = memorySource(new Uint8Array(readFileSync(new URL(input, import.meta.url))), input);
  const { files, notices } = await convert(source, { to: "nock", decode, ...o });
  expectGolden(`go-vcr--nock/${name}/cassette.nock.json`, await bytesOf(files));
  expectGolden(`go-vcr--nock/${name}/notices.json`, Buffer.from(`${JSON.stringify(notices, null, 2)}\n`));
});

test("golden files are compared by bytes", () => {
  const golden = readFileSync(new URL("golden/go-vcr--nock/openai-stream/cassette.nock.json", import.meta.url));
  const path = "go-vcr--nock/openai-stream/cassette.nock.json";
  if (process.env.UPDATE_GOLDEN !== undefined) return;
  expect(() => expectGolden(path, Buffer.concat([golden, Buffer.from("\n")]))).toThrow();
  expect(() => expectGolden(path, Buffer.from(golden.toString().replaceAll("\n", "\r\n")))).toThrow();
});
