import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { playFolder } from "../polly/player.mjs";
import { damagedParts, linesOf } from "../shared/damage.mjs";

/** The entries of the only recording in a folder, in the order of its file. */
export function entriesIn(folder) {
  const [file] = readdirSync(folder, { recursive: true }).filter((name) => /recording\.har(\.yaml)?$/.test(name));
  // JSON is YAML, too.
  return parse(readFileSync(join(folder, file), "utf8")).log.entries;
}

/**
 * Plays a recording with the Polly and the client that made it and names, per exchange, the parts that differ from the truth.
 * @returns {Promise<string[][]>}
 */
export async function damageIn({ adapter, ...recording }, folder, truth) {
  const client = adapter === "fetch" ? "fetch" : "http";
  const { results } = await playFolder({ ...recording, client, folder, truth });
  const entries = entriesIn(folder);
  return truth.exchanges.map((exchange, index) => [
    ...requestDamage(exchange.request, entries[index].request),
    ...damagedParts(exchange, results[index], true),
  ]);
}

/** What the entry says about the request otherwise than the plan does; what a client adds of its own is no damage. */
function requestDamage(request, { url, headers, postData }) {
  const asked = new Set(request.headers.map(([name]) => name.toLowerCase()));
  const stored = headers.filter(({ name }) => asked.has(name)).map(({ name, value }) => [name, value]);
  const text = postData?.textJSON === undefined ? postData?.text : JSON.stringify(postData.textJSON);
  const parts = {
    url: url === request.url,
    "request headers": linesOf(stored, true) === linesOf(request.headers, true),
    "request body": Buffer.from(text ?? "").toString("base64") === request.body,
  };
  return Object.keys(parts).filter((part) => !parts[part]);
}
