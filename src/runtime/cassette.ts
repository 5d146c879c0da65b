import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type Player, settle } from "../edit/settle.ts";
import { type Lookup, lookupOf } from "../match/lookup.ts";
import { type MatchInput, resolvePolicy } from "../match/policy.ts";
import { RespoolError } from "../model/errors.ts";
import { framingHeaders, isNamed } from "../model/headers.ts";
import { collectNotices, locationOf } from "../model/notices.ts";
import type { FormatId, HttpRequest, Interaction, MatchPolicy, Report } from "../model/types.ts";
import { decode } from "../node/codecs.ts";
import { systemError } from "../node/errors.ts";
import { fileSource } from "../node/source.ts";
import { read } from "../read.ts";
import { comparable } from "./request.ts";
import { withFrameType } from "./response/frame-type.ts";

/** A cassette, ready to answer. */
export interface Playable {
  /** What can be answered, in file order. */
  readonly interactions: readonly Interaction[];
  /** Their requests as they are compared. */
  readonly requests: readonly HttpRequest[];
  readonly lookup: Lookup;
  /** What was repaired or guessed, and which interactions cannot be answered. */
  readonly notices: Report;
}

// What Node's own parser of HTTP takes for the end of an exchange.
const player: Player = { holds: { failure: "held" }, highestStatus: 999 };

/** The file that a path means: Polly's recordings are folders. Throws `input/unreadable`. */
export function cassetteFile(path: string | URL, dir: string): string {
  const file = path instanceof URL ? fileURLToPath(path) : resolve(dir, path);
  let stats: ReturnType<typeof statSync>;
  try {
    stats = statSync(file);
  } catch (e) {
    const missing = systemError("input/unreadable", "no such cassette", file, e);
    throw new RespoolError(missing.code, `${missing.message}: ${file}`, {
      at: { file },
      hint: 'Relative paths start at the working directory, or at dir of configure; new URL("…", import.meta.url) starts at the test file.',
      cause: e,
    });
  }
  return stats.isDirectory() ? join(file, "recording.har") : file;
}

/** Reads a cassette and puts it in order for being asked. Throws `RespoolError`: `input/*`, `option/invalid`. */
export async function loadCassette(
  file: string,
  o: { readonly format?: FormatId; readonly match?: MatchInput },
): Promise<Playable> {
  const notices = collectNotices();
  const { cassette } = await read(fileSource(file), {
    decode,
    onNotice: notices.add,
    ...(o.format !== undefined && { from: o.format }),
  });
  const interactions = cassette.interactions.flatMap((interaction, position) => {
    const settled = settle(interaction, position, player, "skip", notices.add);
    if (settled === undefined) return [];
    const typed = withFrameType(settled);
    if (typed !== settled) notices.add({ code: "repaired/frame-type", at: locationOf(settled, position) });
    return [typed];
  });
  const requests = interactions.map(({ request }) => comparable(request));
  const recorded = interactions.map(({ match }, i) => ({
    request: requests[i] as HttpRequest,
    ...(match !== undefined && { match: withoutFraming(match) }),
  }));
  const policy = o.match === undefined && cassette.meta.match ? cassette.meta.match : resolvePolicy(o.match);
  return { interactions, requests, lookup: lookupOf(recorded, withoutFraming(policy)), notices: notices.report() };
}

/** nock's recorder compares the length of bodies too, which says nothing that comparing bodies by meaning does not. */
function withoutFraming<T extends Partial<MatchPolicy>>(policy: T): T {
  const { headers } = policy;
  return headers === undefined
    ? policy
    : { ...policy, headers: headers.filter((name) => !isNamed(framingHeaders, name)) };
}
