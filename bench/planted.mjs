// The planted corpus of the tests is TypeScript, which Node 20 does not run: it is bundled where it is wanted.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Loads the generator of planted secrets. */
export async function loadPlanted() {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("../test/support/planted/index.ts", import.meta.url))],
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}
