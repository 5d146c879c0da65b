// Replay beside nock 14 and 15, msw 3 and Polly 6, on Node 22, each in a process of its own, taken in turn: sequential POSTs
// with JSON bodies, answered from 10, 1,000 and 5,000 interactions on one route. "over bare" is the p50 over that of a plain
// server on 127.0.0.1 in the same round. Then what it takes to load 350 cassettes of 12 kB.
import { execFile, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { formatById, write } from "../dist/index.js";
import { nodeBinary } from "../test/interop/nodes/index.mjs";
import { median } from "./measure.mjs";
import { answerOf, bodyOf, URL_ASKED } from "./replay/exchanges.mjs";

const here = fileURLToPath(new URL("replay/", import.meta.url));
const run = promisify(execFile);
const tools = ["respool", "the engine alone", "nock 14", "nock 15", "msw 3", "Polly 6"];
const rounds = 5;

export async function bench() {
  const node = nodeBinary(22);
  if (node === undefined) return console.log("  needs Node 22: npm run interop brings it");
  if (!existsSync(`${here}node_modules`)) spawnSync("npm", ["ci"], { cwd: here, stdio: "inherit" });
  const folder = mkdtempSync(join(tmpdir(), "respool-bench-"));
  try {
    for (const client of ["fetch", "http"]) {
      for (const count of [10, 1000, 5000]) await compare(node, folder, client, count);
    }
    await loading(node, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function compare(node, folder, client, count) {
  const files = await recordings(folder, count);
  const server = spawn(node, [`${here}server.mjs`], { stdio: ["pipe", "pipe", "inherit"] });
  const [port] = await once(server.stdout, "data");
  const bare = { tool: "bare server", url: `http://127.0.0.1:${String(port).trim()}/` };
  const seen = new Map();
  for (let round = 0; round < rounds; round++) {
    const over = await play(node, { ...bare, client, count });
    keep(seen, "bare server", { ...over, over: 0 });
    for (const tool of tools) {
      const figures = await play(node, { tool, client, count, ...files });
      if (figures !== undefined) keep(seen, tool, { ...figures, over: figures.p50 - over.p50 });
    }
  }
  server.stdin.end();
  console.log(`\n  ${client}, ${count} interactions (median of ${rounds} rounds)`);
  console.log(
    "  | tool | requests/s | p50 ms | p95 ms | p50 over bare ms | respool / this |\n  | --- | ---: | ---: | ---: | ---: | ---: |",
  );
  const own = median(seen.get("respool").map(({ perSecond }) => perSecond));
  for (const name of ["bare server", ...tools]) {
    const all = seen.get(name);
    if (all === undefined) {
      console.log(`  | ${name} | does not answer | | | | |`);
      continue;
    }
    const of = (key) => median(all.map((figures) => figures[key]));
    const cells = [of("perSecond").toFixed(0), of("p50").toFixed(3), of("p95").toFixed(3), of("over").toFixed(3)];
    console.log(`  | ${[name, ...cells, (own / of("perSecond")).toFixed(1)].join(" | ")} |`);
  }
}

function keep(seen, name, figures) {
  seen.set(name, [...(seen.get(name) ?? []), figures]);
}

async function play(node, plan) {
  try {
    const { stdout } = await run(node, [`${here}player.mjs`, JSON.stringify(plan)], { timeout: 60_000, cwd: here });
    return JSON.parse(stdout.trim().split("\n").at(-1));
  } catch (e) {
    if (plan.tool === "respool") throw e;
    console.log(`  ${plan.tool}, ${plan.client}, ${plan.count}: ${e.message.split("\n")[1] ?? e.message}`);
    return undefined;
  }
}

/** One cassette for the runtime, one recording for Polly, with the same exchanges. */
async function recordings(folder, count) {
  const interactions = Array.from({ length: count }, (_, index) => exchange(bodyOf(index), answerOf(index)));
  const cassette = join(folder, `${count}.yaml`);
  await put(cassette, await write({ meta: {}, interactions }, { to: "go-vcr" }));
  const polly = join(folder, `polly-${count}`);
  const written = await write(
    { meta: { name: "perf" }, interactions },
    { to: "polly", name: "perf", set: { "polly.order": "false" } },
  );
  await put(join(polly, formatById("polly").pathOf("perf")), written);
  return { cassette, polly };
}

async function put(path, { files: [{ bytes }] }) {
  mkdirSync(dirname(path), { recursive: true });
  const pieces = [];
  for await (const piece of bytes instanceof Uint8Array ? [bytes] : bytes) pieces.push(piece);
  writeFileSync(path, Buffer.concat(pieces));
}

function exchange(asked, answered) {
  const body = (text) => ({
    bytes: Buffer.from(text),
    kind: "stored",
    coding: "decoded",
    fidelity: "exact",
    complete: true,
  });
  const headers = [["Content-Type", "application/json"]];
  return {
    request: { method: "POST", url: URL_ASKED, headers, body: body(asked) },
    outcome: { kind: "response", status: 200, headers, body: body(answered) },
  };
}

async function loading(node, folder) {
  const cassettes = join(folder, "many");
  for (let i = 0; i < 350; i++) {
    const events = Array.from(
      { length: 85 },
      (_, k) => `data: {"id":"c","choices":[{"index":0,"delta":{"content":"word ${k} of ${i}"}}]}\n\n`,
    );
    const one = exchange(bodyOf(i), `${events.join("")}data: [DONE]\n\n`);
    one.outcome.headers = [["Content-Type", "text/event-stream"]];
    await put(join(cassettes, `${i}.yaml`), await write({ meta: {}, interactions: [one] }, { to: "go-vcr" }));
  }
  const all = [];
  for (let round = 0; round < rounds; round++) {
    const { stdout } = await run(node, [`${here}load.mjs`, cassettes]);
    all.push(JSON.parse(stdout));
  }
  console.log(`\n  350 cassettes, one after the other (median ms, ${rounds} rounds)`);
  for (const name of Object.keys(all[0]).slice(1)) {
    console.log(`  ${name.padEnd(24)} ${median(all.map((figures) => figures[name])).toFixed(3)}`);
  }
}
