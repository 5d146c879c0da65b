// Node's --import: takes another installed qs, named by RESPOOL_QS, for every `qs` that anything asks for.
import { createRequire, Module, register } from "node:module";
import { pathToFileURL } from "node:url";

const name = process.env.RESPOOL_QS;
if (name) {
  const path = createRequire(import.meta.url).resolve(name);
  const resolve = Module._resolveFilename;
  Module._resolveFilename = (request, ...rest) => (request === "qs" ? path : resolve(request, ...rest));
  const url = JSON.stringify(pathToFileURL(path).href);
  const hook = `export const resolve = (name, context, next) =>
    name === "qs" ? { url: ${url}, format: "commonjs", shortCircuit: true } : next(name, context);`;
  register(`data:text/javascript,${encodeURIComponent(hook)}`);
}
