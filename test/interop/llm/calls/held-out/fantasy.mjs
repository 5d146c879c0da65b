import { createGoogleGenerativeAI } from "@ai-sdk/google";
import { createOpenAI } from "@ai-sdk/openai";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { createOpenRouter } from "@openrouter/ai-sdk-provider";
import { generateText, stepCountIs, streamText } from "ai";
import { gemini } from "../gemini.mjs";
import { responseLoop, responseTools } from "../responses.mjs";
import { chatLoop, chatTools, get_time, get_weather, openai, streamed } from "../shared.mjs";

const apiKey = "sk-test";
const ai = createOpenAI({ apiKey });
const text = async (options) => (await generateText(options)).text;
const stopWhen = stepCountIs(10);
const chat = (system, user) => [
  { role: "system", content: system },
  { role: "user", content: user },
];

/** What the agents of Go's fantasy ask. */
export const calls = {
  "fantasy-openai": {
    openai: async () => {
      const completion = await openai().chat.completions.create({
        model: "gpt-4o",
        max_completion_tokens: 500,
        temperature: 0.6,
        messages: chat("You are a geographer.", "What is a fjord?"),
      });
      return completion.choices[0].message.content;
    },
    "ai-openai": () =>
      text({
        model: ai.chat("gpt-4o"),
        instructions: "You are a geographer.",
        prompt: "What is a fjord?",
        maxOutputTokens: 500,
        temperature: 0.6,
      }),
  },
  "fantasy-openai-responses": {
    openai: () =>
      responseLoop(openai(), {
        model: "gpt-4.1",
        instructions: "You are a travel guide.",
        input: [{ role: "user", content: "What is the weather in Split?" }],
        tools: responseTools.slice(0, 1),
      }),
    "ai-openai": () =>
      text({
        model: ai("gpt-4.1"),
        instructions: "You are a travel guide.",
        prompt: "What is the weather in Split?",
        tools: { get_weather },
        stopWhen,
      }),
  },
  "fantasy-google": {
    genai: async () => {
      const stream = await gemini().models.generateContentStream({
        model: "gemini-2.5-flash",
        contents: "What is a geyser?",
        config: { systemInstruction: "You are a geologist.", maxOutputTokens: 400 },
      });
      let said = "";
      for await (const chunk of stream) said += chunk.text;
      return said;
    },
    "ai-google": () =>
      streamed(
        streamText({
          model: createGoogleGenerativeAI({ apiKey: "test" })("gemini-2.5-flash"),
          instructions: "You are a geologist.",
          prompt: "What is a geyser?",
          maxOutputTokens: 400,
        }),
      ),
  },
  "fantasy-compat-tool": {
    "ai-compatible": () =>
      streamed(
        streamText({
          model: createOpenAICompatible({ name: "xai", baseURL: "https://api.x.ai/v1", apiKey })("grok-4"),
          instructions: "Use the tools.",
          prompt: "Give both the weather in Leeds and the time in Boston.",
          tools: { get_weather, get_time },
          stopWhen,
        }),
      ),
    "openai-helper": () =>
      openai("https://api.x.ai/v1")
        .chat.completions.runTools({
          model: "grok-4",
          stream: true,
          messages: chat("Use the tools.", "Give both the weather in Leeds and the time in Boston."),
          tools: chatTools.map(({ type, function: declared }) => ({
            type,
            function: {
              ...declared,
              parse: JSON.parse,
              function: (input) => (declared.name === "get_time" ? get_time : get_weather).execute(input),
            },
          })),
        })
        .finalContent(),
  },
  "fantasy-openrouter-tool": {
    openai: () =>
      chatLoop(openai("https://openrouter.ai/api/v1"), {
        model: "moonshotai/kimi-k2",
        messages: [{ role: "user", content: "What is the weather in Hamburg?" }],
        tools: chatTools.slice(0, 1),
      }),
    "ai-openrouter": () =>
      text({
        model: createOpenRouter({ apiKey })("moonshotai/kimi-k2"),
        prompt: "What is the weather in Hamburg?",
        tools: { get_weather },
        stopWhen,
      }),
  },
};
