import { noticeText } from "../model/notices.ts";
import type { Interaction, Notice, NoticeCode } from "../model/types.ts";
import { secretsOf } from "../verbs/secrets.ts";

/** What is added up for a report: notices by code, with the different things they say, and kinds of secrets. */
export interface Tally {
  readonly notices: Map<NoticeCode, { count: number; readonly texts: Set<string> }>;
  readonly secrets: Map<string, number>;
}

/** A tally of nothing. */
export function emptyTally(): Tally {
  return { notices: new Map(), secrets: new Map() };
}

/** Adds a notice. */
export function addNotice(tally: Tally, notice: Notice): void {
  const told = tally.notices.get(notice.code) ?? { count: 0, texts: new Set() };
  tally.notices.set(notice.code, told);
  told.count++;
  told.texts.add(noticeText(notice));
}

/** Adds the secrets of an interaction. */
export function addSecrets(tally: Tally, interaction: Interaction): void {
  for (const kind of secretsOf(interaction)) tally.secrets.set(kind, (tally.secrets.get(kind) ?? 0) + 1);
}

/** Adds a whole tally to another. */
export function addTally(sum: Tally, part: Tally): void {
  for (const [code, { count, texts }] of part.notices) {
    const told = sum.notices.get(code) ?? { count: 0, texts: new Set() };
    sum.notices.set(code, told);
    told.count += count;
    for (const text of texts) told.texts.add(text);
  }
  for (const [kind, count] of part.secrets) sum.secrets.set(kind, (sum.secrets.get(kind) ?? 0) + count);
}
