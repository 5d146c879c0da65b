import { requestDifference } from "../../match/difference.ts";
import type { Decode } from "../../model/body.ts";
import { locationOf } from "../../model/notices.ts";
import type { CassetteMeta, Interaction, MatchPolicy, Notice } from "../../model/types.ts";
import { findInBody } from "../../secrets/body.ts";
import { edited } from "../../secrets/edits.ts";
import { foundAt, mapMeta, mapTexts, type SeeText, shownName, type TextPlace } from "../../secrets/places.ts";
import type { CompiledPolicy } from "../../secrets/policy/policy.ts";
import { leavesOf, type Replacing, rewritten } from "../../secrets/rewrite-text.ts";
import { type Found, noPath } from "../../secrets/search.ts";
import type { Hit } from "../../secrets/secret.ts";
import { findInText, newSearch } from "../../secrets/text.ts";
import { type Replacement, type ReplaceValues, replacerOf } from "../../secrets/values.ts";
import { emptyVault, type Vault } from "../../secrets/vault.ts";
import { plainView } from "../../secrets/view.ts";
import { withoutChecksums } from "./checksums.ts";
import { type MatchCheck, matchCheck } from "./match-check.ts";
import { type Scrub, scrubber } from "./scrub.ts";

/** What `redact` goes by. */
export interface RedactOptions {
  readonly policy?: CompiledPolicy;
}

/** A kind of secret at a place, and how often it stood there. */
export interface Redaction {
  readonly kind: string;
  /** In words: `request header authorization`, `response body /access_token`. */
  readonly place: string;
  readonly count: number;
}

/** The secrets of a recording, all known before anything is changed, so that one value gets one placeholder everywhere. */
export interface Redactor {
  /**
   * An interaction without secrets; the same one where it has none. Said: what that means for matching. Without `notice` it
   * was there before, and nothing is said or counted.
   */
  redact(interaction: Interaction, position: number, notice?: (n: Notice) => void): Promise<Interaction>;
  meta(meta: CassetteMeta): CassetteMeta;
  /** The last look, at the bytes that are written. */
  readonly scrub: Scrub;
  /** What was taken out up to now, by kind and place, in the order of the recording. */
  redactions(): readonly Redaction[];
}

/** What a redactor is made from. */
export interface RedactInput {
  readonly meta: CassetteMeta;
  readonly interactions: Iterable<Interaction> | AsyncIterable<Interaction>;
  /** Text of the file that is in none of these: comments. */
  readonly comments?: string;
}

/** How a redactor looks and compares. */
export interface RedactContext extends RedactOptions {
  readonly decode?: Decode;
  /** How requests are told apart on replay. */
  readonly match: MatchPolicy;
}

/** Looks through a recording and makes ready what takes its secrets out. Throws what reading throws, `input/too-large`. */
export async function redactorFor(
  { meta, interactions, comments = "" }: RedactInput,
  ctx: RedactContext,
): Promise<Redactor> {
  const vault = emptyVault();
  const secretsIn = secretsOf(literalsOf(ctx.policy));
  const learn: SeeText = (place) => {
    vault.see(place.text);
    for (const hit of secretsIn(place)) vault.add(hit);
    return undefined;
  };
  mapMeta(meta, ctx, learn);
  for await (const interaction of interactions) await mapTexts(interaction, ctx, learn);
  const place = commentPlace(comments, ctx);
  if (comments !== "") learn(place);
  return redactorOf(vault, secretsIn, place, ctx);
}

/** The secrets of a text: what was found in it, and the values of a policy. */
type SecretsIn = (place: TextPlace) => readonly Hit[];

function secretsOf(literals: ReturnType<typeof literalsOf>): SecretsIn {
  return (place) => [
    ...leavesOf(place.found),
    ...literals(place.text).map((one): Hit => ({ ...one, by: "policy", start: 0, end: 0, path: [] })),
  ];
}

function redactorOf(vault: Vault, secretsIn: SecretsIn, comments: TextPlace, ctx: RedactContext): Redactor {
  const replacements = vault.replacements();
  const replacing = replacingBy(replacements);
  const told = tally();
  const ofComments = tally();
  for (const hit of secretsIn(comments)) ofComments.add(comments, hit);
  const replace: SeeText = ({ text, found, fixed }) => {
    const result = rewritten(text, found, fixed, replacing);
    return result.text === text ? undefined : result;
  };
  const replaceAndTell: SeeText = (place) => {
    for (const hit of secretsIn(place)) told.add(place, hit);
    return replace(place);
  };
  const beside = (text: string) => {
    const found = findBeside(text, ctx);
    const place: TextPlace = { where: "file beside it", text, found, fixed: [] };
    for (const hit of secretsIn(place)) {
      vault.add(hit);
      told.add(place, hit);
    }
    return found.length === 0 ? text : rewritten(text, found, [], replacingBy(vault.replacements())).text;
  };
  const check = matchCheck(ctx.match);
  return {
    redactions: () => [...told.all(), ...ofComments.all()],
    scrub: scrubber(replacements, beside),
    meta: (meta) => (replacements.length === 0 ? meta : mapMeta(meta, ctx, replaceAndTell)),
    redact: async (interaction, position, notice) => {
      if (replacements.length === 0) return interaction;
      const replaced = await mapTexts(interaction, ctx, notice === undefined ? replace : replaceAndTell);
      if (notice === undefined) return withoutChecksums(interaction, replaced, () => {});
      const at = locationOf(interaction, position);
      const redacted = withoutChecksums(interaction, replaced, (name) =>
        notice({ code: "lost/checksum", at, data: { name } }),
      );
      sayRequest(interaction, redacted, check, ctx.match, at, notice, replacing.replaceValues);
      return redacted;
    },
  };
}

function sayRequest(
  before: Interaction,
  after: Interaction,
  check: MatchCheck,
  match: MatchPolicy,
  at: Notice["at"],
  notice: (n: Notice) => void,
  replaceValues: ReplaceValues,
): void {
  const fault = check(before.request, after.request);
  if (fault !== undefined) notice({ code: "changed/match", at, data: { what: fault } });
  if (before.request === after.request) return;
  // Names are those before redacting, and may be secrets as well.
  const clean = (name: string) => shownName(edited(name, replaceValues(name)));
  const parts = requestDifference(before.request, after.request, match).map(({ part, name, pointer }) => {
    const inside = name === undefined ? pointer?.split("/").map(clean).join("/") : clean(name);
    return inside === undefined ? part : `${part} ${inside}`;
  });
  for (const what of new Set(parts)) notice({ code: "changed/request", at, data: { what } });
}

function replacingBy(replacements: readonly Replacement[]): Replacing {
  const placeholders = new Map(replacements.map(({ value, placeholder }) => [value, placeholder]));
  return { placeholderOf: (value) => placeholders.get(value), replaceValues: replacerOf(replacements) };
}

/** Counts secrets by kind and place. */
function tally(): { add(place: TextPlace, hit: Hit): void; all(): Redaction[] } {
  const rows = new Map<string, { kind: string; place: string; count: number }>();
  return {
    add: (at, hit) => {
      const { kind, place } = foundAt(at, hit, {});
      const row = rows.get(`${kind} ${place}`) ?? { kind, place, count: 0 };
      rows.set(`${kind} ${place}`, row);
      row.count++;
    },
    all: () => [...rows.values()],
  };
}

/** What stands in a file beside a recording that is no body: the messages of a WebSocket. */
function findBeside(text: string, { policy }: RedactOptions): readonly Found[] {
  const s = { ...newSearch("request", policy), fixed: [] };
  findInBody({ text, isUtf8: true }, "", s);
  return s.found;
}

/** The comments of a file as a text, and what was found in it. */
export function commentPlace(text: string, { policy }: RedactOptions): TextPlace {
  const s = newSearch("request", policy);
  findInText(plainView(text), { path: noPath, prose: true, cards: true }, s);
  return { where: "comment", text, found: s.found, fixed: [] };
}

/** Finds the literal values of a policy, in order. */
export function literalsOf(
  policy: CompiledPolicy | undefined,
): (text: string) => readonly { kind: string; value: string }[] {
  const values = policy?.values ?? [];
  if (values.length === 0) return () => [];
  const find = replacerOf(values.map(({ value }, i) => ({ value, placeholder: String(i) })));
  const single = values.map(({ value }, i) => replacerOf([{ value, placeholder: String(i) }]));
  return (text) => {
    if (find(text).length === 0) return [];
    return values.filter((_, i) => (single[i]?.(text).length ?? 0) > 0);
  };
}
