// Builds dist: the library file by file with tsc, the command line as one bundle, since start-up time is loading time.
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
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
  "diff",
  "fflate",
  "fzstd",
  "qs",
  "re2js",
  "shlex",
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

// The interceptors, which the library does not install.
const engineCommon = {
  ...common,
  // Our own package says that its modules have no side effects; the polyfill is one.
  ignoreAnnotations: true,
  metafile: true,
  // Fake timers replace these after the engine is there, and would stop it.
  inject: ["scripts/real-timers.mjs"],
  define: { "process.nextTick": "realNextTick", queueMicrotask: "realQueueMicrotask" },
};
const engine = await build({
  ...engineCommon,
  entryPoints: ["src/engine.ts"],
  format: "esm",
  outfile: "dist/engine.js",
  allowOverwrite: true,
  banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
});
// jest loads CommonJS unless told otherwise, and as ESM it refuses what is imported when it is needed while tests run at once.
const jest = await build({
  ...engineCommon,
  entryPoints: ["src/entry/jest.ts"],
  format: "cjs",
  outfile: "dist/jest.cjs",
  // jest shows the code that an error comes from.
  minify: false,
  banner: { js: 'const importMetaUrl = require("node:url").pathToFileURL(__filename).href;' },
  define: { ...engineCommon.define, "import.meta.url": "importMetaUrl" },
  plugins: [{ name: "seldom", setup: requireSeldom }],
});
// The interceptors load their parser from beside the file that they are in.
mkdirSync(`${root}dist/llhttp`, { recursive: true });
copyFileSync(`${root}node_modules/@mswjs/interceptors/lib/node/llhttp/llhttp.wasm`, `${root}dist/llhttp/llhttp.wasm`);
writeFileSync(`${root}dist/jest.d.cts`, commonJsTypes());
rmSync(`${root}dist/engine.js.map`);
const bundled = [engine, jest].flatMap(({ metafile }) => Object.keys(metafile.inputs));
writeFileSync(`${root}dist/engine.LICENSES.txt`, licencesOf(bundled));

/** The types of `dist/jest.cjs`: those of the module, whose own declarations CommonJS may not take values from. */
function commonJsTypes() {
  const values = Object.keys(createRequire(import.meta.url)(`${root}dist/jest.cjs`)).sort();
  const source = readFileSync(`${root}src/entry/runtime.ts`, "utf8");
  const lists = [...source.matchAll(/^export (type )?\{([^}]*)\}/gm)];
  const types = lists.flatMap(([, all, names]) =>
    names.split(",").flatMap((name) => {
      const [, own, type] = /^\s*(type )?(\w+)\s*$/.exec(name);
      return all || own ? [type] : [];
    }),
  );
  return [
    'import type * as esm from "./entry/jest.js" with { "resolution-mode": "import" };',
    ...values.map((name) => `export declare const ${name}: typeof esm.${name};`),
    ...types.sort().map((name) => `export type ${name} = esm.${name};`),
    "",
  ].join("\n");
}

/** The licences of the packages that these files are from, in full. */
function licencesOf(files) {
  const folders = new Set(files.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []));
  return [...folders]
    .sort()
    .map((folder) => {
      const { name, version } = JSON.parse(readFileSync(`${root}${folder}/package.json`, "utf8"));
      const licence = readdirSync(root + folder).find((file) => /^licen[cs]e/i.test(file));
      if (licence === undefined) throw new Error(`no licence found for ${name}`);
      return `${name} ${version}\n\n${readFileSync(`${root}${folder}/${licence}`, "utf8").trim()}\n`;
    })
    .concat("llhttp (llhttp/llhttp.wasm)\n\nThe MIT License, as above. Copyright Fedor Indutny, 2018.\n")
    .join(`\n${"-".repeat(80)}\n\n`);
}

/** A `require` where it is used: an import of an external module would move to the top and be loaded at every start. */
function requireSeldom({ onLoad, onResolve }) {
  onResolve({ filter: new RegExp(`^(${seldom.join("|")})$`) }, ({ path }) => ({ path, namespace: "seldom" }));
  onResolve({ filter: /^[.]/, namespace: "seldom" }, ({ path }) => ({ path, external: true }));
  onLoad({ filter: /.*/, namespace: "seldom" }, ({ path }) => ({
    contents: `module.exports = require("./cli/${path}.cjs")`,
  }));
}
