import { RespoolError } from "../model/errors.ts";
import { isToken } from "../model/headers.ts";
import { didYouMean } from "../model/suggest.ts";
import type { MatchPolicy } from "../model/types.ts";
import { forms } from "./forms.ts";
import { parsePointers } from "./pointer.ts";
import { type PresetName, presets, strict } from "./presets.ts";

/** How a caller says how requests are told apart: a preset, or what differs from one (`strict` unless named). */
export type MatchInput = PresetName | (Partial<MatchPolicy> & { readonly preset?: string });

const fields: Readonly<Record<keyof MatchPolicy, "boolean" | "list" | readonly string[]>> = {
  method: "boolean",
  query: ["all", "none"],
  ignoreQuery: "list",
  headers: "list",
  body: ["auto", "json", "form", "multipart", "text", "bytes", "none"],
  ignoreBody: "list",
  forms: "list",
  order: ["per-request", "strict"],
  repeat: ["once", "last", "cycle"],
  pick: ["first", "closest"],
};

/** The whole policy that an input means. Throws `option/invalid`. */
export function resolvePolicy(input?: MatchInput): MatchPolicy {
  if (input === undefined) return strict;
  if (typeof input === "string") return presetNamed(input);
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    throw new RespoolError("option/invalid", "a match policy is the name of a preset or an object");
  }
  const { preset, ...rest } = input;
  const given = Object.entries(rest).filter(([, value]) => value !== undefined);
  for (const [name, value] of given) checkField(name, value);
  const policy: MatchPolicy = {
    ...(preset === undefined ? strict : presetNamed(preset)),
    ...Object.fromEntries(given),
  };
  parsePointers(policy.ignoreBody);
  for (const name of policy.headers) {
    if (!isToken(name)) throw new RespoolError("option/invalid", `match policy: "${name}" is no header name`);
  }
  for (const name of policy.forms) checkForm(name);
  return policy;
}

function presetNamed(name: unknown): MatchPolicy {
  if (typeof name === "string" && Object.hasOwn(presets, name)) return presets[name as PresetName];
  throw new RespoolError("option/invalid", `match policy: preset cannot be ${quoted(name)}`, {
    hint: hintFor(name, Object.keys(presets)),
  });
}

function checkField(name: string, value: unknown): void {
  if (!Object.hasOwn(fields, name)) {
    throw new RespoolError("option/invalid", `match policy: unknown field "${name}"`, {
      hint: didYouMean(name, ["preset", ...Object.keys(fields)]),
    });
  }
  const allowed = fields[name as keyof MatchPolicy];
  if (allowed === "boolean") {
    if (typeof value !== "boolean") throw new RespoolError("option/invalid", `match policy: ${name} is true or false`);
  } else if (allowed === "list") {
    if (!Array.isArray(value) || !value.every((item) => typeof item === "string")) {
      throw new RespoolError("option/invalid", `match policy: ${name} is a list of texts`);
    }
  } else if (typeof value !== "string" || !allowed.includes(value)) {
    throw new RespoolError("option/invalid", `match policy: ${name} cannot be ${quoted(value)}`, {
      hint: hintFor(value, allowed),
    });
  }
}

function checkForm(name: string): void {
  if (Object.hasOwn(forms, name)) return;
  throw new RespoolError("option/invalid", `match policy: unknown form "${name}"`, {
    hint: didYouMean(name, Object.keys(forms)),
  });
}

// A caller's value can be anything, also what neither JSON nor a template can write.
function quoted(value: unknown): string {
  return typeof value === "string" ? `"${value}"` : value === null ? "null" : `a value of type ${typeof value}`;
}

function hintFor(value: unknown, known: readonly string[]): string {
  return didYouMean(typeof value === "string" ? value : "", known);
}
