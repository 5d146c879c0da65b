import { type FindingSeverity, type FindingSpec, findingCodes } from "./finding-codes.ts";
import { noticeSpec, noticeText } from "./notices.ts";
import type { JsonObject } from "./types.ts";

/** What texts are made of. */
interface Coded {
  readonly code: string;
  readonly data?: JsonObject;
}

/** How grave a finding is. */
export function findingSeverity({ code }: Coded): FindingSeverity {
  const spec = specOf(code);
  if (spec !== undefined) return spec.severity;
  return noticeSpec(code).severity === "loss" ? "error" : "warning";
}

/** The text of a finding without its place: the code's template with the finding's data filled in. */
export function findingText(finding: Coded): string {
  const spec = specOf(finding.code);
  return spec === undefined ? noticeText({ at: {}, ...finding }) : fill(spec.text, finding);
}

/** What to do about a finding, or what it means; empty when there is nothing to say. */
export function findingHint(finding: Coded): string {
  const spec = specOf(finding.code);
  return spec === undefined ? noticeSpec(finding.code).doc : fill(spec.hint, finding);
}

/** Whether a notice of a reader is a finding: notes are none. */
export function isFinding({ code }: Coded): boolean {
  return noticeSpec(code).severity !== "note";
}

function specOf(code: string): FindingSpec | undefined {
  return Object.hasOwn(findingCodes, code) ? findingCodes[code] : undefined;
}

function fill(template: string, { data }: Coded): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(data?.[name] ?? ""));
}
