import { createGoogleGenerativeAI } from "@ai-sdk/google";
import { createVertex } from "@ai-sdk/google-vertex";
import { Type } from "@google/genai";
import { generateText, Output, stepCountIs, streamText } from "ai";
import { z } from "zod";
import { googleToken } from "../anthropic.mjs";
import { declarations, gemini, generate, generateLoop, vertex } from "../gemini.mjs";
import { get_time, get_weather, streamed } from "../shared.mjs";

const ai = createGoogleGenerativeAI({ apiKey: "test" });
const flash = "gemini-2.5-flash";
const text = async (options) => (await generateText(options)).text;
const capital = z.object({ name: z.string(), population: z.number().int(), landmarks: z.array(z.string()) });

/** Gemini. */
export const calls = {
  "gemini-plain": {
    genai: () => generate(gemini(), { model: flash, contents: "What is a comet?" }),
    "ai-google": () => text({ model: ai(flash), prompt: "What is a comet?" }),
  },
  "gemini-system": {
    genai: () =>
      generate(gemini(), {
        model: flash,
        contents: "What is a quasar?",
        config: { systemInstruction: "You are an astronomer.", temperature: 0.5 },
      }),
    "ai-google": () =>
      text({ model: ai(flash), instructions: "You are an astronomer.", prompt: "What is a quasar?", temperature: 0.5 }),
  },
  "gemini-history": {
    genai: () =>
      generate(gemini(), {
        model: flash,
        contents: [
          { role: "user", parts: [{ text: "My cat is called Tom." }] },
          { role: "model", parts: [{ text: "Hello Tom!" }] },
          { role: "user", parts: [{ text: "How is my cat called?" }] },
        ],
      }),
    "genai-chat": async () => {
      const chat = gemini().chats.create({
        model: flash,
        history: [
          { role: "user", parts: [{ text: "My cat is called Tom." }] },
          { role: "model", parts: [{ text: "Hello Tom!" }] },
        ],
      });
      return (await chat.sendMessage({ message: "How is my cat called?" })).text;
    },
    "ai-google": () =>
      text({
        model: ai(flash),
        messages: [
          { role: "user", content: "My cat is called Tom." },
          { role: "assistant", content: "Hello Tom!" },
          { role: "user", content: "How is my cat called?" },
        ],
      }),
  },
  "gemini-stream": {
    genai: async () => {
      const stream = await gemini().models.generateContentStream({
        model: flash,
        contents: "Tell me about Saturn.",
        config: { maxOutputTokens: 400 },
      });
      let said = "";
      for await (const chunk of stream) said += chunk.text;
      return said;
    },
    "ai-google": () =>
      streamed(streamText({ model: ai(flash), prompt: "Tell me about Saturn.", maxOutputTokens: 400 })),
  },
  "gemini-parallel": {
    genai: () =>
      generateLoop(gemini(), {
        model: "gemini-2.5-pro",
        contents: "Tell me both the weather in Kyoto and the time in Dubai.",
        config: { tools: [{ functionDeclarations: declarations }] },
      }),
    "ai-google": () =>
      text({
        model: ai("gemini-2.5-pro"),
        prompt: "Tell me both the weather in Kyoto and the time in Dubai.",
        tools: { get_weather, get_time },
        stopWhen: stepCountIs(5),
      }),
  },
  "gemini-pdf": {
    genai: () =>
      generate(gemini(), {
        model: flash,
        contents: [
          { fileData: { fileUri: "https://files.example/report.pdf", mimeType: "application/pdf" } },
          { text: "Summarise this." },
        ],
      }),
    "ai-google": () =>
      text({
        model: ai(flash),
        messages: [
          {
            role: "user",
            content: [
              { type: "file", data: new URL("https://files.example/report.pdf"), mediaType: "application/pdf" },
              { type: "text", text: "Summarise this." },
            ],
          },
        ],
      }),
  },
  "gemini-json": {
    genai: () =>
      generate(gemini(), {
        model: flash,
        contents: "Describe the capital of France.",
        config: {
          responseMimeType: "application/json",
          responseSchema: {
            type: Type.OBJECT,
            properties: {
              name: { type: Type.STRING },
              population: { type: Type.INTEGER },
              landmarks: { type: Type.ARRAY, items: { type: Type.STRING } },
            },
            required: ["name", "population", "landmarks"],
          },
        },
      }),
    "genai-zod": () =>
      generate(gemini(), {
        model: flash,
        contents: "Describe the capital of France.",
        config: { responseMimeType: "application/json", responseJsonSchema: z.toJSONSchema(capital) },
      }),
    "ai-google": async () => {
      const { output } = await generateText({
        model: ai(flash),
        output: Output.object({ schema: capital }),
        prompt: "Describe the capital of France.",
      });
      return JSON.stringify(output);
    },
  },
  "gemini-embed": {
    genai: async () => {
      const { embeddings } = await gemini().models.embedContent({
        model: "gemini-embedding-001",
        contents: "a warm day",
      });
      return JSON.stringify(embeddings[0].values);
    },
    // The AI SDK asks another endpoint for one embedding than Google's SDKs do.
  },
  "gemini-vertex-stream": {
    genai: async () => {
      const stream = await vertex().models.generateContentStream({
        model: flash,
        contents: "Tell me about Jupiter.",
        config: { temperature: 0.7 },
      });
      let said = "";
      for await (const chunk of stream) said += chunk.text;
      return said;
    },
    "ai-vertex": () =>
      streamed(
        streamText({
          model: createVertex({
            project: "demo-project",
            location: "us-central1",
            googleAuthOptions: { authClient: googleToken() },
          })(flash),
          prompt: "Tell me about Jupiter.",
          temperature: 0.7,
        }),
      ),
  },
  "gemini-safety": {
    genai: () =>
      generate(gemini(), {
        model: flash,
        contents: "Tell a ghost story.",
        config: { safetySettings: [{ category: "HARM_CATEGORY_HARASSMENT", threshold: "BLOCK_ONLY_HIGH" }] },
      }),
    "ai-google": () =>
      text({
        model: ai(flash),
        prompt: "Tell a ghost story.",
        providerOptions: {
          google: { safetySettings: [{ category: "HARM_CATEGORY_HARASSMENT", threshold: "BLOCK_ONLY_HIGH" }] },
        },
      }),
  },
};
