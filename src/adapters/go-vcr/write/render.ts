import { concatBytes, encodeUtf8 } from "../../../model/bytes.ts";
import { isRespoolError, locate, RespoolError } from "../../../model/errors.ts";
import { headerValue } from "../../../model/headers.ts";
import type { CassetteMeta, Interaction, Location } from "../../../model/types.ts";
import { isTargetOnly } from "../../../model/url.ts";
import type { Context, Original } from "../../adapter.ts";
import { decodeMessage } from "../../shared/codings.ts";
import type { Say } from "../../shared/say.ts";
import type { FormRule } from "../derived.ts";
import { adopt, asFollowed } from "./adopt.ts";
import type { Answered } from "./answered.ts";
import { current } from "./edited.ts";
import { sayOrder } from "./header-order.ts";
import { saysProtocol } from "./layout-fields.ts";
import { indented } from "./library.ts";
import { sayLosses, sayUnwritten } from "./losses.ts";
import { rawInteraction } from "./raw-interaction.ts";
import { followed } from "./redirect.ts";
import type { Settings } from "./settings.ts";
import type { Target } from "./target.ts";
import { interactionText } from "./text/cassette.ts";

/** Where an interaction stands, in its source and in the file that is written. */
export interface Place {
  readonly at: Location;
  readonly place: number;
  readonly original: Original | undefined;
  readonly previous: Interaction | undefined;
}

/** What all interactions of a file share. */
export interface Job {
  readonly meta: CassetteMeta;
  readonly target: Target;
  readonly settings: Settings;
  readonly ctx: Context;
  readonly say: Say;
}

/** The text of an interaction. */
export async function render(interaction: Answered, where: Place, job: Job): Promise<Uint8Array> {
  const { target, settings, say } = job;
  const { original } = where;
  const { layout } = target;
  // Cassettes of several formats, merged, have none; an original is then a sign of ours.
  const isOwn = (job.meta.format ?? (original && "go-vcr")) === "go-vcr";
  const recorded = isOwn ? await upgrade(interaction, where, job) : await adoptAt(interaction, where, job);
  const { response, kept } = current(recorded, recorded.outcome, original?.interaction);
  sayLosses(interaction, layout, say);
  sayUnwritten(kept, recorded, layout, say);
  const raw = rawInteraction(recorded, response, kept, {
    place: where.place,
    layout,
    form: formRule(isOwn, job),
  });
  const profile = await target.profile(original?.index, (tried) => {
    let isMended = false;
    const text = interactionText(raw, tried, () => {
      isMended = true;
    });
    return isMended ? undefined : text;
  });
  sayOrder(recorded.request, response, profile.library, say);
  const text = interactionText(raw, profile, (path) => {
    const [part = "", field = ""] = path.split(".");
    if (target.isOwn) say("repaired/yaml-text", { part, field, library: profile.library });
  });
  const bytes = encodeUtf8(indented(text, profile.compact ? target.column : 0));
  // Behind a block, which own keys alone can end with, an empty line would be text.
  const isMoved = original === undefined || settings.all || raw.unknown !== undefined;
  return isMoved ? bytes : concatBytes([bytes, await target.behind(original.text, original.index)]);
}

async function adoptAt(interaction: Answered, { at, previous }: Place, job: Job) {
  if (isTargetOnly(interaction.request.url)) {
    throw new RespoolError("output/needs-origin", "the URL has no origin, and Go's client asks with one", {
      format: "go-vcr",
      at,
      hint: "Give it with --base-url https://api.example.com.",
    });
  }
  try {
    const decoded = await decodeMessage(interaction.outcome, job.ctx);
    return adopt(interaction, decoded, mayFollow(job) ? previous : undefined, job.settings, job.say);
  } catch (e) {
    throw isRespoolError(e) ? locate(e, at) : e;
  }
}

/** What go-vcr 1 and 2 do not record of a followed redirect, and later releases compare, is put in. */
async function upgrade(interaction: Answered, { previous, original }: Place, job: Job): Promise<Answered> {
  const { target, meta, say } = job;
  if (!mayFollow(job)) return interaction;
  const from = original === undefined ? undefined : await target.layoutOf(original.text);
  if (from === undefined ? meta.version !== "1" : saysProtocol(from)) return interaction;
  const redirect = followed(previous, interaction);
  // Go's client put in the Referer when this was recorded.
  if (redirect === undefined || headerValue(interaction.request.headers, "referer") !== redirect.referer) {
    return interaction;
  }
  say("assumed/redirect-followed");
  return asFollowed(interaction, redirect.referer);
}

/** Whether a redirect that Go's client follows shows in the file, to a matcher that looks at it. */
function mayFollow({ settings, target }: Job): boolean {
  return settings.follows && settings.player !== "v3" && saysProtocol(target.layout);
}

/** By the release that plays the file, else by those that write its layout. */
function formRule(isOwn: boolean, { settings, target }: Job): FormRule {
  if (settings.player === "v4.0.3") return "upload";
  if (settings.player === "v3" || target.layout === "short" || target.layout === "sorted") return "body";
  return isOwn && settings.player === undefined && target.layout === "full" ? "body" : "all";
}
