import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { read } from "../../src/index.ts";
import { storedBody } from "../../src/model/body.ts";
import { decodeBase64, encodeUtf8, noBytes } from "../../src/model/bytes.ts";
import type { HttpRequest } from "../../src/model/types.ts";
import { decode } from "../../src/node/codecs.ts";
import { comparable } from "../../src/replay/comparable.ts";

/** A request that a TypeScript client sent, and the number of the interaction that has to answer it. */
export interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: { readonly text: string } | { readonly base64: string };
  readonly answers: number;
}

/** What one TypeScript client sends for a call that a Go SDK made. */
export interface Pair {
  /** The call's name and the client's, as in the file's name. */
  readonly name: string;
  readonly call: string;
  readonly half: Half;
  readonly sent: readonly Sent[];
  /** What the Go SDK sent, in order. */
  readonly recorded: readonly HttpRequest[];
}

/** Rules may be fitted on the first half, and never on the second. */
export type Half = "tuning" | "held-out";

const folder = fileURLToPath(new URL("../fixtures/rest/", import.meta.url));

/** Every pair of a half. */
export async function pairsOf(half: Half): Promise<readonly Pair[]> {
  const files = readdirSync(folder + half).sort();
  const pairs: Pair[] = [];
  for (const file of files.filter((name) => name.endsWith(".json"))) {
    const [call = "", sdk = ""] = file.split(".");
    const { requests } = JSON.parse(readFileSync(`${folder}${half}/${file}`, "utf8")) as { requests: Sent[] };
    const { cassette } = await read(new Uint8Array(readFileSync(`${folder}${half}/${call}.yaml`)));
    const recorded = cassette.interactions.map(({ request }) => comparable(request, decode));
    pairs.push({ name: `${call}.${sdk}`, call, half, sent: requests, recorded });
  }
  return pairs;
}

/** A request as the runtime gives it to the matching. */
export function requestOf({ method, url, headers, body }: Omit<Sent, "answers">): HttpRequest {
  const bytes = "text" in body ? encodeUtf8(body.text) : (decodeBase64(body.base64) ?? noBytes);
  return comparable({ method, url, headers, body: storedBody(bytes) }, decode);
}
