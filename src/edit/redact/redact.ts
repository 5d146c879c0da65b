import { requestDifference } from "../../match/difference.ts";
import type { Decode } from "../../model/body.ts";
import { locationOf } from "../../model/notices.ts";
import type { CassetteMeta, Interaction, MatchPolicy, Notice } from "../../model/types.ts";
import { edited } from "../../secrets/edits.ts";
import { foundAt, mapMeta, mapTexts, type SeeText, shownName, type TextPlace } from "../../secrets/places.ts";
import type { CompiledPolicy } from "../../secrets/policy/policy.ts";
import { leavesOf, type Replacing, rewritten } from "../../secrets/rewrite-text.ts";
import { noPath } from "../../secrets/search.ts";
import { findInText, newSearch } from "../../secrets/text.ts";
import { type ReplaceValues, replacerOf } from "../../secrets/values.ts";
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
  /** An interaction without secrets; the same one where it has none. Said: what that means for matching. */
  redact(interaction: Interaction, position: number, notice: (n: Notice) => void): Promise<Interaction>;
  meta(meta: CassetteMeta): CassetteMeta;
  /** The last look, at the bytes that are written. */
  readonly scrub: Scrub;
  /** What was found, by kind and place, in the order of the recording. */
  readonly redactions: readonly Redaction[];
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
  const told = new Map<string, { kind: string; place: string; count: number }>();
  const literals = literalsOf(ctx.policy);
  const learn: SeeText = (place) => {
    vault.see(place.text);
    for (const leaf of leavesOf(place.found)) {
      vault.add(leaf);
      tell(told, leaf.kind, foundAt(place, leaf, {}).place);
    }
    for (const { kind, value } of literals(place.text)) {
      vault.add({ kind, value });
      tell(told, kind, foundAt(place, { kind, value, by: "policy", start: 0, end: 0, path: [] }, {}).place);
    }
    return undefined;
  };
  mapMeta(meta, ctx, learn);
  for await (const interaction of interactions) await mapTexts(interaction, ctx, learn);
  if (comments !== "") learn(commentPlace(comments, ctx));
  return redactorOf(vault, [...told.values()], ctx);
}

function redactorOf(vault: Vault, redactions: readonly Redaction[], ctx: RedactContext): Redactor {
  const replacements = vault.replacements();
  const placeholders = new Map(replacements.map(({ value, placeholder }) => [value, placeholder]));
  const replacing: Replacing = {
    placeholderOf: (value) => placeholders.get(value),
    replaceValues: replacerOf(replacements),
  };
  const replace: SeeText = ({ text, found, fixed }) => {
    const result = rewritten(text, found, fixed, replacing);
    return result.text === text ? undefined : result;
  };
  const check = matchCheck(ctx.match);
  return {
    redactions,
    scrub: scrubber(replacements),
    meta: (meta) => (replacements.length === 0 ? meta : mapMeta(meta, ctx, replace)),
    redact: async (interaction, position, notice) => {
      if (replacements.length === 0) return interaction;
      const replaced = await mapTexts(interaction, ctx, replace);
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

function tell(told: Map<string, { kind: string; place: string; count: number }>, kind: string, place: string): void {
  const key = `${kind} ${place}`;
  const known = told.get(key);
  if (known === undefined) told.set(key, { kind, place, count: 1 });
  else known.count++;
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
