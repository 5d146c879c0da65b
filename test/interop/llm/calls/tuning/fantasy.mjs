import { createBedrockAnthropic } from "@ai-sdk/amazon-bedrock/anthropic";
import { createAnthropic } from "@ai-sdk/anthropic";
import { createAzure } from "@ai-sdk/azure";
import { createGoogleGenerativeAI } from "@ai-sdk/google";
import { createGroq } from "@ai-sdk/groq";
import { createOpenAI } from "@ai-sdk/openai";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { generateText, stepCountIs, streamText } from "ai";
import OpenAI from "openai";
import { anthropic, anthropicBedrock, ask, messageLoop, messageTools } from "../anthropic.mjs";
import { declarations, gemini, generateLoop } from "../gemini.mjs";
import { chatLoop, chatStream, chatTools, get_time, get_weather, openai, streamed } from "../shared.mjs";

const apiKey = "sk-test";
const text = async (options) => (await generateText(options)).text;
const stopWhen = stepCountIs(10);
const chat = (system, user) => [
  { role: "system", content: system },
  { role: "user", content: user },
];
const first = (completion) => completion.choices[0].message.content;

const hi = {
  model: "moonshotai/kimi-k2-instruct-0905",
  max_tokens: 400,
  messages: chat("You are a helpful assistant.", "Say hi in Portuguese."),
};

/** What the agents of Go's fantasy ask. */
export const calls = {
  "fantasy-openai-tool": {
    openai: () =>
      chatLoop(openai(), {
        model: "gpt-4o",
        messages: chat("You are a travel guide.", "What is the weather in Naples?"),
        tools: chatTools.slice(0, 1),
      }),
    "ai-openai": () =>
      text({
        model: createOpenAI({ apiKey }).chat("gpt-4o"),
        instructions: "You are a travel guide.",
        prompt: "What is the weather in Naples?",
        tools: { get_weather },
        stopWhen,
      }),
  },
  "fantasy-stream": {
    openai: async () =>
      chatStream(
        await openai().chat.completions.create({
          model: "gpt-4o-mini",
          stream: true,
          messages: chat("You are a helpful assistant.", "Say hello in Portuguese."),
        }),
      ),
    "ai-openai": () =>
      streamed(
        streamText({
          model: createOpenAI({ apiKey }).chat("gpt-4o-mini"),
          instructions: "You are a helpful assistant.",
          prompt: "Say hello in Portuguese.",
        }),
      ),
  },
  "fantasy-anthropic": {
    anthropic: () =>
      ask(anthropic(), {
        model: "claude-sonnet-4-5",
        max_tokens: 600,
        temperature: 0.4,
        system: "You are a botanist.",
        messages: [{ role: "user", content: "What is moss?" }],
      }),
    "ai-anthropic": () =>
      text({
        model: createAnthropic({ apiKey })("claude-sonnet-4-5"),
        instructions: "You are a botanist.",
        prompt: "What is moss?",
        maxOutputTokens: 600,
        temperature: 0.4,
      }),
  },
  "fantasy-anthropic-tool": {
    anthropic: () => {
      const messages = [{ role: "user", content: "Get both the weather in Genoa and the time in Tokyo." }];
      return messageLoop({ model: "claude-sonnet-4-5", max_tokens: 1000, messages, tools: messageTools }, (params) =>
        anthropic().messages.create(params),
      );
    },
    "ai-anthropic": () =>
      text({
        model: createAnthropic({ apiKey })("claude-sonnet-4-5"),
        prompt: "Get both the weather in Genoa and the time in Tokyo.",
        maxOutputTokens: 1000,
        tools: { get_weather, get_time },
        stopWhen,
      }),
  },
  "fantasy-google-tool": {
    genai: () =>
      generateLoop(gemini(), {
        model: "gemini-2.5-flash",
        contents: "What is the weather in Jaipur?",
        config: {
          systemInstruction: "You are a travel guide.",
          tools: [{ functionDeclarations: declarations.slice(0, 1) }],
        },
      }),
    "ai-google": () =>
      text({
        model: createGoogleGenerativeAI({ apiKey: "test" })("gemini-2.5-flash"),
        instructions: "You are a travel guide.",
        prompt: "What is the weather in Jaipur?",
        tools: { get_weather },
        stopWhen,
      }),
  },
  "fantasy-compat": {
    openai: async () => first(await openai("https://api.groq.com/openai/v1").chat.completions.create(hi)),
    "ai-groq": () =>
      text({
        model: createGroq({ apiKey })(hi.model),
        instructions: "You are a helpful assistant.",
        prompt: "Say hi in Portuguese.",
        maxOutputTokens: 400,
      }),
    "ai-compatible": () =>
      text({
        model: createOpenAICompatible({ name: "groq", baseURL: "https://api.groq.com/openai/v1", apiKey })(hi.model),
        instructions: "You are a helpful assistant.",
        prompt: "Say hi in Portuguese.",
        maxOutputTokens: 400,
      }),
  },
  "fantasy-azure": {
    openai: async () => {
      const client = new OpenAI({ apiKey: "test", baseURL: "https://demo.openai.azure.com/openai/v1" });
      const messages = [{ role: "user", content: "Say good night in Italian." }];
      return first(await client.chat.completions.create({ model: "gpt-4o", messages, temperature: 0.1 }));
    },
    "ai-azure": () =>
      text({
        model: createAzure({ apiKey: "test", resourceName: "demo" }).chat("gpt-4o"),
        prompt: "Say good night in Italian.",
        temperature: 0.1,
      }),
  },
  "fantasy-bedrock": {
    "anthropic-bedrock": () =>
      ask(anthropicBedrock(), {
        model: "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
        max_tokens: 300,
        system: "You are a geologist.",
        messages: [{ role: "user", content: "Name a glacier." }],
      }),
    "ai-bedrock-anthropic": () =>
      text({
        model: createBedrockAnthropic({ region: "us-east-1", accessKeyId: "test", secretAccessKey: "test" })(
          "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
        ),
        instructions: "You are a geologist.",
        prompt: "Name a glacier.",
        maxOutputTokens: 300,
      }),
  },
};
