import type { MatchPolicy } from "../model/types.ts";

/** The name of a preset. */
export type PresetName = "strict" | "rest" | "llm" | "route" | "closest";

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

/** The forms of the APIs of language models; what is another request they leave to `rest`. */
const dialects: readonly string[] = [
  "openai-chat",
  "openai-responses",
  "openai-embeddings",
  "anthropic-messages",
  "gemini",
  "bedrock-converse",
];

/** What REST clients of different languages send for the same call. */
export const rest: MatchPolicy = {
  ...strict,
  forms: ["rest", "rest-hosts", "form-or-json", "query-lists", "api-version"],
};

/** What SDKs of different languages send to language models for the same intent. */
const llm: MatchPolicy = { ...strict, forms: [...dialects, "rest"] };

/** What is most alike on the same route, where nothing is equal. */
const closest: MatchPolicy = { ...strict, forms: [...dialects, "rest"], pick: "closest" };

/** Every preset by its name. */
export const presets: Readonly<Record<PresetName, MatchPolicy>> = { strict, rest, llm, route, closest };
