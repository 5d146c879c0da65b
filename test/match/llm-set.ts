import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { read } from "../../src/index.ts";
import { storedBody } from "../../src/model/body.ts";
import { encodeUtf8 } from "../../src/model/bytes.ts";
import type { HttpRequest } from "../../src/model/types.ts";

/** A request that a TypeScript SDK sent, and the number of the interaction that has to answer it. */
export interface Sent {
  readonly method: string;
  readonly url: string;
  readonly contentType: string;
  readonly body: string;
  readonly answers: number;
}

/** What one TypeScript SDK sends for a call that a Go SDK made. */
export interface Pair {
  /** The call's name and the SDK's, as in the file's name. */
  readonly name: string;
  readonly call: string;
  readonly half: Half;
  readonly sent: readonly Sent[];
  /** What the Go SDK sent, in order. */
  readonly recorded: readonly HttpRequest[];
}

/** Rules may be fitted on the first half, and never on the second. */
type Half = "tuning" | "held-out";

const folder = fileURLToPath(new URL("../fixtures/llm/", import.meta.url));

/** Every pair of a half. */
export async function pairsOf(half: Half): Promise<readonly Pair[]> {
  const files = readdirSync(folder + half).sort();
  const pairs: Pair[] = [];
  for (const file of files.filter((name) => name.endsWith(".json"))) {
    const [call = "", sdk = ""] = file.split(".");
    const { requests } = JSON.parse(readFileSync(`${folder}${half}/${file}`, "utf8")) as { requests: Sent[] };
    pairs.push({ name: `${call}.${sdk}`, call, half, sent: requests, recorded: await recordedOf(half, call) });
  }
  return pairs;
}

/** The requests of a call's cassette. */
async function recordedOf(half: Half, call: string): Promise<readonly HttpRequest[]> {
  const { cassette } = await read(new Uint8Array(readFileSync(`${folder}${half}/${call}.yaml`)));
  return cassette.interactions.map(({ request }) => request);
}

/** A request as the matching takes it. */
export function requestOf({ method, url, contentType, body }: Omit<Sent, "answers">): HttpRequest {
  const headers = contentType === "" ? [] : [["content-type", contentType] as const];
  return { method, url, headers, body: storedBody(encodeUtf8(body)) };
}
