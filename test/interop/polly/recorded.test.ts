import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { damageIn } from "../polly-recorder/measure.mjs";
import { record } from "../polly-recorder/recorder.mjs";
import { RECORDINGS } from "../polly-recorder/recordings.mjs";
import type { Truth, TruthExchange } from "../shared/truth.ts";

const RECORDED = fileURLToPath(new URL("../../fixtures/polly/recorded/", import.meta.url));
const truth: Truth = JSON.parse(readFileSync(`${RECORDED}truth.json`, "utf8"));
const isAll = process.env.RESPOOL_INTEROP === "all";

const isKept = ({ notRecordedBy }: TruthExchange, name: string) => !notRecordedBy?.includes(name);

describe.each(RECORDINGS)("$name", (recording) => {
  const { name } = recording;
  const exchanges = truth.exchanges.filter((one) => isKept(one, name));

  test("plays under its own release and adapter as the truth says", async () => {
    const damage = await damageIn(recording, RECORDED + name, { ...truth, exchanges });
    const named = (parts: (one: TruthExchange, index: number) => readonly string[] | undefined) =>
      exchanges.flatMap((one, index) => (parts(one, index)?.length ? [[one.case, parts(one, index)]] : []));
    expect(named((_, index) => damage[index])).toEqual(named(({ reasons }) => reasons?.[name]));
  });

  const isRun = isAll || name.startsWith("6.");
  test.skipIf(!isRun)(`recorded anew, differs in times alone${isRun ? "" : " (skipped: needs --all)"}`, async () => {
    const folder = mkdtempSync(join(tmpdir(), "respool-polly-"));
    try {
      const missing = await record(recording, folder);
      expect([...missing.keys()].map((one) => one.case)).toEqual(
        truth.exchanges.filter((one) => !isKept(one, name)).map((one) => one.case),
      );
      expect(withoutTimes(folder)).toEqual(withoutTimes(RECORDED + name));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

/** The files of a folder by path, less what the clock wrote. */
function withoutTimes(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => /\.(har|yaml)$/.test(path));
  const times = /("?(?:startedDateTime|time|wait)"?: )("[^"]*"|[^,\n]*)/g;
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(folder, path), "utf8").replace(times, "$1")]));
}
