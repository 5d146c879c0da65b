import { strict } from "../../../match/presets.ts";
import { contentCodings } from "../../../model/body.ts";
import { equalBytes } from "../../../model/bytes.ts";
import type { CassetteMeta, HttpRequest, Interaction } from "../../../model/types.ts";
import type { Options } from "../../adapter.ts";
import type { Say } from "../../shared/say.ts";
import type { MatchRequestsBy } from "../id/id.ts";
import { idOf } from "../id/request.ts";
import { matchObject, usualMatch } from "../settings/object.ts";
import { pollyOptions } from "../settings/options.ts";
import { settingsOf } from "../settings/settings.ts";

/** Makes the ids of a file's entries. */
export interface Ids {
  /** Whether equal requests are counted. */
  readonly counts: boolean;
  /** The id of an interaction: as it was recorded where its request still is, else made anew. */
  idFor(interaction: Interaction, recorded: string | undefined, original: Interaction | undefined, say: Say): string;
}

// Settings that recordings are made with most often: Polly's own, and what its users write.
const common: readonly MatchRequestsBy[] = [
  {},
  { headers: false },
  usualMatch,
  { headers: false, body: false },
  { body: false },
  { headers: false, body: ((text: string) => JSON.parse(text)) as never },
];

/** The ids that the options ask for. */
export function idsOf(meta: CassetteMeta, o: Options): Ids {
  const settings = settingsOf(meta.match ?? strict, pollyOptions(o));
  const own = matchObject(settings);
  const keeps = o.rehash !== "true";
  return {
    counts: settings.order,
    idFor(interaction, recorded, original, say) {
      const { request } = interaction;
      if (!keeps || recorded === undefined) {
        if (settings.body !== "none") sayUnfound(request, say);
        return idOf(interaction, own, false);
      }
      if (original !== undefined && isSameRequest(original.request, request)) return recorded;
      const match = common.find((one) => gives(original ?? interaction, one, recorded));
      if (match !== undefined) return original === undefined ? recorded : idOf(interaction, match, true);
      say("assumed/entry-id");
      return original === undefined ? recorded : idOf(interaction, own, true);
    },
  };
}

/** Reports a request whose id nothing that a client sends gives. */
function sayUnfound({ headers, body }: HttpRequest, say: Say): void {
  const coding = contentCodings(headers).join(", ");
  if (body.kind === "lost") say("lost/request-id");
  else if (coding !== "" && body.coding === "decoded" && body.bytes.length > 0) say("lost/request-coding", { coding });
}

function gives(interaction: Interaction, match: MatchRequestsBy, id: string): boolean {
  try {
    return idOf(interaction, match, true) === id;
  } catch {
    return false;
  }
}

function isSameRequest(a: HttpRequest, b: HttpRequest): boolean {
  const isBody =
    a.body.kind === "stored" && b.body.kind === "stored"
      ? equalBytes(a.body.bytes, b.body.bytes)
      : a.body.kind === b.body.kind;
  return isBody && a.method === b.method && a.url === b.url && JSON.stringify(a.headers) === JSON.stringify(b.headers);
}
