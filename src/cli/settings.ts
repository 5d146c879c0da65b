import { existsSync } from "node:fs";
import type { RedactOptions } from "../edit/redact/redact.ts";
import { parseRewrite, type Rewrite } from "../edit/rewrite.ts";
import { type Selection, selector } from "../edit/select.ts";
import { type MatchInput, resolvePolicy } from "../match/policy.ts";
import { type PresetName, presets } from "../match/presets.ts";
import { decodeUtf8 } from "../model/bytes.ts";
import { RespoolError } from "../model/errors.ts";
import type { MatchPolicy } from "../model/types.ts";
import { fileSource, stdinSource } from "../node/source.ts";
import type { CompiledPolicy } from "../secrets/policy/policy.ts";
import type { SetOptions } from "../set-options.ts";
import { type FlagGroup, many, matchingFlags, on, one, selectionFlags, type Values } from "./flags.ts";

// What was typed becomes what the library takes, checked here so that a mistake is said once, not once per file.

/** The selection; `undefined` when everything is wanted. Throws `option/invalid`. */
export function selectionOf(values: Values): Selection | undefined {
  if (!anyOf(values, selectionFlags)) return undefined;
  const entries = one(values, "entries");
  const dedupe = one(values, "dedupe") as Selection["dedupe"];
  const selection: Selection = {
    include: many(values, "include"),
    exclude: many(values, "exclude"),
    host: many(values, "host"),
    method: many(values, "method"),
    status: many(values, "status"),
    type: many(values, "type"),
    apiOnly: on(values, "api-only"),
    ...(entries !== undefined && { entries }),
    ...(dedupe !== undefined && { dedupe }),
  };
  selector(selection);
  return selection;
}

/** The match policy; `undefined` when the recording's own is to stay. Throws `option/invalid`, `input/unreadable`. */
export async function matchOf(values: Values): Promise<MatchPolicy | undefined> {
  if (!anyOf(values, matchingFlags)) return undefined;
  const base = resolvePolicy(await matchInput(one(values, "match")));
  return resolvePolicy({
    ...base,
    ignoreQuery: [...base.ignoreQuery, ...many(values, "ignore-query")],
    ignoreBody: [...base.ignoreBody, ...many(values, "ignore-body")],
    headers: [...base.headers, ...many(values, "match-header")],
  });
}

/** Options of formats from `FORMAT.OPTION=VALUE`. Throws `option/invalid`. */
export function setOf(values: Values): SetOptions {
  const pairs = many(values, "set").map((text): [string, string] => {
    const at = text.indexOf("=");
    if (at < 1) {
      throw new RespoolError("option/invalid", `--set "${text}" gives no value`, {
        hint: "Write FORMAT.OPTION=VALUE.",
      });
    }
    return [text.slice(0, at), text.slice(at + 1)];
  });
  return Object.fromEntries(pairs);
}

/** What every command that writes recordings takes. Throws `option/invalid`. */
export function writingOf(values: Values) {
  return {
    set: setOf(values),
    strict: on(values, "strict"),
    force: on(values, "force"),
    dryRun: on(values, "dry-run"),
    lossless: on(values, "lossless"),
  };
}

/** Rewrites from `FROM=TO`. Throws `option/invalid`. */
export function rewritesOf(values: Values): readonly Rewrite[] {
  return many(values, "rewrite-url").map(parseRewrite);
}

/** The policy of `--policy`; `undefined` without one. Throws `option/invalid`, `input/unreadable`. */
export async function policyOf(values: Values): Promise<CompiledPolicy | undefined> {
  const file = one(values, "policy");
  if (file === undefined) return undefined;
  const { parsePolicy } = await import("../secrets/policy/parse.ts");
  const { compilePolicy } = await import("../secrets/policy/compile.ts");
  return compilePolicy(await parsePolicy(await textOf(file), { file, env: process.env }));
}

/** How secrets are taken out. */
export async function redactOf(values: Values): Promise<RedactOptions> {
  const policy = await policyOf(values);
  return policy === undefined ? {} : { policy };
}

/** A whole number from 0. Throws `option/invalid`. */
export function countOf(values: Values, name: string): number | undefined {
  const typed = one(values, name);
  if (typed === undefined) return undefined;
  if (/^\d{1,15}$/.test(typed)) return Number(typed);
  throw new RespoolError("option/invalid", `--${name} cannot be "${typed}"`, { hint: "Write a number." });
}

const hour = 60 * 60 * 1000;
const units: Readonly<Record<string, number>> = { h: hour, d: 24 * hour, w: 7 * 24 * hour };

/** An age such as `180d`, in ms. Throws `option/invalid`. */
export function ageOf(values: Values, name: string): number | undefined {
  const typed = one(values, name);
  if (typed === undefined) return undefined;
  const [, n, unit = ""] = /^(\d{1,6})([hdw])$/.exec(typed) ?? [];
  if (n !== undefined) return Number(n) * (units[unit] as number);
  throw new RespoolError("option/invalid", `--${name} cannot be "${typed}"`, {
    hint: "Write a number with h, d or w for hours, days or weeks: 180d.",
  });
}

const sizes: Readonly<Record<string, number>> = { B: 1, kB: 1e3, MB: 1e6, GB: 1e9 };

/** A size such as `5MB`, in bytes. Throws `option/invalid`. */
export function sizeOf(values: Values, name: string): number | undefined {
  const typed = one(values, name);
  if (typed === undefined) return undefined;
  const [, n, unit = "B"] = /^(\d{1,9}(?:\.\d{1,3})?)(B|kB|MB|GB)?$/.exec(typed) ?? [];
  if (n !== undefined) return Math.floor(Number(n) * (sizes[unit] as number));
  throw new RespoolError("option/invalid", `--${name} cannot be "${typed}"`, {
    hint: "Write bytes, or a number with kB, MB or GB: 5MB.",
  });
}

/** The paths that `--files-from` lists: one on a line, or divided by NUL as `find -print0` writes them. */
export async function listedFiles(values: Values): Promise<readonly string[]> {
  const list = one(values, "files-from");
  if (list === undefined) return [];
  const text = await textOf(list);
  return text.split(text.includes("\0") ? "\0" : /\r?\n/).filter((path) => path !== "");
}

async function matchInput(typed: string | undefined): Promise<MatchInput | undefined> {
  if (typed === undefined || Object.hasOwn(presets, typed) || !existsSync(typed))
    return typed as PresetName | undefined;
  const text = await textOf(typed);
  try {
    return JSON.parse(text) as MatchInput;
  } catch {
    throw new RespoolError("option/invalid", "the match policy is no JSON", { at: { file: typed } });
  }
}

async function textOf(path: string): Promise<string> {
  const text = decodeUtf8(await (path === "-" ? stdinSource() : fileSource(path)).bytes());
  if (text === undefined) throw new RespoolError("input/syntax", "is no UTF-8 text", { at: { file: path } });
  return text;
}

function anyOf(values: Values, { flags }: FlagGroup): boolean {
  return flags.some(({ name }) => values[name] !== undefined);
}
