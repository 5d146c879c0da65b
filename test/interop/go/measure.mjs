import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { runGo } from "./go.mjs";

/** Records every case into a cassette of its own; gives the reason for each case that fails or cannot be loaded again. */
export async function unrecordable(binary, plan, folder) {
  const failures = await runGo(binary, ["record", "-each", folder], plan);
  const reasons = new Map(failures.map((failure) => [failure.case, failure.error]));
  const files = readdirSync(folder).map((file) => join(folder, file));
  for (const { file, error } of await runGo(binary, ["check", ...files])) {
    const name = file.slice(folder.length + 1, -".yaml".length);
    if (error !== undefined) reasons.set(name, `the release cannot load what it wrote: ${withoutPlace(error)}`);
  }
  return reasons;
}

// The libraries spell the place in three ways: "line 7: …", "… at L14.C17-L15.C20: …", "[19:5] …".
function withoutPlace(error) {
  return error.split("\n")[0].replace(/line \d+: | at L[\d.LC-]+|\[\d+:\d+\] /, "");
}

/** Loads a cassette with the real library and names, per exchange, the parts that differ from the truth. */
export async function damageIn(binary, file, exchanges) {
  const [{ error, interactions }] = await runGo(binary, ["check", file]);
  if (error !== undefined) throw new Error(`${file} does not load: ${error}`);
  if (interactions.length !== exchanges.length) {
    throw new Error(`${file} holds ${interactions.length} interactions, not ${exchanges.length}`);
  }
  return exchanges.map((exchange, index) => damagedParts(exchange, interactions[index]));
}

function damagedParts(exchange, found) {
  const { request, response } = exchange;
  const line = (method, url, status) => `${method} ${url} ${status}`;
  const expected = line(request.method, request.url, response.status);
  const actual = line(found.method, found.url, found.status);
  if (actual !== expected) throw new Error(`${exchange.case}: recorded as ${actual}, not ${expected}`);
  const undone = undoneByGo(exchange);
  const gone = undone ? ["transfer-encoding", "content-encoding", "content-length"] : ["transfer-encoding"];
  const parts = {
    "request headers": sameHeaders(request.headers, found.request.headers, []),
    "request body": found.request.bodySha256 === sha256(request.body),
    "response headers": sameHeaders(response.headers, found.response.headers, gone),
    "response body":
      found.response.bodySha256 === (undone ? response.bodySha256 : (response.wireSha256 ?? response.bodySha256)),
  };
  return Object.keys(parts).filter((part) => !parts[part]);
}

// Go's client undoes gzip, and removes the header, only where the caller did not ask for a coding.
function undoneByGo({ request, response }) {
  return response.coding === "gzip" && !request.headers.some(([name]) => name === "Accept-Encoding");
}

function sameHeaders(expected, found, gone) {
  const kept = expected.filter(([name]) => !gone.includes(name.toLowerCase()));
  return grouped(kept) === grouped(Object.entries(found).flatMap(([name, values]) => values.map((one) => [name, one])));
}

function grouped(headers) {
  const values = new Map();
  for (const [name, value] of headers) {
    values.set(name, [...(values.get(name) ?? []), value]);
  }
  return JSON.stringify([...values].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function sha256(base64) {
  return createHash("sha256").update(Buffer.from(base64, "base64")).digest("hex");
}
