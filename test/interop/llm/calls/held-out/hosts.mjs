import { createAzure } from "@ai-sdk/azure";
import { createGroq } from "@ai-sdk/groq";
import { createOpenAI } from "@ai-sdk/openai";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { createOpenRouter } from "@openrouter/ai-sdk-provider";
import { embed, embedMany, generateText, Output, stepCountIs, streamText } from "ai";
import Groq from "groq-sdk";
import { AzureOpenAI } from "openai";
import { z } from "zod";
import { chatLoop, chatStream, chatTools, get_weather, openai, streamed } from "../shared.mjs";

const apiKey = "sk-test";
const text = async (options) => (await generateText(options)).text;
const compatible = (name, baseURL) => createOpenAICompatible({ name, baseURL, apiKey });
const first = (completion) => completion.choices[0].message.content;
const chat = (system, user) => [
  { role: "system", content: system },
  { role: "user", content: user },
];
const nairobi = {
  model: "openai/gpt-oss-120b",
  messages: [{ role: "user", content: "What is the weather in Nairobi?" }],
  tools: chatTools.slice(0, 1),
  reasoning_effort: "low",
};
const welsh = {
  model: "llama-3.1-8b-instant",
  messages: [{ role: "user", content: "Say hello in Welsh." }],
  stream: true,
};
const pirate = chat("Speak like a pirate.", "Where is the gold?");
const capital = z.object({ name: z.string(), old: z.boolean() });
const colours = ["red", "green", "blue"];

/** Hosts that speak the dialect of OpenAI Chat Completions, and embeddings. */
export const calls = {
  "groq-tool": {
    openai: () => chatLoop(openai("https://api.groq.com/openai/v1"), nairobi),
    groq: () => chatLoop(new Groq({ apiKey }), nairobi),
    "ai-groq": () =>
      text({
        model: createGroq({ apiKey })("openai/gpt-oss-120b"),
        prompt: "What is the weather in Nairobi?",
        tools: { get_weather },
        stopWhen: stepCountIs(5),
        providerOptions: { groq: { reasoningEffort: "low" } },
      }),
  },
  "groq-stream": {
    openai: async () =>
      chatStream(
        await openai("https://api.groq.com/openai/v1").chat.completions.create({
          ...welsh,
          stream_options: { include_usage: true },
        }),
      ),
    groq: async () => chatStream(await new Groq({ apiKey }).chat.completions.create(welsh)),
    "ai-groq": () =>
      streamed(streamText({ model: createGroq({ apiKey })("llama-3.1-8b-instant"), prompt: "Say hello in Welsh." })),
  },
  "together-plain": {
    openai: async () =>
      first(
        await openai("https://api.together.xyz/v1").chat.completions.create({
          model: "Qwen/Qwen2.5-72B-Instruct-Turbo",
          messages: pirate,
          max_tokens: 100,
        }),
      ),
    "ai-compatible": () =>
      text({
        model: compatible("together", "https://api.together.xyz/v1")("Qwen/Qwen2.5-72B-Instruct-Turbo"),
        instructions: "Speak like a pirate.",
        prompt: "Where is the gold?",
        maxOutputTokens: 100,
      }),
  },
  "xai-plain": {
    openai: async () =>
      first(
        await openai("https://api.x.ai/v1").chat.completions.create({
          model: "grok-3-mini",
          messages: [{ role: "user", content: "How far is Mars?" }],
          reasoning_effort: "high",
        }),
      ),
    "ai-compatible": () =>
      text({
        model: compatible("xai", "https://api.x.ai/v1")("grok-3-mini"),
        prompt: "How far is Mars?",
        providerOptions: { xai: { reasoningEffort: "high" } },
      }),
  },
  "deepseek-plain": {
    openai: async () =>
      first(
        await openai("https://api.deepseek.com/v1").chat.completions.create({
          model: "deepseek-chat",
          messages: chat("Answer in JSON.", "Which colour has the sky?"),
          response_format: { type: "json_object" },
        }),
      ),
    "ai-compatible": async () => {
      const { output } = await generateText({
        model: compatible("deepseek", "https://api.deepseek.com/v1")("deepseek-chat"),
        output: Output.json(),
        instructions: "Answer in JSON.",
        prompt: "Which colour has the sky?",
      });
      return JSON.stringify(output);
    },
  },
  "azure-plain": {
    "azure-openai": async () =>
      first(
        await new AzureOpenAI({
          apiKey: "test",
          endpoint: "https://demo.openai.azure.com",
          apiVersion: "2024-10-21",
        }).chat.completions.create({
          model: "gpt-4o",
          messages: chat("You are a baker.", "How long does bread bake?"),
          temperature: 0,
        }),
      ),
    "ai-azure": () =>
      text({
        model: createAzure({
          apiKey: "test",
          resourceName: "demo",
          apiVersion: "2024-10-21",
          useDeploymentBasedUrls: true,
        }).chat("gpt-4o"),
        instructions: "You are a baker.",
        prompt: "How long does bread bake?",
        temperature: 0,
      }),
  },
  "embed-one": {
    openai: async () => {
      const { data } = await openai().embeddings.create({ model: "text-embedding-3-small", input: "a cold night" });
      return JSON.stringify(data[0].embedding);
    },
    "ai-openai": async () => {
      const { embedding } = await embed({
        model: createOpenAI({ apiKey }).embedding("text-embedding-3-small"),
        value: "a cold night",
      });
      return JSON.stringify(embedding);
    },
  },
  "embed-many": {
    openai: async () => {
      const { data } = await openai().embeddings.create({
        model: "text-embedding-3-small",
        input: colours,
        encoding_format: "float",
      });
      return JSON.stringify(data[2].embedding);
    },
    "ai-openai": async () => {
      const { embeddings } = await embedMany({
        model: createOpenAI({ apiKey }).embedding("text-embedding-3-small"),
        values: colours,
      });
      return JSON.stringify(embeddings[2]);
    },
  },
  "groq-json-schema": {
    groq: async () =>
      first(
        await new Groq({ apiKey }).chat.completions.create({
          model: "moonshotai/kimi-k2-instruct-0905",
          messages: [{ role: "user", content: "Describe the capital of Spain." }],
          response_format: { type: "json_schema", json_schema: { name: "capital", schema: z.toJSONSchema(capital) } },
        }),
      ),
    "ai-groq": async () => {
      const { output } = await generateText({
        model: createGroq({ apiKey })("moonshotai/kimi-k2-instruct-0905"),
        output: Output.object({ schema: capital, name: "capital" }),
        prompt: "Describe the capital of Spain.",
      });
      return JSON.stringify(output);
    },
  },
  "openrouter-reasoning": {
    openai: () =>
      chatLoop(openai("https://openrouter.ai/api/v1"), {
        model: "deepseek/deepseek-r1",
        messages: [{ role: "user", content: "What is the weather in Muscat?" }],
        tools: chatTools.slice(0, 1),
        reasoning: { effort: "high" },
      }),
    "ai-openrouter": () =>
      text({
        model: createOpenRouter({ apiKey })("deepseek/deepseek-r1"),
        prompt: "What is the weather in Muscat?",
        tools: { get_weather },
        stopWhen: stepCountIs(5),
        providerOptions: { openrouter: { reasoning: { effort: "high" } } },
      }),
  },
};
