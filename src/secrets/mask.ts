import type { Decode } from "../model/body.ts";
import type { CassetteMeta, HeaderList, HttpRequest, Interaction } from "../model/types.ts";
import { findInBody } from "./body.ts";
import { edited } from "./edits.ts";
import { findInHeader } from "./header.ts";
import { type FindOptions, mapMeta, mapTexts } from "./places.ts";
import type { CompiledPolicy } from "./policy/policy.ts";
import { type Rewritten, rewritten } from "./rewrite-text.ts";
import { type Found, noPath, type Search } from "./search.ts";
import { newSearch } from "./text.ts";
import { findInUrl } from "./url.ts";
import { replacerOf } from "./values.ts";
import { plainView } from "./view.ts";

/** What a mask stands for is never shown. */
export const mask = "\u2026";

/** A URL for showing: passwords, secret parameters and what looks like a secret are masked. */
export function maskUrl(url: string): string {
  return masked(url, (s) => findInUrl(plainView(url), noPath, s));
}

/** Headers for showing: secrets in their values are masked, and the rest of the values stays. */
export function maskHeaders(headers: HeaderList): HeaderList {
  return headers.map(([name, value]) => [name, masked(value, (s) => findInHeader(name, value, s))]);
}

/** The text of a body for showing, its secrets masked. */
export function maskBody(text: string, contentType: string): string {
  return masked(text, (s) => findInBody({ text, isUtf8: true }, contentType, { ...s, fixed: [] }));
}

/** A request for showing: the secrets in its URL, headers and body are masked. Throws `input/too-large`. */
export async function maskRequest(request: HttpRequest, decode: Decode, policy?: CompiledPolicy): Promise<HttpRequest> {
  const interaction = { request, outcome: { kind: "unrecorded", reason: "" } } as const;
  return (await maskInteraction(interaction, { decode, ...(policy && { policy }) })).request;
}

/** An interaction for showing: the secrets in all its texts are masked. Throws `input/too-large`. */
export function maskInteraction(interaction: Interaction, o: FindOptions): Promise<Interaction> {
  return mapTexts(interaction, o, ({ text, found }) => masking(text, found));
}

/** What a file says of itself for showing, its secrets masked. */
export function maskMeta(meta: CassetteMeta, o: FindOptions): CassetteMeta {
  return mapMeta(meta, o, ({ text, found }) => masking(text, found));
}

function masked(text: string, find: (s: Search) => void): string {
  const s = newSearch("request");
  find(s);
  return maskFound(text, s.found);
}

/** A text for showing: what was found in it is masked. */
export function maskFound(text: string, found: readonly Found[]): string {
  return masking(text, found).text;
}

function masking(text: string, found: readonly Found[]): Rewritten {
  return rewritten(text, found, [], { placeholderOf: () => mask, replaceValues: () => [] });
}

/** Masks values wherever they stand, however they are spelled there. */
export function valueMask(values: readonly string[]): (text: string) => string {
  const replace = replacerOf(values.map((value) => ({ value, placeholder: mask })));
  return (text) => edited(text, replace(text));
}
