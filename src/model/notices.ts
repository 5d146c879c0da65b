import { type NoticeSpec, noticeCodes, type Severity } from "./notice-codes.ts";
import type { Interaction, Location, Notice, NoticeCode, Report } from "./types.ts";

/** Takes notices and adds them up to a report. */
export interface NoticeCollector {
  add(notice: Notice): void;
  report(): Report;
}

const keptPerCode = 20;

/** Makes a collector; `onNotice` sees every notice, the report keeps the first 20 of each code. */
export function collectNotices(onNotice?: (notice: Notice) => void): NoticeCollector {
  const counts = new Map<NoticeCode, number>();
  const first: Notice[] = [];
  return {
    add(notice) {
      const count = (counts.get(notice.code) ?? 0) + 1;
      counts.set(notice.code, count);
      if (count <= keptPerCode) first.push(notice);
      onNotice?.(notice);
    },
    report: () => ({ counts: Object.fromEntries(counts), first: [...first] }),
  };
}

/** What the code table says of a notice; throws on a code that is not in it. */
export function noticeSpec(code: NoticeCode): NoticeSpec {
  const spec = Object.hasOwn(noticeCodes, code) ? noticeCodes[code] : undefined;
  if (spec === undefined) throw new TypeError(`unknown notice code ${code}`);
  return spec;
}

/** The severity of a notice code. */
export function severityOf(code: NoticeCode): Severity {
  return noticeSpec(code).severity;
}

// By code, each template as text and the name of a member of the data in turn: large files say the same often.
const templates = new Map<NoticeCode, readonly string[]>();

/** The text of a notice without its place: the code's template with the notice's data filled in. */
export function noticeText({ code, data }: Notice): string {
  const template = templates.get(code) ?? noticeSpec(code).text.split(/\{(\w+)\}/);
  templates.set(code, template);
  let text = template[0] as string;
  for (let i = 1; i < template.length; i += 2) text += String(data?.[template[i] as string] ?? "?") + template[i + 1];
  return text;
}

/** One line for people: place, then text. Names in it may hold control characters; whoever prints it must escape them. */
export function renderNotice(notice: Notice): string {
  return `${renderLocation(notice.at)}${noticeText(notice)}`;
}

/** The number of an interaction: the one it was read with, else its position in the list at hand. */
export function numberOf({ origin }: Interaction, position: number): number {
  return origin?.index ?? position;
}

/** The place of an interaction for a notice. */
export function locationOf(interaction: Interaction, position: number): Location & { readonly interaction: number } {
  const file = interaction.origin?.file;
  return { ...(file !== undefined && { file }), interaction: numberOf(interaction, position) };
}

/** `file:line:column: interaction n: `, as far as it is known; empty when nothing is. */
export function renderLocation(at: Location): string {
  const place = [at.file, at.line, at.column].filter((part) => part !== undefined).join(":");
  const interaction = at.interaction === undefined ? "" : `interaction ${at.interaction}: `;
  return place === "" ? interaction : `${place}: ${interaction}`;
}
