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

const ofStored = "a result of a call that only the API knows";
const byOrder = "results of one function are paired with their calls in order, whatever their ids say";

/** Changes that are not seen although they mean something else. */
export const knownUnseen: Readonly<Record<string, { readonly changes: readonly string[]; readonly why: string }>> = {
  "responses-tool.openai-stored": { changes: ["#1 change /input/*/call_id"], why: ofStored },
  "responses-parallel.openai-stored": {
    changes: ["#1 exchange /input/*/call_id", "#1 change /input/*/call_id"],
    why: ofStored,
  },
  "messages-tool.anthropic-runner": { changes: ["#1 change /messages/*/content/*/tool_use_id"], why: ofStored },
  "messages-chain.anthropic-runner": {
    changes: ["#1 change /messages/*/content/*/tool_use_id", "#2 change /messages/*/content/*/tool_use_id"],
    why: ofStored,
  },
  "gemini-two-cities.ai-google": {
    changes: ["#1 exchange /contents/*/parts/*/functionCall/id", "#1 exchange /contents/*/parts/*/functionResponse/id"],
    why: byOrder,
  },
};
