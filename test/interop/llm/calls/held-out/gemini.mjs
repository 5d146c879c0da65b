import { createGoogleGenerativeAI } from "@ai-sdk/google";
import { createVertex } from "@ai-sdk/google-vertex";
import { FunctionCallingConfigMode } from "@google/genai";
import { generateText, Output, stepCountIs, tool } from "ai";
import { z } from "zod";
import { googleToken } from "../anthropic.mjs";
import { declarations, gemini, generate, generateLoop, vertex } from "../gemini.mjs";
import { eventSchema, get_time, get_weather, png } from "../shared.mjs";
import { order } from "./chat.mjs";

const ai = createGoogleGenerativeAI({ apiKey: "test" });
const flash = "gemini-2.5-flash";
const text = async (options) => (await generateText(options)).text;
const aiVertex = () =>
  createVertex({
    project: "demo-project",
    location: "us-central1",
    googleAuthOptions: { authClient: googleToken() },
  })(flash);

/** Gemini. */
export const calls = {
  "gemini-tool": {
    genai: () =>
      generateLoop(gemini(), {
        model: flash,
        contents: "What is the weather in Hanoi?",
        config: { tools: [{ functionDeclarations: declarations.slice(0, 1) }] },
      }),
    "ai-google": () =>
      text({
        model: ai(flash),
        prompt: "What is the weather in Hanoi?",
        tools: { get_weather },
        stopWhen: stepCountIs(5),
      }),
  },
  "gemini-nested-tool": {
    genai: async () => {
      const { functionCalls } = await gemini().models.generateContent({
        model: flash,
        contents: "Order two large pizzas for Grace.",
        config: {
          tools: [
            {
              functionDeclarations: [
                { name: "order", description: "Places an order", parametersJsonSchema: z.toJSONSchema(order) },
              ],
            },
          ],
        },
      });
      return JSON.stringify(functionCalls[0].args);
    },
    "ai-google": async () => {
      const { toolCalls } = await generateText({
        model: ai(flash),
        prompt: "Order two large pizzas for Grace.",
        tools: { order: tool({ description: "Places an order", inputSchema: order }) },
      });
      return JSON.stringify(toolCalls[0].input);
    },
  },
  "gemini-tool-config": {
    genai: async () => {
      const { functionCalls } = await gemini().models.generateContent({
        model: flash,
        contents: "Is it late in Suva?",
        config: {
          tools: [{ functionDeclarations: declarations }],
          toolConfig: {
            functionCallingConfig: { mode: FunctionCallingConfigMode.ANY, allowedFunctionNames: ["get_time"] },
          },
        },
      });
      return JSON.stringify(functionCalls[0].args);
    },
    "ai-google": async () => {
      const { toolCalls } = await generateText({
        model: ai(flash),
        prompt: "Is it late in Suva?",
        tools: { get_weather, get_time },
        toolChoice: { type: "tool", toolName: "get_time" },
      });
      return JSON.stringify(toolCalls[0].input);
    },
  },
  "gemini-image": {
    genai: () =>
      generate(gemini(), {
        model: flash,
        contents: [{ text: "Which colour is it?" }, { inlineData: { mimeType: "image/png", data: png } }],
      }),
    "ai-google": () =>
      text({
        model: ai(flash),
        messages: [
          {
            role: "user",
            content: [
              { type: "text", text: "Which colour is it?" },
              { type: "image", image: Buffer.from(png, "base64") },
            ],
          },
        ],
      }),
  },
  "gemini-settings": {
    genai: () =>
      generate(gemini(), {
        model: flash,
        contents: "Name three lakes.",
        config: { temperature: 0.3, topP: 0.9, topK: 20, maxOutputTokens: 128, stopSequences: ["END"], seed: 7 },
      }),
    "ai-google": () =>
      text({
        model: ai(flash),
        prompt: "Name three lakes.",
        temperature: 0.3,
        topP: 0.9,
        topK: 20,
        maxOutputTokens: 128,
        stopSequences: ["END"],
        seed: 7,
      }),
  },
  "gemini-thinking": {
    genai: () =>
      generate(gemini(), {
        model: "gemini-2.5-pro",
        contents: "Is 221 a prime number?",
        config: { thinkingConfig: { includeThoughts: true, thinkingBudget: 1024 } },
      }),
    "ai-google": () =>
      text({
        model: ai("gemini-2.5-pro"),
        prompt: "Is 221 a prime number?",
        providerOptions: { google: { thinkingConfig: { includeThoughts: true, thinkingBudget: 1024 } } },
      }),
  },
  "gemini-search": {
    genai: () =>
      generate(gemini(), {
        model: flash,
        contents: "Who won the race yesterday?",
        config: { tools: [{ googleSearch: {} }] },
      }),
    "ai-google": () =>
      text({
        model: ai(flash),
        prompt: "Who won the race yesterday?",
        tools: { google_search: ai.tools.googleSearch({}) },
      }),
  },
  "gemini-vertex": {
    genai: () =>
      generate(vertex(), {
        model: flash,
        contents: "What is dew?",
        config: { systemInstruction: "You are a meteorologist." },
      }),
    "ai-vertex": () => text({ model: aiVertex(), instructions: "You are a meteorologist.", prompt: "What is dew?" }),
  },
  "gemini-vertex-tool": {
    genai: () =>
      generateLoop(vertex(), {
        model: flash,
        contents: "What is the weather in Lagos?",
        config: { tools: [{ functionDeclarations: declarations.slice(0, 1) }] },
      }),
    "ai-vertex": () =>
      text({
        model: aiVertex(),
        prompt: "What is the weather in Lagos?",
        tools: { get_weather },
        stopWhen: stepCountIs(5),
      }),
  },
  "gemini-two-cities": {
    genai: () =>
      generateLoop(gemini(), {
        model: flash,
        contents: "Where is it warmer, check both Leon and Cadiz.",
        config: { tools: [{ functionDeclarations: declarations.slice(0, 1) }] },
      }),
    "ai-google": () =>
      text({
        model: ai(flash),
        prompt: "Where is it warmer, check both Leon and Cadiz.",
        tools: { get_weather },
        stopWhen: stepCountIs(5),
      }),
  },
  "gemini-two-parts": {
    genai: () =>
      generate(gemini(), {
        model: flash,
        contents: ["First: all that glitters.", "Second: is not gold."],
        config: { systemInstruction: "You compare texts." },
      }),
    "ai-google": () =>
      text({
        model: ai(flash),
        instructions: "You compare texts.",
        messages: [
          {
            role: "user",
            content: [
              { type: "text", text: "First: all that glitters." },
              { type: "text", text: "Second: is not gold." },
            ],
          },
        ],
      }),
  },
  "gemini-reflected": {
    genai: () =>
      generate(gemini(), {
        model: flash,
        contents: "Extract the event: Edith, 50, gives a party called Shells.",
        config: { responseMimeType: "application/json", responseJsonSchema: z.toJSONSchema(eventSchema) },
      }),
    "ai-google": async () => {
      const { output } = await generateText({
        model: ai(flash),
        output: Output.object({ schema: eventSchema }),
        prompt: "Extract the event: Edith, 50, gives a party called Shells.",
      });
      return JSON.stringify(output);
    },
  },
};
