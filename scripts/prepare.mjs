// `npm ci` builds the checkout. Without a compiler (npx before npm ci, npm ci --omit=dev) there is nothing to build with,
// and failing would leave a broken npx cache entry behind: bin/respool.js says what to do instead.
import { existsSync } from "node:fs";

const needed = ["typescript", "esbuild"];
if (needed.every((name) => existsSync(new URL(`../node_modules/${name}/package.json`, import.meta.url)))) {
  await import("./build.mjs");
}
