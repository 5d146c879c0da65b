import { createOpenAI } from "@ai-sdk/openai";
import { generateText, Output, stepCountIs } from "ai";
import { zodTextFormat } from "openai/helpers/zod";
import { responseLoop, responseLoopStored, responseTools } from "../responses.mjs";
import { eventSchema, get_time, get_weather, openai, pdf } from "../shared.mjs";

const ai = createOpenAI({ apiKey: "sk-test" });
const text = async (options) => (await generateText(options)).text;
const say = async (params) => (await openai().responses.create(params)).output_text;

/** OpenAI Responses. */
export const calls = {
  "responses-plain": {
    openai: () => say({ model: "gpt-4.1", input: "What is a glacier?" }),
    "ai-openai": () => text({ model: ai("gpt-4.1"), prompt: "What is a glacier?" }),
  },
  "responses-instructions": {
    openai: () => say({ model: "gpt-4.1", instructions: "You are a geologist.", input: "What is basalt?" }),
    "openai-list": () =>
      say({
        model: "gpt-4.1",
        instructions: "You are a geologist.",
        input: [{ role: "user", content: "What is basalt?" }],
      }),
    "ai-openai": () => text({ model: ai("gpt-4.1"), instructions: "You are a geologist.", prompt: "What is basalt?" }),
  },
  "responses-tool": {
    openai: () =>
      responseLoop(openai(), {
        model: "gpt-4.1",
        input: [{ role: "user", content: "What is the weather in Tunis?" }],
        tools: responseTools.slice(0, 1),
      }),
    "openai-stored": () =>
      responseLoopStored(openai(), {
        model: "gpt-4.1",
        input: [{ role: "user", content: "What is the weather in Tunis?" }],
        tools: responseTools.slice(0, 1),
      }),
    "ai-openai": () =>
      text({
        model: ai("gpt-4.1"),
        prompt: "What is the weather in Tunis?",
        tools: { get_weather },
        stopWhen: stepCountIs(5),
      }),
  },
  "responses-chain": {
    openai: () =>
      responseLoop(openai(), {
        model: "gpt-4.1",
        instructions: "Use the tools one after the other.",
        input: [{ role: "user", content: "Find the weather in Dakar, then the time." }],
        tools: responseTools,
      }),
    "ai-openai": () =>
      text({
        model: ai("gpt-4.1"),
        instructions: "Use the tools one after the other.",
        prompt: "Find the weather in Dakar, then the time.",
        tools: { get_weather, get_time },
        stopWhen: stepCountIs(5),
      }),
  },
  "responses-reasoning-tool": {
    openai: () =>
      responseLoop(openai(), {
        model: "gpt-5",
        input: [{ role: "user", content: "Is it warm in Cairo?" }],
        tools: responseTools.slice(0, 1),
        reasoning: { effort: "low", summary: "auto" },
      }),
    "ai-openai": () =>
      text({
        model: ai("gpt-5"),
        prompt: "Is it warm in Cairo?",
        tools: { get_weather },
        stopWhen: stepCountIs(5),
        providerOptions: { openai: { reasoningEffort: "low", reasoningSummary: "auto" } },
      }),
  },
  "responses-pdf": {
    openai: () =>
      say({
        model: "gpt-4.1",
        input: [
          {
            role: "user",
            content: [
              { type: "input_file", filename: "report.pdf", file_data: `data:application/pdf;base64,${pdf}` },
              { type: "input_text", text: "Summarise the report." },
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
              { type: "file", data: Buffer.from(pdf, "base64"), mediaType: "application/pdf", filename: "report.pdf" },
              { type: "text", text: "Summarise the report." },
            ],
          },
        ],
      }),
  },
  "responses-settings": {
    openai: () =>
      say({
        model: "gpt-4.1-mini",
        input: [
          { role: "system", content: "Be brief." },
          { role: "user", content: "Name three lakes." },
        ],
        temperature: 0.2,
        top_p: 0.8,
        max_output_tokens: 150,
        store: false,
        user: "user-7",
        metadata: { team: "maps" },
      }),
    "ai-openai": () =>
      text({
        model: ai("gpt-4.1-mini"),
        instructions: "Be brief.",
        prompt: "Name three lakes.",
        temperature: 0.2,
        topP: 0.8,
        maxOutputTokens: 150,
        providerOptions: { openai: { store: false, user: "user-7", metadata: { team: "maps" } } },
      }),
  },
  "responses-tool-choice": {
    openai: async () => {
      const { output } = await openai().responses.create({
        model: "gpt-4.1",
        input: "Is there rain in Bogota today?",
        tools: responseTools,
        tool_choice: "required",
      });
      return output[0].arguments;
    },
    "ai-openai": async () => {
      const { toolCalls } = await generateText({
        model: ai("gpt-4.1"),
        prompt: "Is there rain in Bogota today?",
        tools: { get_weather, get_time },
        toolChoice: "required",
      });
      return JSON.stringify(toolCalls[0].input);
    },
  },
  "responses-same-tool": {
    openai: () =>
      responseLoop(openai(), {
        model: "gpt-4.1",
        input: [{ role: "user", content: "Where is it warmer, check both Toledo and Burgos." }],
        tools: responseTools.slice(0, 1),
      }),
    "ai-openai": () =>
      text({
        model: ai("gpt-4.1"),
        prompt: "Where is it warmer, check both Toledo and Burgos.",
        tools: { get_weather },
        stopWhen: stepCountIs(5),
      }),
  },
  "responses-reflected-schema": {
    openai: async () => {
      const response = await openai().responses.parse({
        model: "gpt-4.1",
        instructions: "Extract the event.",
        input: "Grace, 40, gives a party called Bugs.",
        text: { format: zodTextFormat(eventSchema, "event") },
      });
      return JSON.stringify(response.output_parsed);
    },
    "ai-openai": async () => {
      const { output } = await generateText({
        model: ai("gpt-4.1"),
        output: Output.object({ schema: eventSchema, name: "event" }),
        instructions: "Extract the event.",
        prompt: "Grace, 40, gives a party called Bugs.",
      });
      return JSON.stringify(output);
    },
  },
  "responses-file-id": {
    openai: () =>
      say({
        model: "gpt-4.1",
        input: [
          {
            role: "user",
            content: [
              { type: "input_text", text: "What is in the file?" },
              { type: "input_file", file_id: "file-abc123" },
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
              { type: "text", text: "What is in the file?" },
              { type: "file", data: { openai: "file-abc123" }, mediaType: "application/pdf" },
            ],
          },
        ],
      }),
  },
};
