import type { MatchPolicy } from "../model/types.ts";

/** The name of a preset. */
export type PresetName = "strict" | "rest" | "llm" | "route";

/** Method, URL and body: what two programs send when they send the same request. The default. */
export const strict: MatchPolicy = {
  method: true,
  query: "all",
  ignoreQuery: [],
  headers: [],
  body: "auto",
  ignoreBody: [],
  forms: [],
  order: "per-request",
  repeat: "once",
  pick: "first",
};

/** Method and URL; bodies take no part. */
export const route: MatchPolicy = { ...strict, body: "none" };

/** What REST clients of different languages send for the same call. */
export const rest: MatchPolicy = { ...strict };

/** What SDKs of different languages send to language models for the same call. */
export const llm: MatchPolicy = { ...strict };

/** Every preset by its name. */
export const presets: Readonly<Record<PresetName, MatchPolicy>> = { strict, rest, llm, route };
