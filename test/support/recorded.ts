import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import type { Truth, TruthExchange } from "../interop/shared/truth.ts";

/** What the releases of a recorder wrote of the same exchanges, and what went over the wire. */
export interface Recorded {
  readonly releases: readonly string[];
  readonly exchanges: readonly TruthExchange[];
  /** The file that a release wrote. */
  fileOf(release: string): Uint8Array;
}

/** The recordings of the origin among the fixtures of a format. */
export function recorded(format: "go-vcr" | "nock"): Recorded {
  const folder = new URL(`../fixtures/${format}/recorded/`, import.meta.url);
  const name = { "go-vcr": "origin.yaml", nock: "origin.nock.json" }[format];
  const truth: Truth = JSON.parse(readFileSync(new URL("truth.json", folder), "utf8"));
  return {
    releases: readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? entry.name : [])),
    exchanges: truth.exchanges,
    fileOf: (release) => new Uint8Array(readFileSync(new URL(`${release}/${name}`, folder))),
  };
}

/** As truth.json has it. */
export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
