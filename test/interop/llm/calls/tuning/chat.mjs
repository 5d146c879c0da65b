import { createOpenAI } from "@ai-sdk/openai";
import { generateObject, generateText, Output, stepCountIs, streamText, tool } from "ai";
import { zodFunction, zodResponseFormat } from "openai/helpers/zod";
import { z } from "zod";
import {
  chatLoop,
  chatStream,
  chatTools,
  city,
  get_time,
  get_weather,
  openai,
  streamed,
  time,
  weather,
} from "../shared.mjs";

const ai = createOpenAI({ apiKey: "sk-test" });
const contact = z.object({ name: z.string(), age: z.number().int(), tags: z.array(z.string()).optional() });
const capital = z.object({ name: z.string(), population: z.number().int(), landmarks: z.array(z.string()) });

const content = async (params) => (await openai().chat.completions.create(params)).choices[0].message.content;
const text = async (options) => (await generateText(options)).text;

/** OpenAI Chat Completions. */
export const calls = {
  "chat-plain": {
    openai: () =>
      content({ model: "gpt-4o-mini", messages: [{ role: "user", content: "Write a haiku about rivers." }] }),
    "ai-openai": () => text({ model: ai.chat("gpt-4o-mini"), prompt: "Write a haiku about rivers." }),
  },
  "chat-developer": {
    openai: () =>
      content({
        model: "o4-mini",
        messages: [
          { role: "developer", content: "Answer in one short sentence." },
          { role: "user", content: "Why is the sky blue?" },
        ],
      }),
    "ai-openai": () =>
      text({
        model: ai.chat("o4-mini"),
        instructions: "Answer in one short sentence.",
        prompt: "Why is the sky blue?",
      }),
  },
  "chat-stream": {
    openai: async () =>
      chatStream(
        await openai().chat.completions.create({
          model: "gpt-4o",
          stream: true,
          stream_options: { include_usage: true },
          messages: [
            { role: "system", content: "You are a poet." },
            { role: "user", content: "Write two lines about the Moon." },
          ],
        }),
      ),
    "openai-helper": () => {
      const runner = openai().chat.completions.stream({
        model: "gpt-4o",
        messages: [
          { role: "system", content: "You are a poet." },
          { role: "user", content: "Write two lines about the Moon." },
        ],
      });
      return runner.finalContent();
    },
    "ai-openai": () =>
      streamed(
        streamText({
          model: ai.chat("gpt-4o"),
          instructions: "You are a poet.",
          prompt: "Write two lines about the Moon.",
        }),
      ),
  },
  "chat-parallel": {
    openai: () =>
      chatLoop(openai(), {
        model: "gpt-4o",
        messages: [
          { role: "system", content: "Use the tools." },
          { role: "user", content: "Tell me both the weather in Oslo and the time in Lima." },
        ],
        tools: chatTools,
        parallel_tool_calls: true,
      }),
    "ai-openai": () =>
      text({
        model: ai.chat("gpt-4o"),
        instructions: "Use the tools.",
        prompt: "Tell me both the weather in Oslo and the time in Lima.",
        tools: { get_weather, get_time },
        stopWhen: stepCountIs(5),
      }),
  },
  "chat-chain": {
    openai: () =>
      chatLoop(openai(), {
        model: "gpt-4o",
        messages: [{ role: "user", content: "Look up the weather in Rome, then the time there." }],
        tools: chatTools,
      }),
    "openai-runner": () => {
      const runner = openai().chat.completions.runTools({
        model: "gpt-4o",
        messages: [{ role: "user", content: "Look up the weather in Rome, then the time there." }],
        tools: [
          zodFunction({
            name: "get_weather",
            description: "Current weather in a city",
            parameters: city,
            function: (input) => weather(input.city),
          }),
          zodFunction({
            name: "get_time",
            description: "Local time in a city",
            parameters: city,
            function: (input) => time(input.city),
          }),
        ],
      });
      return runner.finalContent();
    },
    "ai-openai": () =>
      text({
        model: ai.chat("gpt-4o"),
        prompt: "Look up the weather in Rome, then the time there.",
        tools: { get_weather, get_time },
        stopWhen: stepCountIs(10),
      }),
  },
  "chat-tool-named": {
    openai: async () => {
      const completion = await openai().chat.completions.create({
        model: "gpt-4.1",
        messages: [{ role: "user", content: "Store this contact: Ada Lovelace, 36 years old." }],
        tools: [
          {
            type: "function",
            function: { name: "store_contact", description: "Stores a contact", parameters: z.toJSONSchema(contact) },
          },
        ],
        tool_choice: { type: "function", function: { name: "store_contact" } },
      });
      return completion.choices[0].message.tool_calls[0].function.arguments;
    },
    "ai-openai": async () => {
      const { toolCalls } = await generateText({
        model: ai.chat("gpt-4.1"),
        prompt: "Store this contact: Ada Lovelace, 36 years old.",
        tools: { store_contact: tool({ description: "Stores a contact", inputSchema: contact }) },
        toolChoice: { type: "tool", toolName: "store_contact" },
      });
      return JSON.stringify(toolCalls[0].input);
    },
  },
  "chat-tool-stream": {
    "openai-helper": () => {
      const runner = openai().chat.completions.runTools({
        model: "gpt-4o",
        stream: true,
        messages: [{ role: "user", content: "What is the weather in Bergen?" }],
        tools: [
          {
            type: "function",
            function: {
              name: "get_weather",
              description: "Current weather in a city",
              parameters: z.toJSONSchema(city),
              parse: JSON.parse,
              function: (input) => weather(input.city),
            },
          },
        ],
      });
      return runner.finalContent();
    },
    "ai-openai": () =>
      streamed(
        streamText({
          model: ai.chat("gpt-4o"),
          prompt: "What is the weather in Bergen?",
          tools: { get_weather },
          stopWhen: stepCountIs(3),
        }),
      ),
  },
  "chat-json-schema": {
    openai: async () => {
      const completion = await openai().chat.completions.parse({
        model: "gpt-4o",
        messages: [{ role: "user", content: "Describe the capital of France." }],
        response_format: zodResponseFormat(capital, "capital"),
      });
      return JSON.stringify(completion.choices[0].message.parsed);
    },
    "ai-openai": async () => {
      const { object } = await generateObject({
        model: ai.chat("gpt-4o"),
        schema: capital,
        schemaName: "capital",
        prompt: "Describe the capital of France.",
      });
      return JSON.stringify(object);
    },
    "ai-openai-output": async () => {
      const { output } = await generateText({
        model: ai.chat("gpt-4o"),
        output: Output.object({ schema: capital, name: "capital" }),
        prompt: "Describe the capital of France.",
      });
      return JSON.stringify(output);
    },
  },
  "chat-settings": {
    openai: () =>
      content({
        model: "gpt-4.1-mini",
        messages: [
          { role: "system", content: "Be brief." },
          { role: "user", content: "Name three rivers." },
        ],
        temperature: 0.7,
        top_p: 0.9,
        max_completion_tokens: 200,
        stop: "END",
        seed: 42,
        frequency_penalty: 0.5,
        presence_penalty: 0,
        user: "user-7",
      }),
    "ai-openai": () =>
      text({
        model: ai.chat("gpt-4.1-mini"),
        instructions: "Be brief.",
        prompt: "Name three rivers.",
        temperature: 0.7,
        topP: 0.9,
        maxOutputTokens: 200,
        stopSequences: ["END"],
        seed: 42,
        frequencyPenalty: 0.5,
        presencePenalty: 0,
        providerOptions: { openai: { user: "user-7" } },
      }),
  },
  "chat-reasoning": {
    openai: () =>
      content({
        model: "o3",
        messages: [
          { role: "system", content: "You prove theorems." },
          { role: "user", content: "Is 221 a prime number?" },
        ],
        reasoning_effort: "high",
        max_completion_tokens: 4000,
      }),
    "ai-openai": () =>
      text({
        model: ai.chat("o3"),
        instructions: "You prove theorems.",
        prompt: "Is 221 a prime number?",
        maxOutputTokens: 4000,
        providerOptions: { openai: { reasoningEffort: "high" } },
      }),
  },
  "chat-few-shot": {
    openai: () =>
      content({ model: "gpt-4o-mini", temperature: 0, messages: [{ role: "system", content: mood }, ...shots] }),
    "ai-openai": () => text({ model: ai.chat("gpt-4o-mini"), temperature: 0, instructions: mood, messages: shots }),
  },
  "chat-logprobs": {
    openai: () =>
      content({
        model: "gpt-4o",
        messages: [{ role: "user", content: "Answer yes or no: is water wet?" }],
        logprobs: true,
        top_logprobs: 3,
        n: 1,
      }),
    "ai-openai": () =>
      text({
        model: ai.chat("gpt-4o"),
        prompt: "Answer yes or no: is water wet?",
        providerOptions: { openai: { logprobs: 3 } },
      }),
  },
  "chat-same-tool": {
    openai: () =>
      chatLoop(openai(), {
        model: "gpt-4o",
        messages: [{ role: "user", content: "Where is it warmer, check both Cordoba and Malaga." }],
        tools: chatTools.slice(0, 1),
      }),
    "ai-openai": () =>
      text({
        model: ai.chat("gpt-4o"),
        prompt: "Where is it warmer, check both Cordoba and Malaga.",
        tools: { get_weather },
        stopWhen: stepCountIs(5),
      }),
  },
};

const mood = "Classify the mood as good or bad.";
const shots = [
  { role: "user", content: "I love it!" },
  { role: "assistant", content: "good" },
  { role: "user", content: "It broke after a day." },
  { role: "assistant", content: "bad" },
  { role: "user", content: "Best purchase this year." },
];
