import type { Format } from "../adapters/adapter.ts";
import { requestKey } from "../match/key.ts";
import { strict } from "../match/presets.ts";
import { locationOf, numberOf } from "../model/notices.ts";
import type { Interaction, Notice } from "../model/types.ts";
import { type MissingBody, settle } from "./settle.ts";

/** What to do where the file leaves a choice. */
export interface ReplayOptions {
  /** For responses whose body is not in the recording; default `skip`. */
  readonly missingBody?: MissingBody;
  /** `start` puts interactions in the order of their start times; default `recorded`. */
  readonly sort?: "recorded" | "start";
}

/** Whether a format is played by a mock. One that holds requests without any answer (HAR) is an archive. */
export function isPlayed(format: Format): boolean {
  return format.holds.unrecorded !== "held";
}

/**
 * The stage before a target that is played: leaves out what cannot be answered, and says so; file order is kept. What
 * `stays` says yes to is handed on as it is.
 */
export async function* replayable(
  interactions: Iterable<Interaction> | AsyncIterable<Interaction>,
  target: Format,
  options: ReplayOptions,
  notice: (n: Notice) => void,
  stays: (interaction: Interaction) => boolean | Promise<boolean> = () => false,
): AsyncGenerator<Interaction> {
  let count = 0;
  let kept = 0;
  const starts = new Map<string, string>();
  for await (const interaction of options.sort === "start" ? await byStart(interactions) : interactions) {
    const position = count++;
    const settled = (await stays(interaction))
      ? interaction
      : settle(interaction, position, target, options.missingBody ?? "skip", notice);
    if (settled === undefined) continue;
    kept++;
    const startedAt = settled.timing?.startedAt;
    if (startedAt !== undefined) {
      const key = requestKey(settled.request, strict);
      const before = starts.get(key);
      if (before !== undefined && Date.parse(before) > Date.parse(startedAt)) {
        notice({ code: "assumed/order", at: locationOf(interaction, position) });
      }
      starts.set(key, startedAt);
    }
    yield settled;
  }
  if (count > 0 && kept === 0) notice({ code: "lost/everything", at: {}, data: { count } });
}

/** Reads interactions of a large recording once more, by number. */
export type Again = (indexes: readonly number[]) => AsyncIterable<Interaction>;

/** Interactions in the order of their start times; with `again` only their numbers are held. */
export async function byStart(
  interactions: Iterable<Interaction> | AsyncIterable<Interaction>,
  again?: Again,
): Promise<Iterable<Interaction> | AsyncIterable<Interaction>> {
  const all: { readonly key: number; readonly held: Interaction | number }[] = [];
  // Without a start there is no telling; such an interaction stays behind the one that it follows in the file.
  let key = Number.NEGATIVE_INFINITY;
  for await (const interaction of interactions) {
    const time = Date.parse(interaction.timing?.startedAt ?? "");
    if (!Number.isNaN(time)) key = time;
    all.push({ key, held: again === undefined ? interaction : numberOf(interaction, all.length) });
  }
  const held = all.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map((one) => one.held);
  return again === undefined ? (held as Interaction[]) : again(held as number[]);
}
