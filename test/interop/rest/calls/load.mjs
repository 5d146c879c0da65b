import { readdirSync } from "node:fs";
import { HALVES, halfOf } from "../halves.mjs";

/** Every call of the TypeScript clients, by name and client; one that sits in the wrong half is an error. */
export async function loadCalls() {
  const all = [];
  for (const half of HALVES) {
    const folder = new URL(`${half}/`, import.meta.url);
    for (const file of readdirSync(folder).sort()) {
      const { calls } = await import(new URL(file, folder).href);
      for (const [name, run] of Object.entries(calls)) {
        if (halfOf(name) !== half) throw new Error(`${name} belongs to ${halfOf(name)}, not ${half}`);
        all.push({ name, sdk: file.replace(/\.mjs$/, ""), run });
      }
    }
  }
  return all;
}
