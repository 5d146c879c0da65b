// Uses each of these cassettes once, one after the other, and prints the median times in ms: node load.mjs FOLDER
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { useCassette, withCassette } from "../../dist/entry/runtime.js";
import { loadCassette } from "../../dist/runtime/cassette.js";
import { median } from "../measure.mjs";

const files = readdirSync(process.argv[2]).map((name) => join(process.argv[2], name));
const figures = {
  load: await each((file) => loadCassette(file, {})),
  "load, match llm": await each((file) => loadCassette(file, { match: "llm" })),
  "session until ready": await each(async (file) => {
    const session = useCassette(file);
    await session.ready;
    return session;
  }),
  "whole session": await each((file) => withCassette(file, () => {})),
};
console.log(JSON.stringify({ node: process.version, ...figures }));

async function each(run) {
  const times = [];
  for (const file of files) {
    const before = performance.now();
    const session = await run(file);
    times.push(performance.now() - before);
    await session?.done?.();
  }
  return median(times.slice(1));
}
