// Sends the requests of a truth document inside of a session: node session.mjs --client NAME --cassette FILE --mode MODE
// --truth FILE [--format FORMAT]; prints what came back as one JSON document. Nothing is taken for a secret, so that the
// answers are the origin's.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { withCassette } from "../../../dist/entry/runtime.js";
import { messageOf } from "../shared/attempt.mjs";
import { CLIENTS } from "./clients.mjs";

const options = { client: {}, cassette: {}, mode: {}, truth: {}, format: {} };
const { values } = parseArgs({
  options: Object.fromEntries(Object.keys(options).map((name) => [name, { type: "string" }])),
});
const { client, cassette, mode, format, truth } = values;
const { exchanges } = JSON.parse(readFileSync(truth, "utf8"));
const results = [];
const all = [{ match: "[\\s\\S]+" }];
const o = { mode, redact: { exempt: { patterns: all } }, ...(format && { format }) };
process.env.RESPOOL_MODE = mode;
await withCassette(cassette, o, async () => {
  for (const { case: name, request } of exchanges) results.push({ case: name, ...(await send(request)) });
});
process.stdout.write(`${JSON.stringify({ client, node: process.version, results })}\n`, () => process.exit(0));

async function send(request) {
  try {
    const body = Buffer.from(request.body, "base64");
    const answer = await CLIENTS[client]({ ...request, body }, AbortSignal.timeout(10_000));
    const bodySha256 = createHash("sha256").update(answer.body).digest("hex");
    return { status: answer.status, headers: answer.headers, bodySha256, bodyBytes: answer.body.length };
  } catch (error) {
    return { error: messageOf(error) };
  }
}
