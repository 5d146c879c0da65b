import { createOpenAI } from "@ai-sdk/openai";
import { generateText } from "ai";
import { openai, pdf, png } from "../shared.mjs";

const ai = createOpenAI({ apiKey: "sk-test" });
const content = async (params) => (await openai().chat.completions.create(params)).choices[0].message.content;
const text = async (options) => (await generateText(options)).text;

/** OpenAI Chat Completions with images and files. */
export const calls = {
  "chat-image-url": {
    openai: () =>
      content({
        model: "gpt-4o",
        max_completion_tokens: 300,
        messages: [
          {
            role: "user",
            content: [
              { type: "text", text: "What is in this picture?" },
              { type: "image_url", image_url: { url: "https://images.example/cat.png" } },
            ],
          },
        ],
      }),
    "ai-openai": () =>
      text({
        model: ai.chat("gpt-4o"),
        maxOutputTokens: 300,
        messages: [
          {
            role: "user",
            content: [
              { type: "text", text: "What is in this picture?" },
              { type: "image", image: new URL("https://images.example/cat.png") },
            ],
          },
        ],
      }),
  },
  "chat-image-data": {
    openai: () =>
      content({
        model: "gpt-4o",
        messages: [
          {
            role: "user",
            content: [
              { type: "text", text: "Which colour is this?" },
              { type: "image_url", image_url: { url: `data:image/png;base64,${png}`, detail: "low" } },
            ],
          },
        ],
      }),
    "ai-openai": () =>
      text({
        model: ai.chat("gpt-4o"),
        messages: [
          {
            role: "user",
            content: [
              { type: "text", text: "Which colour is this?" },
              {
                type: "image",
                image: Buffer.from(png, "base64"),
                providerOptions: { openai: { imageDetail: "low" } },
              },
            ],
          },
        ],
      }),
  },
  "chat-pdf": {
    openai: () =>
      content({
        model: "gpt-4o",
        messages: [
          {
            role: "user",
            content: [
              { type: "text", text: "Summarise this document." },
              { type: "file", file: { filename: "report.pdf", file_data: `data:application/pdf;base64,${pdf}` } },
            ],
          },
        ],
      }),
    "ai-openai": () =>
      text({
        model: ai.chat("gpt-4o"),
        messages: [
          {
            role: "user",
            content: [
              { type: "text", text: "Summarise this document." },
              { type: "file", data: Buffer.from(pdf, "base64"), mediaType: "application/pdf", filename: "report.pdf" },
            ],
          },
        ],
      }),
  },
};
