import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { decode } from "../../../src/entry/node.ts";
import { type Cassette, convert, type HttpResponse, read, write } from "../../../src/index.ts";
import { buildRelease, goAvailable, RELEASES, runGo } from "../go/go.mjs";
import type { TruthExchange } from "../shared/truth.ts";
import { differencesInGo, planOf } from "./player.ts";
import { bytesOf } from "./written.ts";

const RECORDED = new URL("../../fixtures/go-vcr/recorded/", import.meta.url);
const { exchanges }: { readonly exchanges: readonly TruthExchange[] } = JSON.parse(
  readFileSync(new URL("truth.json", RECORDED), "utf8"),
);
const go = goAvailable();
const needsGo = go ? "" : " (skipped: needs Go)";
const NEWEST = ["v1.2.0", "v4.0.7"];
const EVERY: readonly string[] = RELEASES.map(({ version }: { version: string }) => version);
const withAll = process.env.RESPOOL_INTEROP === "all";
// What changes in a file of v4.0.5 is written in another library's manner, which v4.0.5 does not always read.
const VERSIONS = withAll ? EVERY.filter((version) => version !== "v4.0.5") : NEWEST;
// Each edit is a whole file that Go has to read.
const STEP = withAll ? 1 : 5;

const recording = (version: string) => readFileSync(new URL(`${version}/origin.yaml`, RECORDED));
const namesOf = (list: "notRecordedBy" | "damagedBy", version: string) =>
  exchanges.filter((one) => one[list]?.includes(version)).map((one) => one.case);

describe(`a cassette of format 1 plays in v4.0.7 after an upgrade${needsGo}`, () => {
  test.skipIf(!go)("all that v1.2.0 recorded", async () => {
    const set = { "go-vcr.layout": "omitempty" };
    const { files } = await convert(recording("v1.2.0"), { to: "go-vcr", set, decode });
    // v1.2.0 took a URL that the form parser behind the matcher of v4 refuses.
    const absent = [...namesOf("notRecordedBy", "v1.2.0"), "query-semicolon"];
    const plan = planOf("all", (name) => !absent.includes(name));
    expect(await differencesInGo("v4.0.7", await bytesOf(files), plan, "as-recorded")).toEqual([]);
  });
});

describe(`one header changed in interactions, one after the other${needsGo}`, () => {
  for (const version of VERSIONS) {
    test.skipIf(!go)(version, { timeout: 600_000 }, async () => {
      const input = recording(version);
      const { cassette, text } = await read(input, { decode });
      if (text === undefined) throw new Error("the recording has no spans");
      const folder = mkdtempSync(join(tmpdir(), "respool-edit-"));
      try {
        const original = join(folder, "original.yaml");
        writeFileSync(original, input);
        const indices = editable(cassette, version).filter((_, n) => n % STEP === 0);
        const hunks: string[] = [];
        for (const index of indices) {
          const { files } = await write(edited(cassette, index), { to: "go-vcr", over: text, decode });
          const output = await bytesOf(files);
          hunks.push(addedLines(input.toString("latin1"), output.toString("latin1")));
          writeFileSync(join(folder, `${index}.yaml`), output);
        }
        const paths = indices.map((index) => join(folder, `${index}.yaml`));
        const [before, ...after] = await runGo(buildRelease(version), ["values", original, ...paths]);
        expect(after.map(({ interactions, error }: Values) => error ?? JSON.stringify(interactions))).toEqual(
          indices.map((index) => JSON.stringify(editedValues(before.interactions, index))),
        );
        expect(new Set(hunks)).toEqual(new Set(["- changed"]));
        expect(indices.length).toBeGreaterThan(100 / STEP);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  }
});

interface Values {
  readonly error?: string;
  readonly interactions?: readonly GoInteraction[];
}

/** An interaction as the command `values` prints it. */
interface GoInteraction {
  readonly response: { readonly headers: readonly (readonly [name: string, values: readonly string[]])[] };
}

/** The interactions whose answer has a media type and that the release itself reads back as they were. */
function editable({ interactions }: Cassette, version: string): readonly number[] {
  const absent = namesOf("notRecordedBy", version);
  const recorded = exchanges.filter((one) => !absent.includes(one.case));
  return recorded.flatMap((one, index) => {
    const { outcome } = interactions[index] ?? {};
    const isTyped = outcome?.kind === "response" && outcome.headers.some(([name]) => name === EDITED);
    return isTyped && !one.damagedBy?.includes(version) ? [index] : [];
  });
}

const EDITED = "Content-Type";

function edited(cassette: Cassette, edited: number): Cassette {
  const interactions = cassette.interactions.map((one, index) => {
    const response = one.outcome as HttpResponse;
    const headers = response.headers.map(([name, value]) => [name, name === EDITED ? "changed" : value] as const);
    return index === edited ? { ...one, outcome: { ...response, headers } } : one;
  });
  return { ...cassette, interactions };
}

function editedValues(interactions: readonly GoInteraction[], edited: number): readonly GoInteraction[] {
  return interactions.map((one, index) => {
    const headers = one.response.headers.map(
      ([name, values]) => [name, name === EDITED ? ["changed"] : values] as const,
    );
    return index === edited ? { ...one, response: { ...one.response, headers } } : one;
  });
}

/** What stands in the second text between the lines that both start with and those that both end with. */
function addedLines(before: string, after: string): string {
  const [a, b] = [before.split("\n"), after.split("\n")];
  const isSame = (x: number, y: number) => a[x] === b[y] && x >= 0 && y >= 0 && x < a.length && y < b.length;
  let start = 0;
  while (isSame(start, start)) start++;
  let end = 0;
  while (b.length - end > start && isSame(a.length - 1 - end, b.length - 1 - end)) end++;
  return b
    .slice(start, b.length - end)
    .map((line) => line.trim())
    .join("\n");
}
