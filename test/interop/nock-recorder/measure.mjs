import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { nodeBinary } from "../nodes/index.mjs";

const run = promisify(execFile);
const PLAYER = fileURLToPath(new URL("../nock/play.mjs", import.meta.url));

// Describes one connection; a replay has its own framing, and a client may have undone the coding.
const NOT_COMPARED = new Set(["connection", "content-encoding", "content-length", "keep-alive", "transfer-encoding"]);

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

function damagedParts({ response }, answer, isFetch) {
  if ("error" in answer)
    return [answer.error === "no match" || /^Nock: No match/.test(answer.error) ? "no match" : "no answer"];
  const parts = {
    status: answer.status === response.status,
    "response headers": linesOf(answer.headers, isFetch) === linesOf(response.headers, isFetch),
    // node:http hands a client the coded bytes.
    "response body": [response.bodySha256, response.wireSha256].includes(answer.bodySha256),
  };
  return Object.keys(parts).filter((part) => !parts[part]);
}

/** Header lines in an order of their own; fetch shows one value per name, save for cookies. */
function linesOf(headers, isFetch) {
  const values = new Map();
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    if (!NOT_COMPARED.has(key)) values.set(key, [...(values.get(key) ?? []), value]);
  }
  const lines = [...values].map(([name, all]) => [name, isFetch && name !== "set-cookie" ? [all.join(", ")] : all]);
  return JSON.stringify(lines.sort(([a], [b]) => (a < b ? -1 : 1)));
}
