import type { Finding } from "../adapters/adapter.ts";
import type { RespoolError } from "../model/errors.ts";
import { findingHint, findingSeverity, findingText } from "../model/findings.ts";
import type { JsonObject } from "../model/types.ts";
import { visible } from "../model/visible.ts";
import type { Validation } from "../verbs/validate/validate.ts";
import type { Paint } from "./colour.ts";
import { formatLabel } from "./report.ts";
import { count } from "./units.ts";

/** What became of one input. */
export interface Validated {
  readonly input: string;
  readonly validation?: Validation;
  readonly error?: RespoolError;
}

const widestUrl = 80;

/** One line for each finding, with what to do behind the first of each code. */
export function findingLines(input: string, { findings, counts }: Validation, paint: Paint): string[] {
  const seen = new Map<string, number>();
  const lines: string[] = [];
  for (const finding of findings) {
    const { code } = finding;
    const n = (seen.get(code) ?? 0) + 1;
    seen.set(code, n);
    lines.push(findingLine(input, finding, paint));
    const hint = n === 1 ? findingHint(finding) : "";
    if (hint !== "") lines.push(`  ${visible(hint)}`);
  }
  for (const [code, n] of Object.entries(counts)) {
    const shown = seen.get(code) ?? 0;
    if (n > shown) lines.push(`${visible(input)}: ${n - shown} more ${code}`);
  }
  return lines;
}

/** `chat.har: har v1.2 (own checks): 1 error, 3 warnings`. */
export function verdictLine(input: string, { from, checks, errors, warnings }: Validation): string {
  const how = checks.includes("reading") ? "checked by reading it" : checks.map((check) => words[check]).join(" and ");
  const verdict =
    errors + warnings === 0 ? "nothing found" : `${count(errors, "error")}, ${count(warnings, "warning")}`;
  return `${visible(input)}: ${formatLabel(from.format, from.version)} (${how}): ${verdict}`;
}

/** One input in the document of `validate --json`. */
export function validationDocument({ input, validation, error }: Validated): JsonObject {
  if (validation === undefined) return { input, ...(error && { error: error.toJSON() }) };
  const { from, checks, errors, warnings, counts, findings } = validation;
  return {
    input,
    from: { format: from.format, ...(from.version !== undefined && { version: from.version }) },
    checks,
    errors,
    warnings,
    counts,
    findings: findings.map((finding) => ({
      code: finding.code,
      severity: findingSeverity(finding),
      text: findingText(finding),
      hint: findingHint(finding),
      at: { ...finding.at } as JsonObject,
      ...(finding.method !== undefined && { method: finding.method }),
      ...(finding.url !== undefined && { url: finding.url }),
      ...(finding.found !== undefined && { found: finding.found }),
    })),
  };
}

const words = { own: "own checks", reading: "", schema: "schema" } as const;

function findingLine(input: string, finding: Finding, paint: Paint): string {
  const { code, at, method, url, found } = finding;
  const severity = findingSeverity(finding);
  const place = [input, at.line, at.column].filter((part) => part !== undefined).join(":");
  const request = [method, url === undefined || url.length <= widestUrl ? url : `${url.slice(0, widestUrl - 1)}…`];
  const parts = [
    `${visible(place)}: ${paint(severity === "error" ? "red" : "yellow", severity)} ${code}`,
    ...(at.interaction === undefined
      ? []
      : [visible([`interaction ${at.interaction}`, ...request.filter((part) => part !== undefined)].join(" "))]),
    visible(findingText(finding) + (found === undefined ? "" : `, found ${found}`)),
  ];
  return parts.join(": ");
}
