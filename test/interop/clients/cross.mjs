// Lets 20 sessions ask at once, 10 times each, with every client that speaks to the plain exchange; prints one JSON document
// with how many answers each client got, and how many of them were another session's: node cross.mjs FOLDER. Sessions that are
// bound without a function are tried with those clients whose ways to the socket differ.
import { useCassette, withCassette } from "../../../dist/entry/runtime.js";
import { CLIENTS } from "./clients.mjs";
import { interaction, writeTape } from "./tapes.mjs";

const SESSIONS = 20;
const REQUESTS = 10;
const BOUND = ["node:http", "node:http, kept alive", "fetch", "undici7, request over one connection"];
const folder = process.argv[2];
const results = {};
for (const [name, [kind, ask]] of Object.entries(CLIENTS)) {
  if (kind !== "plain" && kind !== "plainHttp") continue;
  const own = Array.from({ length: SESSIONS }, (_, i) => `session ${i}`);
  const paths = await Promise.all(
    own.map((text, i) =>
      writeTape(
        folder,
        `cross-${i}`,
        Array.from({ length: REQUESTS }, () => interaction(kind, text)),
      ),
    ),
  );
  const asked = () => Promise.all(Array.from({ length: REQUESTS }, ask));
  results[name] = await count(
    paths.map((path) => withCassette(path, asked)),
    own,
  );
  if (!BOUND.includes(name)) continue;
  results[`${name}, bound`] = await count(
    paths.map((path) => bound(path, asked)),
    own,
  );
}
process.stdout.write(`${JSON.stringify({ node: process.version, results })}\n`);

async function bound(path, run) {
  const session = useCassette(path);
  try {
    return await run();
  } finally {
    await session.done();
  }
}

async function count(runs, own) {
  const got = await Promise.allSettled(runs);
  const answers = got.flatMap(({ value }, i) => (value ?? []).map((text) => text === own[i]));
  const errors = [...new Set(got.flatMap(({ reason }) => (reason ? [reason.cause?.message ?? reason.message] : [])))];
  return { answers: answers.length, crossed: answers.filter((isOwn) => !isOwn).length, errors };
}
