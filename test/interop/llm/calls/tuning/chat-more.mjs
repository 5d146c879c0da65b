import { createOpenAI } from "@ai-sdk/openai";
import { generateText, Output } from "ai";
import { zodResponseFormat } from "openai/helpers/zod";
import { eventSchema, openai } from "../shared.mjs";

const ai = createOpenAI({ apiKey: "sk-test" });
const content = async (params) => (await openai().chat.completions.create(params)).choices[0].message.content;
const text = async (options) => (await generateText(options)).text;
const ada = "Extract the event: Ada, 36, gives a talk called Engines.";
const twoParts = [
  { type: "text", text: "First: one swallow." },
  { type: "text", text: "Second: no summer." },
];

/** More of OpenAI Chat Completions. */
export const calls = {
  "chat-reflected-schema": {
    openai: async () => {
      const completion = await openai().chat.completions.parse({
        model: "gpt-4o",
        messages: [{ role: "user", content: ada }],
        response_format: zodResponseFormat(eventSchema, "event"),
      });
      return JSON.stringify(completion.choices[0].message.parsed);
    },
    "ai-openai": async () => {
      const output = Output.object({ schema: eventSchema, name: "event" });
      return JSON.stringify((await generateText({ model: ai.chat("gpt-4o"), output, prompt: ada })).output);
    },
  },
  "chat-two-parts": {
    openai: () =>
      content({
        model: "gpt-4o",
        messages: [
          { role: "system", content: "You compare texts." },
          { role: "user", content: twoParts },
        ],
      }),
    "ai-openai": () =>
      text({
        model: ai.chat("gpt-4o"),
        instructions: "You compare texts.",
        messages: [{ role: "user", content: twoParts }],
      }),
  },
  "chat-verbosity": {
    openai: () =>
      content({
        model: "gpt-5",
        messages: [{ role: "user", content: "Explain gravity." }],
        verbosity: "low",
        reasoning_effort: "minimal",
        service_tier: "flex",
      }),
    "ai-openai": () =>
      text({
        model: ai.chat("gpt-5"),
        prompt: "Explain gravity.",
        providerOptions: { openai: { textVerbosity: "low", reasoningEffort: "minimal", serviceTier: "flex" } },
      }),
  },
};
