import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { unlisted } from "../../src/adapters/ledger.ts";
import { bytesToByteString } from "../../src/model/bytes.ts";
import { fixtures } from "../support/files.ts";

// Every path of every recording stands in its format's ledger; what the writer writes, too.
const golden = fileURLToPath(new URL("../golden/", import.meta.url));
const written = readdirSync(golden, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".nock.json"))
  .sort();

const ledgerOf = async (format: string) => (await import(`../../src/adapters/${format}/ledger.ts`)).ledger;

/** The document in a file. One character per byte: the paths are ASCII, and a file of go-vcr 4.0.5 need not be UTF-8. */
const documentOf = (path: string, text: string) =>
  /^go-vcr\/|\.yaml$/.test(path)
    ? parse(text, { strict: false, uniqueKeys: false, logLevel: "silent" })
    : JSON.parse(text.replace(/^\u00ef\u00bb\u00bf/, ""));

test.each(fixtures().map(({ path, format, bytes }) => [path, format, bytes] as const))(
  "%s",
  async (path, format, bytes) => {
    const document = documentOf(path, bytesToByteString(bytes));
    expect(Object.keys(document.interactions ?? document.log?.entries ?? document).length).toBeGreaterThan(0);
    expect(unlisted(document, await ledgerOf(format))).toEqual([]);
  },
);

test.each(written)("golden/%s", async (path) => {
  const document = JSON.parse(readFileSync(golden + path, "utf8"));
  expect(document.length).toBeGreaterThan(0);
  expect(unlisted(document, await ledgerOf("nock"))).toEqual([]);
});

test("a path that is not listed is found", async () => {
  expect(unlisted([{ scope: "http://h", surprise: 1 }], await ledgerOf("nock"))).toEqual(["[0].surprise"]);
});
