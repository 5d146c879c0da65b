import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { writeCassette } from "../../src/entry/node.ts";
import type { Cassette, HttpResponse, Interaction } from "../../src/index.ts";
import { storedBody } from "../../src/model/body.ts";

const folder = mkdtempSync(join(tmpdir(), "respool-runtime-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let count = 0;

/** A file in the folder of this test. */
export function fileHere(name: string): string {
  return join(folder, `${++count}-${name}`);
}

/** A cassette file with these interactions; a HAR with what it cannot hold by itself kept under a key of its own. */
export async function tape(interactions: readonly Interaction[], meta: Cassette["meta"] = {}): Promise<string> {
  const path = fileHere("tape.har");
  await writeCassette({ meta, interactions }, path, { to: "har", lossless: true });
  return path;
}

/** A request, GET without a body unless told. */
export function asked(
  url: string,
  more: Partial<Interaction["request"]> & { text?: string } = {},
): Interaction["request"] {
  const { text = "", ...rest } = more;
  return { method: "GET", url, headers: [], body: storedBody(Buffer.from(text)), ...rest };
}

/** An answer, 200 with a text unless told. */
export function answered(body: string | Uint8Array, more: Partial<HttpResponse> = {}): HttpResponse {
  const bytes = typeof body === "string" ? new Uint8Array(Buffer.from(body)) : body;
  return { kind: "response", status: 200, headers: [["Content-Type", "text/plain"]], body: storedBody(bytes), ...more };
}

/** A cassette file with one answer to GET `http://api.invalid/`. */
export function oneAnswer(outcome: Interaction["outcome"], more: Partial<Interaction> = {}): Promise<string> {
  return tape([{ request: asked(home), outcome, ...more }]);
}

/** Where the tapes with one answer are asked. */
export const home = "http://api.invalid/";
