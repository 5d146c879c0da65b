import { createBedrockAnthropic } from "@ai-sdk/amazon-bedrock/anthropic";
import { createAnthropic } from "@ai-sdk/anthropic";
import { createVertexAnthropic } from "@ai-sdk/google-vertex/anthropic";
import { betaTool } from "@anthropic-ai/sdk/helpers/beta/json-schema";
import { generateText, stepCountIs, streamText, tool } from "ai";
import { z } from "zod";
import {
  anthropic,
  anthropicBedrock,
  anthropicVertex,
  ask,
  googleToken,
  messageLoop,
  messageTools,
  textOf,
} from "../anthropic.mjs";
import { citySchema, eventSchema, get_time, get_weather, png, runTool, streamed } from "../shared.mjs";
import { order } from "./chat.mjs";

const ai = createAnthropic({ apiKey: "sk-test" });
const sonnet = "claude-sonnet-4-5";
const haiku = "claude-haiku-4-5";
const text = async (options) => (await generateText(options)).text;
const user = (content) => [{ role: "user", content }];
const words = [
  { role: "user", content: "hot" },
  { role: "assistant", content: "cold" },
  { role: "user", content: "big" },
  { role: "assistant", content: "small" },
  { role: "user", content: "fast" },
];
const colours = [
  { role: "user", content: "List two colours as JSON." },
  { role: "assistant", content: "[" },
];
const cacheControl = { type: "ephemeral" };

/** Anthropic Messages. */
export const calls = {
  "messages-plain": {
    anthropic: () => ask(anthropic(), { model: sonnet, max_tokens: 1024, messages: user("Why do leaves fall?") }),
    "ai-anthropic": () => text({ model: ai(sonnet), maxOutputTokens: 1024, prompt: "Why do leaves fall?" }),
  },
  "messages-system": {
    anthropic: () =>
      ask(anthropic(), {
        model: "claude-opus-4-5",
        max_tokens: 800,
        system: "You are a botanist.",
        messages: user("What is a fern?"),
        temperature: 1,
      }),
    "ai-anthropic": () =>
      text({
        model: ai("claude-opus-4-5"),
        maxOutputTokens: 800,
        instructions: "You are a botanist.",
        prompt: "What is a fern?",
        temperature: 1,
      }),
  },
  "messages-parallel": {
    anthropic: () => {
      const messages = user("I need both the weather in Turin and the time in Quito.");
      const params = { model: sonnet, max_tokens: 1024, system: "Use the tools.", messages, tools: messageTools };
      return messageLoop(params, (next) => anthropic().messages.create(next));
    },
    "ai-anthropic": () =>
      text({
        model: ai(sonnet),
        maxOutputTokens: 1024,
        instructions: "Use the tools.",
        prompt: "I need both the weather in Turin and the time in Quito.",
        tools: { get_weather, get_time },
        stopWhen: stepCountIs(5),
      }),
  },
  "messages-chain": {
    anthropic: () => {
      const messages = user("Get the weather in Seoul, then the time.");
      return messageLoop({ model: sonnet, max_tokens: 1024, messages, tools: messageTools }, (params) =>
        anthropic().messages.create(params),
      );
    },
    "anthropic-runner": async () => {
      const run = (name) => (input) => runTool(name, input);
      const runner = anthropic().beta.messages.toolRunner({
        model: sonnet,
        max_tokens: 1024,
        messages: user("Get the weather in Seoul, then the time."),
        tools: messageTools.map(({ name, description }) =>
          betaTool({ name, description, inputSchema: citySchema, run: run(name) }),
        ),
      });
      return textOf(await runner.runUntilDone());
    },
    "ai-anthropic": () =>
      text({
        model: ai(sonnet),
        maxOutputTokens: 1024,
        prompt: "Get the weather in Seoul, then the time.",
        tools: { get_weather, get_time },
        stopWhen: stepCountIs(5),
      }),
  },
  "messages-nested-tool": {
    anthropic: async () => {
      const { content } = await anthropic().messages.create({
        model: sonnet,
        max_tokens: 1024,
        messages: user("Order two large pizzas for Grace."),
        tools: [{ name: "order", description: "Places an order", input_schema: z.toJSONSchema(order) }],
        tool_choice: { type: "any" },
      });
      return JSON.stringify(content[0].input);
    },
    "ai-anthropic": async () => {
      const { toolCalls } = await generateText({
        model: ai(sonnet),
        maxOutputTokens: 1024,
        prompt: "Order two large pizzas for Grace.",
        tools: { order: tool({ description: "Places an order", inputSchema: order }) },
        toolChoice: "required",
      });
      return JSON.stringify(toolCalls[0].input);
    },
  },
  "messages-image-data": {
    anthropic: () =>
      ask(anthropic(), {
        model: sonnet,
        max_tokens: 300,
        messages: user([
          { type: "text", text: "Which colour is it?" },
          { type: "image", source: { type: "base64", media_type: "image/png", data: png } },
        ]),
      }),
    "ai-anthropic": () =>
      text({
        model: ai(sonnet),
        maxOutputTokens: 300,
        messages: user([
          { type: "text", text: "Which colour is it?" },
          { type: "image", image: png },
        ]),
      }),
  },
  "messages-thinking": {
    anthropic: () =>
      ask(anthropic(), {
        model: sonnet,
        max_tokens: 4096,
        thinking: { type: "enabled", budget_tokens: 2048 },
        messages: user("Is 91 a prime number?"),
      }),
    "ai-anthropic": () =>
      text({
        model: ai(sonnet),
        maxOutputTokens: 2048,
        prompt: "Is 91 a prime number?",
        providerOptions: { anthropic: { thinking: { type: "enabled", budgetTokens: 2048 } } },
      }),
  },
  "messages-thinking-tool": {
    anthropic: () =>
      messageLoop(
        {
          model: sonnet,
          max_tokens: 4096,
          messages: user("Should I take an umbrella in Dublin?"),
          tools: messageTools.slice(0, 1),
          thinking: { type: "enabled", budget_tokens: 1024 },
        },
        (params) => anthropic().messages.create(params),
      ),
    "ai-anthropic": () =>
      text({
        model: ai(sonnet),
        maxOutputTokens: 3072,
        prompt: "Should I take an umbrella in Dublin?",
        tools: { get_weather },
        stopWhen: stepCountIs(5),
        providerOptions: { anthropic: { thinking: { type: "enabled", budgetTokens: 1024 } } },
      }),
  },
  "messages-cache": {
    anthropic: () =>
      ask(anthropic(), {
        model: sonnet,
        max_tokens: 500,
        system: [
          { type: "text", text: "You answer questions about a long book." },
          { type: "text", text: "Chapter one. It was a dark night.", cache_control: { type: "ephemeral" } },
        ],
        messages: user("How was the night?"),
      }),
    "ai-anthropic": () =>
      text({
        model: ai(sonnet),
        maxOutputTokens: 500,
        instructions: [
          { role: "system", content: "You answer questions about a long book." },
          {
            role: "system",
            content: "Chapter one. It was a dark night.",
            providerOptions: { anthropic: { cacheControl } },
          },
        ],
        prompt: "How was the night?",
      }),
  },
  "messages-prefill": {
    anthropic: () => ask(anthropic(), { model: haiku, max_tokens: 200, messages: colours }),
    "ai-anthropic": () => text({ model: ai(haiku), maxOutputTokens: 200, messages: colours }),
  },
  "messages-beta": {
    anthropic: async () =>
      textOf(
        await anthropic().beta.messages.create({
          model: sonnet,
          max_tokens: 1024,
          system: "Be kind.",
          messages: user("How are you?"),
          betas: ["context-1m-2025-08-07"],
        }),
      ),
    "ai-anthropic": () =>
      text({
        model: ai(sonnet),
        maxOutputTokens: 1024,
        instructions: "Be kind.",
        prompt: "How are you?",
        headers: { "anthropic-beta": "context-1m-2025-08-07" },
      }),
  },
  "messages-tool-stream": {
    "anthropic-helper": () => {
      const messages = user("What is the weather in Vienna?");
      return messageLoop({ model: haiku, max_tokens: 1024, messages, tools: messageTools.slice(0, 1) }, (params) =>
        anthropic().messages.stream(params).finalMessage(),
      );
    },
    "ai-anthropic": () =>
      streamed(
        streamText({
          model: ai(haiku),
          maxOutputTokens: 1024,
          prompt: "What is the weather in Vienna?",
          tools: { get_weather },
          stopWhen: stepCountIs(5),
        }),
      ),
  },
  "messages-few-shot": {
    anthropic: () =>
      ask(anthropic(), { model: haiku, max_tokens: 10, system: "Answer with one word.", messages: words }),
    "ai-anthropic": () =>
      text({ model: ai(haiku), maxOutputTokens: 10, instructions: "Answer with one word.", messages: words }),
  },
  "messages-bedrock-tool": {
    "anthropic-bedrock": () =>
      messageLoop(
        {
          model: "anthropic.claude-sonnet-4-5-20250929-v1:0",
          max_tokens: 512,
          messages: user("What is the weather in Cusco?"),
          tools: messageTools.slice(0, 1),
        },
        (params) => anthropicBedrock().messages.create(params),
      ),
    "ai-bedrock-anthropic": () =>
      text({
        model: createBedrockAnthropic({ region: "us-east-1", accessKeyId: "test", secretAccessKey: "test" })(
          "anthropic.claude-sonnet-4-5-20250929-v1:0",
        ),
        maxOutputTokens: 512,
        prompt: "What is the weather in Cusco?",
        tools: { get_weather },
        stopWhen: stepCountIs(5),
      }),
  },
  "messages-vertex": {
    "anthropic-vertex": () =>
      ask(anthropicVertex(), {
        model: "claude-sonnet-4-5@20250929",
        max_tokens: 512,
        messages: user("Name a bridge in Porto."),
      }),
    "ai-vertex-anthropic": () =>
      text({
        model: createVertexAnthropic({
          project: "demo-project",
          location: "us-east5",
          googleAuthOptions: { authClient: googleToken() },
        })("claude-sonnet-4-5@20250929"),
        maxOutputTokens: 512,
        prompt: "Name a bridge in Porto.",
      }),
  },
  "messages-reflected-tool": {
    anthropic: async () => {
      const { content } = await anthropic().messages.create({
        model: sonnet,
        max_tokens: 1024,
        messages: user("Store the event: Alan, 41, gives a talk called Machines."),
        tools: [{ name: "store", description: "Stores an event", input_schema: z.toJSONSchema(eventSchema) }],
      });
      return JSON.stringify(content[0].input);
    },
    "ai-anthropic": async () => {
      const { toolCalls } = await generateText({
        model: ai(sonnet),
        maxOutputTokens: 1024,
        prompt: "Store the event: Alan, 41, gives a talk called Machines.",
        tools: { store: tool({ description: "Stores an event", inputSchema: eventSchema }) },
      });
      return JSON.stringify(toolCalls[0].input);
    },
  },
  "messages-two-systems": {
    anthropic: () =>
      ask(anthropic(), {
        model: sonnet,
        max_tokens: 300,
        system: [
          { type: "text", text: "You are a judge." },
          { type: "text", text: "You speak Latin." },
        ],
        messages: user([
          { type: "text", text: "Here is the case." },
          { type: "text", text: "Who is right?" },
        ]),
      }),
    "ai-anthropic": () =>
      text({
        model: ai(sonnet),
        maxOutputTokens: 300,
        instructions: [
          { role: "system", content: "You are a judge." },
          { role: "system", content: "You speak Latin." },
        ],
        messages: user([
          { type: "text", text: "Here is the case." },
          { type: "text", text: "Who is right?" },
        ]),
      }),
  },
};
