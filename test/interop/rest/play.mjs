// node play.mjs [NAME…]: runs the calls of the TypeScript clients against the cassettes of the Go SDKs; prints JSON lines.
import { withCassette } from "../../../dist/entry/runtime.js";
import { loadCalls } from "./calls/load.mjs";
import { cassettePath } from "./halves.mjs";

const names = process.argv.slice(2);
for (const { name: call, sdk, run } of await loadCalls()) {
  if (names.length > 0 && !names.includes(call)) continue;
  const name = `${call}.${sdk}`;
  let outcome;
  try {
    outcome = { result: await withCassette(cassettePath(call), { match: "rest" }, run) };
  } catch (error) {
    outcome = { error: error instanceof Error ? error.message : String(error) };
  }
  console.log(JSON.stringify({ name, ...outcome }));
}
// SDKs keep connections and timers.
process.exit(0);
