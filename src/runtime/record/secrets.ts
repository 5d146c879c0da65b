import type { OutputFile } from "../../adapters/adapter.ts";
import { inMemory } from "../../adapters/shared/output-files.ts";
import { commentsOf } from "../../edit/redact/comments.ts";
import { type Redactor, redactorFor } from "../../edit/redact/redact.ts";
import { equalBytes } from "../../model/bytes.ts";
import type { FormatId, HttpRequest, Interaction, Notice } from "../../model/types.ts";
import { decode } from "../../node/codecs.ts";
import type { ReadResult } from "../../read.ts";
import { formatById } from "../../registry.ts";
import type { Playable } from "../../replay/playable.ts";
import type { CompiledPolicy } from "../../secrets/policy/policy.ts";
import type { SessionOptions } from "../options.ts";

/** What a file holds before it is written. */
export type Present = Pick<ReadResult, "cassette" | "text">;

/** An interaction that was recorded. */
export interface Recorded {
  readonly interaction: Interaction;
  /** The place among what the file held of the one that it takes the place of. */
  readonly replaces?: number;
}

/** The secrets of what is to stand in a file, and of requests that were answered from it. */
export async function redactorOf(
  { text, cassette: { meta } }: Present,
  interactions: readonly Interaction[],
  seen: readonly HttpRequest[],
  match: Playable["policy"],
  policy: CompiledPolicy | undefined,
): Promise<Redactor> {
  const asked = seen.map((request): Interaction => ({ request, outcome: { kind: "unrecorded", reason: "" } }));
  const comments = text === undefined ? "" : await commentsOf(text.source);
  const input = { meta, interactions: [...interactions, ...asked], comments };
  return redactorFor(input, { match, decode, ...(policy && { policy }) });
}

/** What was recorded without its secrets, as `beforeSave` gives it back. */
export async function redacted(
  recorded: readonly Recorded[],
  before: number,
  redactor: Redactor,
  { beforeSave }: Pick<SessionOptions, "beforeSave">,
  notice: (n: Notice) => void,
): Promise<readonly Recorded[]> {
  const all: Recorded[] = [];
  for (const [i, one] of recorded.entries()) {
    const clean = await redactor.redact(one.interaction, before + i, notice);
    const interaction = beforeSave === undefined ? clean : beforeSave(clean);
    if (interaction !== null) all.push({ ...one, interaction });
  }
  return all;
}

/** The last look at what is written; where the file held the same secrets before, its bytes stay as they are. */
export async function scrubbed(
  files: readonly OutputFile[],
  { text }: Present,
  { scrub }: Redactor,
  format: FormatId,
  notice: (n: Notice) => void,
): Promise<readonly OutputFile[]> {
  const { fileNames } = formatById(format);
  const look = (all: readonly OutputFile[]) => inMemory(scrub(eachOf(all), () => {}, fileNames));
  if (text !== undefined) {
    const bytes = await text.source.bytes();
    const [looked] = await look([{ path: "", bytes }]);
    if (looked === undefined || !equalBytes(looked.bytes, bytes)) return files;
  }
  return inMemory(scrub(eachOf(files), notice, fileNames));
}

async function* eachOf<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}
