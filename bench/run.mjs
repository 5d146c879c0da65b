// npm run bench -- NAME…: measurements, each figure as a ratio to a peer in the same run. They are no tests: machines differ.
import { readdirSync } from "node:fs";

const known = readdirSync(new URL("./", import.meta.url))
  .filter((file) => file.endsWith(".bench.mjs"))
  .map((file) => file.slice(0, -".bench.mjs".length));
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`no benchmark ${unknown.join(", ")}; there is: ${known.join(", ")}`);
  process.exit(2);
}
console.log(`node ${process.version}`);
for (const name of asked.length > 0 ? asked : known) {
  const { bench } = await import(`./${name}.bench.mjs`);
  console.log(`\n${name}`);
  await bench();
}
