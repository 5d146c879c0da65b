import type { MatchPolicy } from "../model/types.ts";

/** The name of a preset. */
export type PresetName = "strict" | "route";

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

/** Every preset by its name. */
export const presets: Readonly<Record<PresetName, MatchPolicy>> = { strict, route };
