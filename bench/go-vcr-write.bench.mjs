// Writing go-vcr cassettes, every interaction rendered, beside Go's own yaml.Marshal of the same cassettes; then whether
// the cost of reading, writing and editing is linear in the size of one cassette.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readCassette } from "../dist/entry/node.js";
import { memorySource, read, write } from "../dist/index.js";
import { goAvailable } from "../test/interop/go/go.mjs";
import { LAYOUTS, programOf } from "../test/interop/go/texts.mjs";
import { writeCassettes } from "./cassettes.mjs";
import { printRatios, timeInTurn } from "./measure.mjs";

const files = 350;
const megabytes = [5, 10, 25, 50];
// The manner of the cassettes that a heavy real suite has.
const manner = { "go-vcr.layout": "omitempty", "go-vcr.library": "yaml-v4-rc.3", "go-vcr.shape": "compact" };
const release = LAYOUTS.find(({ name }) => name === "v4.0.6-compact");

export async function bench() {
  const folder = mkdtempSync(join(tmpdir(), "respool-bench-"));
  try {
    const paths = writeCassettes(folder, files);
    await manyFiles(paths);
    for (const size of megabytes) await oneFile(paths, size * 1e6);
    await oneEdit(paths, 10e6);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function manyFiles(paths) {
  const bytes = paths.reduce((sum, path) => sum + statSync(path).size, 0);
  console.log(`  ${files} files, ${(bytes / files / 1024).toFixed(1)} kB on average`);
  const cassettes = await Promise.all(paths.map(async (path) => (await readCassette(path)).cassette));
  let written = 0;
  const writeAll = async () => {
    written = 0;
    for (const cassette of cassettes) written += await sizeOf(write(cassette, { to: "go-vcr", set: manner }));
  };
  const times = await timeInTurn({ respool: writeAll }, 21);
  printRatios({ ...times, ...goMarshal(paths, written) }, "respool");
}

function goMarshal(paths, written) {
  if (!goAvailable()) {
    console.log("  Go's yaml.Marshal: skipped: needs go");
    return {};
  }
  const args = ["marshal", ...release.args, "-repeat", "21", ...paths];
  const { stdout, stderr } = spawnSync(programOf(release), args, { encoding: "utf8" });
  if (stdout === "") throw new Error(stderr);
  const result = JSON.parse(stdout);
  // Go's count is without the four bytes of the document's first line.
  const size = result.bytes + 4 * paths.length;
  if (size !== written) throw new Error(`Go wrote ${size} bytes and respool ${written}`);
  return { "Go's yaml.Marshal (rc.3)": result.medianMs };
}

async function oneFile(paths, size) {
  const source = memorySource(oneCassette(paths, size), "large.yaml");
  const bytes = (await source.bytes()).length;
  const times = await timeInTurn(
    {
      read: () => read(source),
      "read and write": async () => {
        const { cassette } = await read(source);
        await sizeOf(write(cassette, { to: "go-vcr", set: manner }));
      },
    },
    3,
  );
  const rate = (ms) => `${ms.toFixed(0).padStart(6)} ms, ${((ms * 1e6) / bytes).toFixed(1)} ms a MB`;
  for (const [name, ms] of Object.entries(times)) console.log(`  ${size / 1e6} MB, ${name}: ${rate(ms)}`);
}

async function oneEdit(paths, size) {
  const source = memorySource(oneCassette(paths, size), "large.yaml");
  const { cassette, text } = await read(source);
  const middle = cassette.interactions.length >> 1;
  const changed = cassette.interactions.map((one, index) => (index === middle ? mark(one) : one));
  const times = await timeInTurn(
    {
      read: () => read(source),
      "write over its source, one header changed": () =>
        sizeOf(write({ ...cassette, interactions: changed }, { to: "go-vcr", over: text })),
      "write, all rendered": () => sizeOf(write({ ...cassette, interactions: changed }, { to: "go-vcr", set: manner })),
    },
    3,
  );
  console.log(`  ${size / 1e6} MB, ${changed.length} interactions`);
  printRatios(times, "write over its source, one header changed");
}

function mark(interaction) {
  const headers = interaction.outcome.headers.map(([name]) => [name, "changed"]);
  return { ...interaction, outcome: { ...interaction.outcome, headers } };
}

/** The interactions of the small cassettes again and again in one file of about this size. */
function oneCassette(paths, size) {
  const head = "---\nversion: 2\ninteractions:\n";
  const parts = paths.flatMap((path) =>
    readFileSync(path, "utf8")
      .slice(head.length)
      .split(/^(?=- id: )/m),
  );
  const chosen = [head];
  for (let id = 0, length = 0; length < size; id++) {
    const part = parts[id % parts.length].replace(/^- id: \d+/, `- id: ${id}`);
    chosen.push(part);
    length += part.length;
  }
  return new TextEncoder().encode(chosen.join(""));
}

/** The length of what was written, which has to be made for it. */
async function sizeOf(writing) {
  let size = 0;
  for (const { bytes } of (await writing).files) {
    if (bytes instanceof Uint8Array) size += bytes.length;
    else for await (const piece of bytes) size += piece.length;
  }
  return size;
}
