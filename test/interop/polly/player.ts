import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { OutputFile } from "../../../src/index.ts";
import { bytesOf } from "../../support/files.ts";
import type { PlayAnswer } from "../shared/answer.ts";
import type { Truth } from "../shared/truth.ts";
import { playFolder } from "./player.mjs";

/** A release of Polly with the client that it serves; `http`, `axios` and `got` need its adapter for node:http. */
export interface Player {
  readonly release: "4.3.0" | "5.1.1" | "6.0.6";
  readonly client: "http" | "fetch" | "axios" | "got" | "openai";
}

/** The ways in which the users of Polly's last release play a recording. */
export const PLAYERS: readonly Player[] = (["http", "fetch", "axios", "got"] as const).map((client) => ({
  release: "6.0.6",
  client,
}));

/** What a client got for the requests of a truth document. */
export interface PlayReport {
  readonly node: string;
  readonly polly: string;
  readonly client: string;
  readonly results: readonly (PollyAnswer | { readonly case: string; readonly error: string })[];
}

/** An answer with its body in base64. */
export interface PollyAnswer extends PlayAnswer {
  readonly body: string;
}

/** What to play, with what, for which requests. */
export interface PlayInput extends Player {
  /** Polly's `recordingsDir`. */
  readonly folder: string;
  readonly recording: string;
  /** A persister other than Polly's own for files. */
  readonly persister?: "yaml" | "text-json";
  /** Polly's own option; `"json-body"` stands for a function that parses the body. */
  readonly match?: object;
  /** Send JSON request bodies with the keys of every object in reverse order. */
  readonly shuffleJson?: boolean;
  /** Give each request a Polly of its own. */
  readonly alone?: boolean;
  readonly truth: Truth;
}

/** Plays a recording with a real Polly that has no network. */
export function play(input: PlayInput): Promise<PlayReport> {
  return playFolder(input);
}

/** Plays a recording that a writer gave. */
export async function playFiles(files: readonly OutputFile[], input: Omit<PlayInput, "folder">): Promise<PlayReport> {
  const folder = await mkdtemp(join(tmpdir(), "respool-polly-"));
  try {
    for (const file of files) {
      await mkdir(join(folder, dirname(file.path)), { recursive: true });
      await writeFile(join(folder, file.path), await bytesOf([file]));
    }
    return await play({ ...input, folder });
  } finally {
    await rm(folder, { recursive: true });
  }
}
