import type { CanonicalForm } from "./canonical-form.ts";
import { anthropicMessages } from "./dialects/anthropic-messages.ts";
import { bedrockConverse } from "./dialects/bedrock-converse.ts";
import { formOf } from "./dialects/dialect.ts";
import { gemini } from "./dialects/gemini.ts";
import { openaiChat } from "./dialects/openai-chat.ts";
import { openaiEmbeddings } from "./dialects/openai-embeddings.ts";
import { openaiResponses } from "./dialects/openai-responses.ts";
import { restHosts } from "./rest/hosts.ts";
import { apiVersion, formOrJson, queryLists, rest } from "./rest.ts";

/** Every canonical form by its name, as `MatchPolicy.forms` names them. */
export const forms: Readonly<Record<string, CanonicalForm>> = {
  rest,
  "rest-hosts": restHosts,
  "form-or-json": formOrJson,
  "query-lists": queryLists,
  "api-version": apiVersion,
  "openai-chat": formOf(openaiChat),
  "openai-responses": formOf(openaiResponses),
  "openai-embeddings": formOf(openaiEmbeddings),
  "anthropic-messages": formOf(anthropicMessages),
  gemini: formOf(gemini),
  "bedrock-converse": formOf(bedrockConverse),
};
