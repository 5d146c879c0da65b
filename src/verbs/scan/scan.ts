import type { Detection, Source } from "../../adapters/adapter.ts";
import { commentsOf } from "../../edit/redact/comments.ts";
import { commentPlace } from "../../edit/redact/redact.ts";
import { type Selection, select } from "../../edit/select.ts";
import { isRespoolError, locate, RespoolError } from "../../model/errors.ts";
import { collectNotices, numberOf } from "../../model/notices.ts";
import type { Interaction, Location, Report } from "../../model/types.ts";
import { open, type ReadOptions } from "../../read.ts";
import { maskFound } from "../../secrets/mask.ts";
import { type FindOptions, mapMeta, mapTexts, type TextPlace } from "../../secrets/places.ts";
import type { CompiledPolicy } from "../../secrets/policy/policy.ts";
import { asSource } from "../../source.ts";
import { emptyFindings, type SecretFinding } from "./findings.ts";
import { lookFor } from "./look.ts";
import type { RuleSet } from "./rules.ts";

/** Options of `scan`. */
export interface ScanOptions extends ReadOptions {
  readonly select?: Selection;
  readonly policy?: CompiledPolicy;
  /** A rule set that looks at every text after our own rules; `respool/node` has one. */
  readonly rules?: RuleSet;
}

/** What a file holds. */
export interface Scan {
  readonly from: Detection;
  /** How many interactions were looked at. */
  readonly interactions: number;
  readonly findings: readonly SecretFinding[];
  readonly notices: Report;
}

/**
 * Looks for secrets in a cassette of any format: in all of its interactions, what it says of itself, and its comments.
 * Throws `RespoolError`: `input/*`, `option/invalid`.
 */
export async function scan(input: Uint8Array | Source, o: ScanOptions = {}): Promise<Scan> {
  const source = asSource(input);
  const file = source.name;
  const notices = collectNotices(o.onNotice);
  const { reading, from } = await open(source, o, notices.add);
  const { decode, policy } = o;
  const find: FindOptions = { ...(decode && { decode }), ...(policy && { policy }) };
  const look = lookFor(o);
  const findings = emptyFindings();
  const ofMeta = await located({ file }, () => look(metaTexts(reading.meta, find), { file }));
  findings.add(ofMeta, { file });
  let interactions = 0;
  const picked = o.select === undefined ? reading.interactions : select(reading.interactions, o.select, () => {});
  for await (const interaction of picked) {
    const at = placeOf(interaction, interactions++, file);
    await located(at, async () => {
      const places: TextPlace[] = [];
      await mapTexts(interaction, find, (place) => void places.push(place));
      findings.add(await look(places, at), at, requestLine(interaction, places));
    });
  }
  // Interactions that are not wanted may hold what looks like a comment.
  const comments = o.select === undefined ? await commentsOf(source) : "";
  const ofComments = await located({ file }, () => look([commentPlace(comments, find)], { file }));
  // A line of a body may look like a comment as well.
  const news = ofComments.filter(({ value }) => !findings.knows(value));
  findings.add(news, { file });
  return { from, interactions, findings: findings.all(), notices: notices.report() };
}

function metaTexts(meta: Parameters<typeof mapMeta>[0], find: FindOptions): TextPlace[] {
  const places: TextPlace[] = [];
  mapMeta(meta, find, (place) => void places.push(place));
  return places;
}

function placeOf(interaction: Interaction, position: number, file: string): Location {
  const line = interaction.origin?.line;
  return { file, interaction: numberOf(interaction, position), ...(line !== undefined && { line }) };
}

/** Rules of others and hostile texts: whatever they do, one error of ours comes out, and says where. */
async function located<T>(at: Location, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (e) {
    if (isRespoolError(e)) throw locate(e, at);
    throw new RespoolError("internal/bug", "looking for secrets failed", { at, cause: e });
  }
}

/** Method and URL; what was found in the URL is masked. */
function requestLine({ request }: Interaction, places: readonly TextPlace[]): string {
  const found = places.find(({ where }) => where === "request url")?.found ?? [];
  return `${request.method} ${maskFound(request.url, found)}`;
}
