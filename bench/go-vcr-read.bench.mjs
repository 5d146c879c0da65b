// Reading a folder of go-vcr cassettes from disk, beside Go's own loader, two YAML libraries, and JSON.parse of equal data.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { readCassette } from "../dist/entry/node.js";
import { buildRelease, goAvailable } from "../test/interop/go/go.mjs";
import { writeCassettes } from "./cassettes.mjs";
import { printRatios, timeInTurn } from "./measure.mjs";

const files = 350;

export async function bench() {
  const folder = mkdtempSync(join(tmpdir(), "respool-bench-"));
  try {
    const paths = writeCassettes(folder, files);
    const bytes = paths.reduce((sum, path) => sum + statSync(path).size, 0);
    console.log(`  ${files} files, ${(bytes / files / 1024).toFixed(1)} kB on average`);
    const jsonPaths = await Promise.all(paths.map(asJson));
    const yamlText = (path) => readFileSync(path, "utf8");
    const runs = {
      respool: async () => {
        for (const path of paths) await readCassette(path);
      },
      "JSON.parse of equal data": () => {
        for (const path of jsonPaths) JSON.parse(readFileSync(path, "utf8"));
      },
      yaml: () => {
        for (const path of paths) parse(yamlText(path));
      },
      ...jsYaml((load) => {
        for (const path of paths) load(yamlText(path));
      }),
    };
    const times = await timeInTurn(runs);
    printRatios({ ...times, ...goLoad(paths) }, "respool");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same interactions as one JSON file, bodies as text. */
async function asJson(path) {
  const { cassette } = await readCassette(path);
  const text = JSON.stringify(cassette, (_, value) =>
    value instanceof Uint8Array ? new TextDecoder().decode(value) : value,
  );
  const json = path.replace(".yaml", ".json");
  writeFileSync(json, text);
  return json;
}

function jsYaml(run) {
  try {
    const { load } = createRequire(new URL("../test/interop/package.json", import.meta.url))("js-yaml");
    return { "js-yaml": () => run(load) };
  } catch {
    console.log("  js-yaml: skipped: needs npm ci in test/interop");
    return {};
  }
}

function goLoad(paths) {
  if (!goAvailable()) {
    console.log("  Go's cassette.Load: skipped: needs go");
    return {};
  }
  const { stdout } = spawnSync(buildRelease("v4.0.7"), ["load", "-repeat", "8", ...paths], { encoding: "utf8" });
  const { medianMs, failed } = JSON.parse(stdout);
  if (failed > 0) throw new Error(`Go cannot load ${failed} of the cassettes`);
  return { "Go's cassette.Load (v4.0.7)": medianMs };
}
