import { concatBytes } from "../../../model/bytes.ts";
import { locationOf } from "../../../model/notices.ts";
import type { Interaction, MatchPolicy } from "../../../model/types.ts";
import type { Context, Options, Original, OutputFile, Reading } from "../../adapter.ts";
import { extensionPaths } from "../../shared/extension-paths.ts";
import { policyLosses } from "../../shared/policy-losses.ts";
import { type Say, sayAt } from "../../shared/say.ts";
import { isAnswered } from "./answered.ts";
import { policyHolds } from "./match-policy.ts";
import { type Place, render } from "./render.ts";
import { type Settings, settingsOf } from "./settings.ts";
import { emptyText, type Target, targetOf } from "./target.ts";

/** Writes a reading as one cassette: what did not change since it was read is copied, everything else rendered. */
export async function* write(reading: Reading, o: Options, ctx: Context): AsyncGenerator<OutputFile> {
  const pieces: Uint8Array[] = [];
  for await (const piece of piecesOf(reading, settingsOf(o), ctx)) pieces.push(piece);
  yield { path: "cassette.yaml", bytes: concatBytes(pieces) };
}

async function* piecesOf(reading: Reading, s: Settings, ctx: Context): AsyncGenerator<Uint8Array> {
  const { meta, text, interactions } = reading;
  sayPolicy(meta.match, s, sayAt(ctx, {}));
  for (const [format, path] of extensionPaths(meta.extensions, "go-vcr")) {
    ctx.notice({ code: "lost/extension", at: {}, data: { format, path } });
  }
  let target: Target | undefined;
  let previous: Interaction | undefined;
  let place = 0;
  for await (const { interaction, position, isLast } of numbered(interactions)) {
    ctx.signal?.throwIfAborted();
    const at = locationOf(interaction, position);
    const say = sayAt(ctx, at);
    const original = await ctx.originalOf?.(interaction);
    if (target === undefined) {
      target = await targetOf(meta, text, s);
      yield target.head;
    }
    const copied = s.all ? undefined : await copy(original, target, isLast);
    if (copied !== undefined) yield copied;
    else if (isAnswered(interaction)) {
      sayPolicy(interaction.match, s, say);
      const where: Place = { at, place, original, previous };
      yield await render(interaction, where, { meta, target, settings: s, ctx, say });
    } else {
      say(interaction.outcome.kind === "failure" ? "skipped/failure" : "skipped/unrecorded");
      continue;
    }
    previous = interaction;
    place++;
  }
  yield target === undefined || place === 0 ? await emptyText(meta, text, s) : target.tail;
}

/** The interaction's own text, where it can stand in the file. */
async function copy(original: Original | undefined, target: Target, isLast: boolean): Promise<Uint8Array | undefined> {
  const span = original?.text.spans.at(original.index);
  if (original?.unchanged !== true || span === undefined) return undefined;
  const { text, index } = original;
  const fits = await target.fits(text);
  if (fits === "no" || (fits === "open" && index === text.spans.length - 1 && !isLast)) return undefined;
  return text.source.slice(...span);
}

function sayPolicy(policy: Partial<MatchPolicy> | undefined, { player }: Settings, say: Say): void {
  for (const what of policyLosses(policy ?? {}, policyHolds(player))) say("lost/match-policy", { what });
}

/** An interaction on its way, once it is known whether one follows. */
interface Numbered {
  readonly interaction: Interaction;
  readonly position: number;
  readonly isLast: boolean;
}

async function* numbered(interactions: Reading["interactions"]): AsyncGenerator<Numbered> {
  let held: Interaction | undefined;
  let position = 0;
  for await (const interaction of interactions) {
    if (held !== undefined) yield { interaction: held, position: position++, isLast: false };
    held = interaction;
  }
  if (held !== undefined) yield { interaction: held, position, isLast: true };
}
