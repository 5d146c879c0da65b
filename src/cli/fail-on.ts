import { RespoolError } from "../model/errors.ts";
import { noticeCodes, type Severity } from "../model/notice-codes.ts";
import { severityOf } from "../model/notices.ts";
import { didYouMean } from "../model/suggest.ts";
import type { NoticeCode } from "../model/types.ts";

/** Picks the notice codes that turn the exit status into 1, and `secret` where there are secrets and that was asked for. */
export type FailOn = (codes: Iterable<NoticeCode>, hasSecrets?: boolean) => readonly string[];

const severities: readonly Severity[] = ["note", "warning", "loss"];

/** Reads `--fail-on` (severities, which mean themselves and the graver ones, `secret`, and codes) and `--allow` (codes). */
export function failOn(on: readonly string[], allowed: readonly string[]): FailOn {
  for (const name of on) check("--fail-on", name, [...severities, "secret", ...Object.keys(noticeCodes)]);
  for (const name of allowed) check("--allow", name, Object.keys(noticeCodes));
  const grave = severities.filter((_, i) => severities.slice(0, i + 1).some((severity) => on.includes(severity)));
  const fails = (code: NoticeCode) =>
    (on.includes(code) || grave.includes(severityOf(code))) && !allowed.includes(code);
  return (codes, hasSecrets = false) => [
    ...[...codes].filter(fails),
    ...(hasSecrets && on.includes("secret") ? ["secret"] : []),
  ];
}

function check(flag: string, name: string, known: readonly string[]): void {
  if (known.includes(name)) return;
  const near = didYouMean(name, known);
  // All of them would be a long list.
  const hint = near.startsWith("Did") ? near : "docs/notices.md lists the codes.";
  throw new RespoolError("option/invalid", `${flag} cannot be "${name}"`, { hint });
}
