import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { nodeBinary } from "../nodes/index.mjs";
import { damagedParts } from "../shared/damage.mjs";

const run = promisify(execFile);
const PLAYER = fileURLToPath(new URL("../nock/play.mjs", import.meta.url));

/** Plays a recording with the nock and the client that made it and names, per exchange, the parts that differ from the truth. */
export async function damageIn({ nock, client, node }, file, truth) {
  const folder = mkdtempSync(join(tmpdir(), "respool-measure-"));
  try {
    const asked = join(folder, "truth.json");
    writeFileSync(asked, JSON.stringify(truth));
    const args = [PLAYER, "--nock", nock, "--client", client, "--definitions", file, "--truth", asked];
    const { stdout } = await run(nodeBinary(node), args, { maxBuffer: 1 << 26 });
    const { results } = JSON.parse(stdout);
    const definitions = JSON.parse(readFileSync(file, "utf8"));
    return truth.exchanges.map((exchange, index) => [
      ...urlDamage(exchange, definitions[index]),
      ...damagedParts(exchange, results[index], client === "fetch"),
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A client may ask for another URL than it was told, and nock may write down another than was asked for. */
function urlDamage({ request }, { scope, path }) {
  return scope.replace(/:80$/, "") + path === request.url ? [] : ["url"];
}
