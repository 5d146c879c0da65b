import { createOpenAI } from "@ai-sdk/openai";
import { generateText, Output, stepCountIs, streamText } from "ai";
import { zodTextFormat } from "openai/helpers/zod";
import { z } from "zod";
import { responseLoop, responseLoopStored, responseTools } from "../responses.mjs";
import { get_time, get_weather, openai, streamed } from "../shared.mjs";

const ai = createOpenAI({ apiKey: "sk-test" });
const text = async (options) => (await generateText(options)).text;
const say = async (params) => (await openai().responses.create(params)).output_text;
const meeting = z.object({ person: z.string(), day: z.enum(["Monday", "Friday"]) });
const rex = [
  { role: "user", content: "My dog is called Rex." },
  { role: "assistant", content: "What a nice name!" },
  { role: "user", content: "How is my dog called?" },
];

/** OpenAI Responses. */
export const calls = {
  "responses-history": {
    openai: () => say({ model: "gpt-4.1", input: rex }),
    "ai-openai": () => text({ model: ai("gpt-4.1"), messages: rex }),
  },
  "responses-stream": {
    openai: async () => {
      const stream = await openai().responses.create({
        model: "gpt-4.1",
        instructions: "You are a poet.",
        input: "Write a line about the Sun.",
        stream: true,
      });
      let said = "";
      for await (const event of stream) if (event.type === "response.output_text.delta") said += event.delta;
      return said;
    },
    "openai-helper": async () => {
      const stream = openai().responses.stream({
        model: "gpt-4.1",
        instructions: "You are a poet.",
        input: "Write a line about the Sun.",
      });
      return (await stream.finalResponse()).output_text;
    },
    "ai-openai": () =>
      streamed(
        streamText({ model: ai("gpt-4.1"), instructions: "You are a poet.", prompt: "Write a line about the Sun." }),
      ),
  },
  "responses-parallel": {
    openai: () =>
      responseLoop(openai(), {
        model: "gpt-4.1",
        input: [{ role: "user", content: "Give me both the weather in Delhi and the time in Accra." }],
        tools: responseTools,
      }),
    "openai-stored": () =>
      responseLoopStored(openai(), {
        model: "gpt-4.1",
        input: "Give me both the weather in Delhi and the time in Accra.",
        tools: responseTools,
      }),
    "ai-openai": () =>
      text({
        model: ai("gpt-4.1"),
        prompt: "Give me both the weather in Delhi and the time in Accra.",
        tools: { get_weather, get_time },
        stopWhen: stepCountIs(5),
      }),
  },
  "responses-previous": {
    openai: async () => {
      const client = openai();
      const first = await client.responses.create({ model: "gpt-4.1", input: "Pick a number.", store: true });
      const second = await client.responses.create({
        model: "gpt-4.1",
        previous_response_id: first.id,
        input: [{ role: "user", content: "Double it." }],
      });
      return second.output_text;
    },
    "ai-openai": async () => {
      const first = await generateText({ model: ai("gpt-4.1"), prompt: "Pick a number." });
      return text({
        model: ai("gpt-4.1"),
        prompt: "Double it.",
        providerOptions: { openai: { previousResponseId: first.providerMetadata.openai.responseId } },
      });
    },
  },
  "responses-json-schema": {
    openai: async () => {
      const response = await openai().responses.parse({
        model: "gpt-4.1",
        input: "Extract: the meeting with Grace is on Friday.",
        text: { format: zodTextFormat(meeting, "meeting") },
      });
      return JSON.stringify(response.output_parsed);
    },
    "ai-openai": async () => {
      const { output } = await generateText({
        model: ai("gpt-4.1"),
        output: Output.object({ schema: meeting, name: "meeting" }),
        prompt: "Extract: the meeting with Grace is on Friday.",
      });
      return JSON.stringify(output);
    },
  },
  "responses-reasoning": {
    openai: () => say({ model: "gpt-5", input: "Is 97 a prime number?", reasoning: { effort: "high" } }),
    "ai-openai": () =>
      text({
        model: ai("gpt-5"),
        prompt: "Is 97 a prime number?",
        providerOptions: { openai: { reasoningEffort: "high" } },
      }),
  },
  "responses-encrypted": {
    openai: () =>
      responseLoop(openai(), {
        model: "gpt-5",
        input: [{ role: "user", content: "Is it cold in Nuuk?" }],
        tools: responseTools.slice(0, 1),
        reasoning: { effort: "medium" },
        store: false,
        include: ["reasoning.encrypted_content"],
      }),
    "ai-openai": () =>
      text({
        model: ai("gpt-5"),
        prompt: "Is it cold in Nuuk?",
        tools: { get_weather },
        stopWhen: stepCountIs(5),
        providerOptions: {
          openai: { reasoningEffort: "medium", store: false, include: ["reasoning.encrypted_content"] },
        },
      }),
  },
  "responses-image": {
    openai: () =>
      say({
        model: "gpt-4.1",
        input: [
          {
            role: "user",
            content: [
              { type: "input_text", text: "What is shown?" },
              { type: "input_image", image_url: "https://images.example/dog.png", detail: "auto" },
            ],
          },
        ],
      }),
    "ai-openai": () =>
      text({
        model: ai("gpt-4.1"),
        messages: [
          {
            role: "user",
            content: [
              { type: "text", text: "What is shown?" },
              { type: "image", image: "https://images.example/dog.png" },
            ],
          },
        ],
      }),
  },
  "responses-web-search": {
    openai: () => say({ model: "gpt-4.1", input: "What happened in Paris today?", tools: [{ type: "web_search" }] }),
    "ai-openai": () =>
      text({
        model: ai("gpt-4.1"),
        prompt: "What happened in Paris today?",
        tools: { web_search: ai.tools.webSearch() },
      }),
  },
};
