// Usage: node test/interop/go/sample.mjs
// Writes test/vectors/go-vcr: a sample of what the real libraries and releases write, for tests that need no Go.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { LAYOUTS, LIBRARIES, textsOf } from "./texts.mjs";

const TEXT = fileURLToPath(new URL("../../vectors/go-vcr", import.meta.url));
const POOL = 30_000;
const PER_SHAPE = 5;
const CASSETTE_BYTES = 90_000;

mkdirSync(TEXT, { recursive: true });
await sampleScalars();
// The shape has no part in the order of keys.
for (const row of LIBRARIES.filter(({ name }) => !name.endsWith("-compact"))) {
  write(row, "keys", await textsOf(row, "keys", 60));
}
for (const row of LAYOUTS) write(row, "cassettes", firstBytes(await textsOf(row, "cassettes", 400)));

/** The words of trouble, and of the other texts the shortest few for every way in which the libraries write them. */
async function sampleScalars() {
  const pools = await Promise.all(LIBRARIES.map((row) => textsOf(row, "scalars", POOL)));
  const [first] = pools;
  const words = first.length - POOL;
  const bySize = first.map((_, index) => index).sort((a, b) => size(first[a]) - size(first[b]) || a - b);
  const seen = new Map();
  const chosen = bySize.filter((index) => {
    const shape = pools.map((pool) => shapeOf(pool[index])).join();
    const count = (seen.get(shape) ?? 0) + 1;
    seen.set(shape, count);
    return count <= PER_SHAPE || index < words;
  });
  console.log(`${words} words, ${seen.size} shapes, ${chosen.length} texts`);
  chosen.sort((a, b) => a - b);
  for (const [place, row] of LIBRARIES.entries()) {
    write(
      row,
      "scalars",
      chosen.map((index) => pools[place][index]),
    );
  }
}

function size(line) {
  return JSON.stringify(line).length;
}

/** How a library spells a text as value, item and key: what stands before it, and whether it was folded. */
function shapeOf({ yaml, faults }) {
  if (typeof yaml !== "string") return "bytes";
  const parts = yaml.split(/^[lme]:/m).slice(0, 3);
  const spelled = parts.map((part, index) => {
    const text = part.replace([/^v: /, /^\n +k:\n +- /, /^\n +/][index], "");
    const [start] = /^(\? )?(!!binary )?([|][\d+-]*|["']|)/.exec(text);
    return start.includes("|") ? start : start + (text.trimEnd().includes("\n") ? "…" : "");
  });
  return JSON.stringify([spelled, faults]);
}

/** The first short cassettes that fit. */
function firstBytes(lines) {
  let used = 0;
  return lines.filter((line) => {
    const bytes = size(line);
    if (bytes > 9000 || used + bytes > CASSETTE_BYTES) return false;
    used += bytes;
    return true;
  });
}

function write({ name }, command, lines) {
  writeFileSync(join(TEXT, `${command}.${name}.jsonl`), lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
}
