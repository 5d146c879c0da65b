const floats = "asks for base64, and the answer that was recorded holds floats";
const stored = "the API keeps the conversation, so the second request names only its id";
const summary = "the AI SDK asks for a summary of the reasoning, which the Go call did not";

/** The requests of a pair that find no answer, by their numbers, and why. */
export const knownMisses: Readonly<Record<string, { readonly requests: readonly number[]; readonly why: string }>> = {
  "embed-dimensions.openai": { requests: [0], why: floats },
  "embed-one.openai": { requests: [0], why: floats },
  "responses-tool.openai-stored": { requests: [1], why: stored },
  "responses-parallel.openai-stored": { requests: [1], why: stored },
  "messages-tool.anthropic-runner": { requests: [1], why: stored },
  "messages-chain.anthropic-runner": { requests: [1, 2], why: stored },
  "responses-encrypted.ai-openai": { requests: [0, 1], why: summary },
  "responses-reasoning.ai-openai": { requests: [0], why: summary },
  "messages-tool-error.ai-anthropic": { requests: [1], why: "the AI SDK writes Error: before what a tool threw" },
  "converse-tool-choice.ai-bedrock": { requests: [0], why: "the AI SDK sends only the tool that is chosen" },
};
