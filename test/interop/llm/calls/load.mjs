import { readdirSync } from "node:fs";
import { halfOf } from "../halves.mjs";

/** Every call of the TypeScript SDKs: by name, then by SDK; one that sits in the wrong half is an error. */
export async function loadCalls() {
  const all = new Map();
  for (const half of ["tuning", "held-out"]) {
    const folder = new URL(`${half}/`, import.meta.url);
    for (const file of readdirSync(folder).sort()) {
      const { calls } = await import(new URL(file, folder).href);
      for (const [name, sdks] of Object.entries(calls)) {
        if (halfOf(name) !== half) throw new Error(`${name} belongs to ${halfOf(name)}, not ${half}`);
        all.set(name, sdks);
      }
    }
  }
  return all;
}
