// Builds dist: the library file by file with tsc, the command line as one bundle, since start-up time is loading time.
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
rmSync(`${root}dist`, { recursive: true, force: true });
const tsc = spawnSync(
  process.execPath,
  [`${root}node_modules/typescript/bin/tsc`, "-p", `${root}tsconfig.build.json`],
  {
    stdio: "inherit",
  },
);
if (tsc.status !== 0) process.exit(tsc.status ?? 1);

// All our own code in one file: each further module costs Node a third of a millisecond, and few conversions need more
// than ten. What few of them need at all stays beside it and is loaded when it is met.
const seldom = [
  "@secretlint/secretlint-rule-preset-recommend",
  "cli-progress",
  "fflate",
  "fzstd",
  "qs",
  "re2js",
  "tinyglobby",
  "url-parse",
  "yaml",
];
const common = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  platform: "node",
  target: "node20",
  legalComments: "eof",
};
await build({
  ...common,
  entryPoints: seldom.map((name) => ({ in: name, out: name })),
  format: "cjs",
  outdir: "dist/cli",
  outExtension: { ".js": ".cjs" },
  define: { "import.meta.url": "__filename" },
});
await build({
  ...common,
  entryPoints: ["src/cli/main.ts"],
  format: "esm",
  outfile: "dist/cli.js",
  banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  plugins: [{ name: "seldom", setup: requireSeldom }],
});

/** A `require` where it is used: an import of an external module would move to the top and be loaded at every start. */
function requireSeldom({ onLoad, onResolve }) {
  onResolve({ filter: new RegExp(`^(${seldom.join("|")})$`) }, ({ path }) => ({ path, namespace: "seldom" }));
  onResolve({ filter: /^[.]/, namespace: "seldom" }, ({ path }) => ({ path, external: true }));
  onLoad({ filter: /.*/, namespace: "seldom" }, ({ path }) => ({
    contents: `module.exports = require("./cli/${path}.cjs")`,
  }));
}
