import { createOpenAI } from "@ai-sdk/openai";
import { generateText, stepCountIs, tool } from "ai";
import { zodFunction } from "openai/helpers/zod";
import { z } from "zod";
import { chatLoop, chatTools, city, get_time, get_weather, openai, weather } from "../shared.mjs";

const ai = createOpenAI({ apiKey: "sk-test" });
const text = async (options) => (await generateText(options)).text;
const content = async (params) => (await openai().chat.completions.create(params)).choices[0].message.content;
const chat = (system, user) => [
  { role: "system", content: system },
  { role: "user", content: user },
];

/** The tool of the calls with a nested schema. */
export const order = z.object({
  customer: z.string().describe("Who orders"),
  items: z.array(
    z.object({
      dish: z.string(),
      size: z.enum(["small", "medium", "large"]),
      count: z.number().int().min(1),
      extras: z.array(z.string()).optional(),
    }),
  ),
  note: z.string().optional().describe("Anything else"),
});

/** OpenAI Chat Completions. */
export const calls = {
  "chat-system": {
    openai: () =>
      content({
        model: "gpt-4o",
        messages: chat("You are a historian.", "Who built the Colosseum?"),
        temperature: 0.5,
        max_completion_tokens: 500,
      }),
    "openai-old": () =>
      content({
        model: "gpt-4o",
        messages: chat("You are a historian.", "Who built the Colosseum?"),
        temperature: 0.5,
        max_tokens: 500,
      }),
    "ai-openai": () =>
      text({
        model: ai.chat("gpt-4o"),
        instructions: "You are a historian.",
        prompt: "Who built the Colosseum?",
        temperature: 0.5,
        maxOutputTokens: 500,
      }),
  },
  "chat-history": {
    openai: async () => {
      const client = openai();
      const messages = [{ role: "user", content: "Name a planet." }];
      const first = await client.chat.completions.create({ model: "gpt-4o-mini", messages });
      messages.push(first.choices[0].message, { role: "user", content: "Name another one." });
      const second = await client.chat.completions.create({ model: "gpt-4o-mini", messages });
      return second.choices[0].message.content;
    },
    "ai-openai": async () => {
      const messages = [{ role: "user", content: "Name a planet." }];
      const first = await generateText({ model: ai.chat("gpt-4o-mini"), messages });
      messages.push(...first.response.messages, { role: "user", content: "Name another one." });
      return text({ model: ai.chat("gpt-4o-mini"), messages });
    },
  },
  "chat-tool": {
    openai: () =>
      chatLoop(openai(), {
        model: "gpt-4o",
        messages: chat("You help travellers.", "What is the weather in Athens?"),
        tools: chatTools.slice(0, 1),
      }),
    "openai-runner": () =>
      openai()
        .chat.completions.runTools({
          model: "gpt-4o",
          messages: chat("You help travellers.", "What is the weather in Athens?"),
          tools: [
            zodFunction({
              name: "get_weather",
              description: "Current weather in a city",
              parameters: city,
              function: (input) => weather(input.city),
            }),
          ],
        })
        .finalContent(),
    "ai-openai": () =>
      text({
        model: ai.chat("gpt-4o"),
        instructions: "You help travellers.",
        prompt: "What is the weather in Athens?",
        tools: { get_weather },
        toolChoice: "auto",
        stopWhen: stepCountIs(4),
      }),
  },
  "chat-nested-tool": {
    openai: async () => {
      const completion = await openai().chat.completions.create({
        model: "gpt-4o",
        messages: [{ role: "user", content: "Order two large pizzas for Grace." }],
        tools: [
          {
            type: "function",
            function: { name: "order", description: "Places an order", parameters: z.toJSONSchema(order) },
          },
        ],
      });
      return completion.choices[0].message.tool_calls[0].function.arguments;
    },
    "ai-openai": async () => {
      const { toolCalls } = await generateText({
        model: ai.chat("gpt-4o"),
        prompt: "Order two large pizzas for Grace.",
        tools: { order: tool({ description: "Places an order", inputSchema: order }) },
      });
      return JSON.stringify(toolCalls[0].input);
    },
  },
  "chat-tool-required": {
    openai: async () => {
      const completion = await openai().chat.completions.create({
        model: "gpt-4o",
        messages: [{ role: "user", content: "Is it windy in Chicago?" }],
        tools: chatTools,
        tool_choice: "required",
        parallel_tool_calls: false,
      });
      return completion.choices[0].message.tool_calls[0].function.arguments;
    },
    "ai-openai": async () => {
      const { toolCalls } = await generateText({
        model: ai.chat("gpt-4o"),
        prompt: "Is it windy in Chicago?",
        tools: { get_weather, get_time },
        toolChoice: "required",
        providerOptions: { openai: { parallelToolCalls: false } },
      });
      return JSON.stringify(toolCalls[0].input);
    },
  },
  "chat-json-object": {
    openai: () =>
      content({
        model: "gpt-4o",
        messages: chat("Answer in JSON.", "Which animal says moo?"),
        response_format: { type: "json_object" },
      }),
  },
  "chat-tool-none": {
    openai: () =>
      content({
        model: "gpt-4o",
        messages: [{ role: "user", content: "Which tools can you use?" }],
        tools: chatTools,
        tool_choice: "none",
      }),
    "ai-openai": () =>
      text({
        model: ai.chat("gpt-4o"),
        prompt: "Which tools can you use?",
        tools: { get_weather, get_time },
        toolChoice: "none",
      }),
  },
};
