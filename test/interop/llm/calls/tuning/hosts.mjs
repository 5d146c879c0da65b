import { createAzure } from "@ai-sdk/azure";
import { createGroq } from "@ai-sdk/groq";
import { createOpenAI } from "@ai-sdk/openai";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { createOpenRouter } from "@openrouter/ai-sdk-provider";
import { embed, generateText, stepCountIs } from "ai";
import Groq from "groq-sdk";
import { AzureOpenAI } from "openai";
import { chatLoop, chatTools, get_weather, openai } from "../shared.mjs";

const text = async (options) => (await generateText(options)).text;
const compatible = (name, baseURL) => createOpenAICompatible({ name, baseURL, apiKey: "sk-test" });
const openrouter = createOpenRouter({ apiKey: "sk-test" });
const first = (completion) => completion.choices[0].message.content;
const loop = (prompt) => ({ prompt, tools: { get_weather }, stopWhen: stepCountIs(5) });
const asked = (content) => ({ messages: [{ role: "user", content }], tools: chatTools.slice(0, 1) });

const egg = {
  model: "llama-3.3-70b-versatile",
  max_tokens: 256,
  temperature: 0.3,
  messages: [
    { role: "system", content: "You are a chef." },
    { role: "user", content: "How do I boil an egg?" },
  ],
};

/** Hosts that speak the dialect of OpenAI Chat Completions, and embeddings. */
export const calls = {
  "groq-plain": {
    openai: async () => first(await openai("https://api.groq.com/openai/v1").chat.completions.create(egg)),
    groq: async () => first(await new Groq({ apiKey: "sk-test" }).chat.completions.create(egg)),
    "ai-groq": () =>
      text({
        model: createGroq({ apiKey: "sk-test" })("llama-3.3-70b-versatile"),
        maxOutputTokens: 256,
        temperature: 0.3,
        instructions: "You are a chef.",
        prompt: "How do I boil an egg?",
      }),
  },
  "openrouter-plain": {
    openai: async () =>
      first(
        await openai("https://openrouter.ai/api/v1").chat.completions.create({
          model: "meta-llama/llama-3.3-70b-instruct",
          max_tokens: 300,
          messages: [
            { role: "system", content: "You are a chef." },
            { role: "user", content: "How do I fry an onion?" },
          ],
        }),
      ),
    "ai-openrouter": () =>
      text({
        model: openrouter("meta-llama/llama-3.3-70b-instruct"),
        maxOutputTokens: 300,
        instructions: "You are a chef.",
        prompt: "How do I fry an onion?",
      }),
    "ai-compatible": () =>
      text({
        model: compatible("openrouter", "https://openrouter.ai/api/v1")("meta-llama/llama-3.3-70b-instruct"),
        maxOutputTokens: 300,
        instructions: "You are a chef.",
        prompt: "How do I fry an onion?",
      }),
  },
  "openrouter-tool": {
    openai: () =>
      chatLoop(openai("https://openrouter.ai/api/v1"), {
        model: "openai/gpt-4o",
        ...asked("What is the weather in Havana?"),
      }),
    "ai-openrouter": () => text({ model: openrouter("openai/gpt-4o"), ...loop("What is the weather in Havana?") }),
  },
  "xai-tool": {
    openai: () =>
      chatLoop(openai("https://api.x.ai/v1"), { model: "grok-4", ...asked("What is the weather in Perth?") }),
    "ai-compatible": () =>
      text({ model: compatible("xai", "https://api.x.ai/v1")("grok-4"), ...loop("What is the weather in Perth?") }),
  },
  "deepseek-tool": {
    openai: () =>
      chatLoop(openai("https://api.deepseek.com/v1"), {
        model: "deepseek-chat",
        messages: [
          { role: "system", content: "You know the weather." },
          { role: "user", content: "What is the weather in Xian?" },
        ],
        tools: chatTools.slice(0, 1),
      }),
    "ai-compatible": () =>
      text({
        model: compatible("deepseek", "https://api.deepseek.com/v1")("deepseek-chat"),
        instructions: "You know the weather.",
        ...loop("What is the weather in Xian?"),
      }),
  },
  "mistral-plain": {
    openai: async () =>
      first(
        await openai("https://api.mistral.ai/v1").chat.completions.create({
          model: "mistral-small-latest",
          temperature: 0.9,
          messages: [{ role: "user", content: "Write a limerick." }],
        }),
      ),
    "ai-compatible": () =>
      text({
        model: compatible("mistral", "https://api.mistral.ai/v1")("mistral-small-latest"),
        temperature: 0.9,
        prompt: "Write a limerick.",
      }),
  },
  "azure-tool": {
    "azure-openai": () =>
      chatLoop(
        new AzureOpenAI({ apiKey: "test", endpoint: "https://demo.openai.azure.com", apiVersion: "2024-10-21" }),
        {
          model: "gpt-4o",
          ...asked("What is the weather in Malmo?"),
        },
      ),
    "ai-azure": () =>
      text({
        model: createAzure({
          apiKey: "test",
          resourceName: "demo",
          apiVersion: "2024-10-21",
          useDeploymentBasedUrls: true,
        }).chat("gpt-4o"),
        ...loop("What is the weather in Malmo?"),
      }),
  },
  "embed-dimensions": {
    openai: async () => {
      const { data } = await openai().embeddings.create({
        model: "text-embedding-3-large",
        input: "a warm day",
        dimensions: 8,
      });
      return JSON.stringify(data[0].embedding);
    },
    "ai-openai": async () => {
      const { embedding } = await embed({
        model: createOpenAI({ apiKey: "sk-test" }).embedding("text-embedding-3-large"),
        value: "a warm day",
        providerOptions: { openai: { dimensions: 8 } },
      });
      return JSON.stringify(embedding);
    },
  },
};
