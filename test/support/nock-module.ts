import { createRequire } from "node:module";
import type { Readable } from "node:stream";
import vm from "node:vm";
import { transformSync } from "esbuild";
import type { Scope } from "nock";

const require = createRequire(import.meta.url);

/** Runs a module and gives what its replay() gives; `nock` stands for the real one. */
export function runModule(code: string, language: "esm" | "cjs" | "ts", nock: unknown): Scope[] {
  // Node 20 runs no TypeScript, and no ES module that was not a file.
  const { code: script } = transformSync(code, { loader: language === "ts" ? "ts" : "js", format: "cjs" });
  const wrapped = vm.runInThisContext(`(function (require, module) { const exports = module.exports; ${script}\n})`);
  const module = { exports: {} as { replay(): Scope[] } };
  wrapped((name: string) => (name === "nock" ? nock : require(name)), module);
  return module.exports.replay();
}

/** One call on a nock that only listens. */
export type Call = readonly [name: string, ...args: unknown[]];

/** A nock that only listens: each scope is the list of the calls on it. */
export function listeningNock(...scope: unknown[]): unknown {
  const calls: Call[] = [["nock", ...scope]];
  const chain: unknown = new Proxy(calls, {
    get(_, name) {
      if (name === "calls") return calls;
      return (...args: unknown[]) => {
        calls.push([String(name), ...args]);
        return chain;
      };
    },
  });
  return chain;
}

/** The calls on a scope of `listeningNock`. */
export function callsOf(scope: unknown): readonly Call[] {
  return (scope as { readonly calls: readonly Call[] }).calls;
}

/** The pieces of a stream, up to its end or its error. */
export async function piecesOf(stream: Readable): Promise<{ pieces: Buffer[]; error?: unknown }> {
  const pieces: Buffer[] = [];
  try {
    for await (const piece of stream) pieces.push(piece);
    return { pieces };
  } catch (error) {
    return { pieces, error };
  }
}
