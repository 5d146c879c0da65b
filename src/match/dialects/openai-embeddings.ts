import { isList, withMembers, withoutDefaults, withoutNulls } from "../plain.ts";
import { azureCall } from "./azure.ts";
import type { Dialect } from "./dialect.ts";

/**
 * OpenAI's embeddings. "encoding_format: float or base64", and float when it is left out: the TypeScript SDK asks for base64
 * by itself, and that is another answer. Source: "Create embeddings" in OpenAI's API reference.
 */
export const openaiEmbeddings: Dialect = {
  doc: "OpenAI embeddings, and what speaks it",
  owns: ({ path, body }) => /\/embeddings$/.test(path) && body.input !== undefined,
  canonical: (call) => {
    const azure = azureCall(call);
    const body = withoutDefaults(withoutNulls(azure.body), { encoding_format: ["float"] });
    const [only, ...more] = isList(body.input) ? body.input : [];
    const isOne = typeof only === "string" && more.length === 0;
    return { ...azure, body: isOne ? withMembers(body, { input: only }) : body };
  },
};
