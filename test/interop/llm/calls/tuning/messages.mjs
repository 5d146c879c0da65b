import { createBedrockAnthropic } from "@ai-sdk/amazon-bedrock/anthropic";
import { createAnthropic, anthropic as provider } from "@ai-sdk/anthropic";
import { createVertexAnthropic } from "@ai-sdk/google-vertex/anthropic";
import { betaZodTool } from "@anthropic-ai/sdk/helpers/beta/zod";
import { zodOutputFormat } from "@anthropic-ai/sdk/helpers/zod";
import { generateText, Output, stepCountIs, streamText, tool } from "ai";
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
import { city, get_weather, pdf, streamed, weather } from "../shared.mjs";

const ai = createAnthropic({ apiKey: "sk-test" });
const sonnet = "claude-sonnet-4-5";
const text = async (options) => (await generateText(options)).text;
const rating = z.object({ title: z.string(), stars: z.number().int().min(1).max(5), mood: z.enum(["good", "bad"]) });
const capital = z.object({ name: z.string(), population: z.number().int(), landmarks: z.array(z.string()) });
const history = [
  { role: "user", content: "My name is Ada." },
  { role: "assistant", content: "Hello Ada!" },
  { role: "user", content: "What is my name?" },
];

/** Anthropic Messages. */
export const calls = {
  "messages-history": {
    anthropic: () => ask(anthropic(), { model: sonnet, max_tokens: 512, messages: history }),
    "ai-anthropic": () => text({ model: ai(sonnet), maxOutputTokens: 512, messages: history }),
  },
  "messages-stream": {
    anthropic: async () => {
      const stream = await anthropic().messages.create({
        model: "claude-haiku-4-5",
        max_tokens: 1024,
        system: "You tell short stories.",
        messages: [{ role: "user", content: "Tell me about a lighthouse." }],
        stream: true,
      });
      let said = "";
      for await (const event of stream) if (event.type === "content_block_delta") said += event.delta.text;
      return said;
    },
    "anthropic-helper": () =>
      anthropic()
        .messages.stream({
          model: "claude-haiku-4-5",
          max_tokens: 1024,
          system: "You tell short stories.",
          messages: [{ role: "user", content: "Tell me about a lighthouse." }],
        })
        .finalText(),
    "ai-anthropic": () =>
      streamed(
        streamText({
          model: ai("claude-haiku-4-5"),
          maxOutputTokens: 1024,
          instructions: "You tell short stories.",
          prompt: "Tell me about a lighthouse.",
        }),
      ),
  },
  "messages-tool": {
    anthropic: () => {
      const client = anthropic();
      const messages = [{ role: "user", content: "How is the weather in Lisbon?" }];
      return messageLoop({ model: sonnet, max_tokens: 1024, messages, tools: messageTools.slice(0, 1) }, (params) =>
        client.messages.create(params),
      );
    },
    "anthropic-runner": async () =>
      textOf(
        await anthropic().beta.messages.toolRunner({
          model: sonnet,
          max_tokens: 1024,
          messages: [{ role: "user", content: "How is the weather in Lisbon?" }],
          tools: [
            betaZodTool({
              name: "get_weather",
              description: "Current weather in a city",
              inputSchema: city,
              run: (input) => weather(input.city),
            }),
          ],
        }),
      ),
    "ai-anthropic": () =>
      text({
        model: ai(sonnet),
        maxOutputTokens: 1024,
        prompt: "How is the weather in Lisbon?",
        tools: { get_weather },
        stopWhen: stepCountIs(5),
      }),
  },
  "messages-tool-choice": {
    anthropic: async () => {
      const { content } = await anthropic().messages.create({
        model: sonnet,
        max_tokens: 1024,
        messages: [{ role: "user", content: "Rate this film: Metropolis, a masterpiece." }],
        tools: [{ name: "rate", description: "Stores a rating", input_schema: z.toJSONSchema(rating) }],
        tool_choice: { type: "tool", name: "rate" },
      });
      return JSON.stringify(content[0].input);
    },
    "ai-anthropic": async () => {
      const { toolCalls } = await generateText({
        model: ai(sonnet),
        maxOutputTokens: 1024,
        prompt: "Rate this film: Metropolis, a masterpiece.",
        tools: { rate: tool({ description: "Stores a rating", inputSchema: rating }) },
        toolChoice: { type: "tool", toolName: "rate" },
      });
      return JSON.stringify(toolCalls[0].input);
    },
  },
  "messages-image-url": {
    anthropic: () =>
      ask(anthropic(), {
        model: sonnet,
        max_tokens: 300,
        messages: [
          {
            role: "user",
            content: [
              { type: "image", source: { type: "url", url: "https://images.example/cat.png" } },
              { type: "text", text: "Describe the picture." },
            ],
          },
        ],
      }),
    "ai-anthropic": () =>
      text({
        model: ai(sonnet),
        maxOutputTokens: 300,
        messages: [
          {
            role: "user",
            content: [
              { type: "image", image: new URL("https://images.example/cat.png") },
              { type: "text", text: "Describe the picture." },
            ],
          },
        ],
      }),
  },
  "messages-pdf": {
    anthropic: () =>
      ask(anthropic(), {
        model: sonnet,
        max_tokens: 2000,
        messages: [
          {
            role: "user",
            content: [
              { type: "document", source: { type: "base64", media_type: "application/pdf", data: pdf } },
              { type: "text", text: "Summarise the document." },
            ],
          },
        ],
      }),
    "ai-anthropic": () =>
      text({
        model: ai(sonnet),
        maxOutputTokens: 2000,
        messages: [
          {
            role: "user",
            content: [
              { type: "file", data: Buffer.from(pdf, "base64"), mediaType: "application/pdf" },
              { type: "text", text: "Summarise the document." },
            ],
          },
        ],
      }),
  },
  "messages-settings": {
    anthropic: () =>
      ask(anthropic(), {
        model: sonnet,
        max_tokens: 256,
        system: "Be brief.",
        messages: [{ role: "user", content: "Name three rivers." }],
        temperature: 0.5,
        top_k: 40,
        stop_sequences: ["END"],
        metadata: { user_id: "user-7" },
      }),
    "ai-anthropic": () =>
      text({
        model: ai(sonnet),
        maxOutputTokens: 256,
        instructions: "Be brief.",
        prompt: "Name three rivers.",
        temperature: 0.5,
        topK: 40,
        stopSequences: ["END"],
        providerOptions: { anthropic: { metadata: { userId: "user-7" } } },
      }),
  },
  "messages-json": {
    anthropic: async () => {
      const message = await anthropic().messages.parse({
        model: sonnet,
        max_tokens: 1024,
        messages: [{ role: "user", content: "Describe the capital of France." }],
        output_config: { format: zodOutputFormat(capital) },
      });
      return JSON.stringify(message.parsed_output);
    },
    "ai-anthropic": async () => {
      const { output } = await generateText({
        model: ai(sonnet),
        maxOutputTokens: 1024,
        output: Output.object({ schema: capital }),
        prompt: "Describe the capital of France.",
      });
      return JSON.stringify(output);
    },
  },
  "messages-web-search": {
    anthropic: () =>
      ask(anthropic(), {
        model: sonnet,
        max_tokens: 1024,
        messages: [{ role: "user", content: "What is the news from Paris?" }],
        tools: [{ type: "web_search_20250305", name: "web_search", max_uses: 2 }],
      }),
    "ai-anthropic": () =>
      text({
        model: ai(sonnet),
        maxOutputTokens: 1024,
        prompt: "What is the news from Paris?",
        tools: { web_search: provider.tools.webSearch_20250305({ maxUses: 2 }) },
      }),
  },
  "messages-bedrock": {
    "anthropic-bedrock": () =>
      ask(anthropicBedrock(), {
        model: "anthropic.claude-sonnet-4-5-20250929-v1:0",
        max_tokens: 512,
        system: "You are a geographer.",
        messages: [{ role: "user", content: "Name the capital of Peru." }],
      }),
    "ai-bedrock-anthropic": () =>
      text({
        model: bedrock()("anthropic.claude-sonnet-4-5-20250929-v1:0"),
        maxOutputTokens: 512,
        instructions: "You are a geographer.",
        prompt: "Name the capital of Peru.",
      }),
  },
  "messages-bedrock-stream": {
    "anthropic-bedrock": () =>
      anthropicBedrock()
        .messages.stream({
          model: "us.anthropic.claude-haiku-4-5-20251001-v1:0",
          max_tokens: 512,
          messages: [{ role: "user", content: "Count to five." }],
        })
        .finalText(),
    "ai-bedrock-anthropic": () =>
      streamed(
        streamText({
          model: bedrock()("us.anthropic.claude-haiku-4-5-20251001-v1:0"),
          maxOutputTokens: 512,
          prompt: "Count to five.",
        }),
      ),
  },
  "messages-vertex-stream": {
    "anthropic-vertex": () =>
      anthropicVertex()
        .messages.stream({
          model: "claude-sonnet-4-5@20250929",
          max_tokens: 512,
          system: "You are a guide.",
          messages: [{ role: "user", content: "What can I see in Porto?" }],
        })
        .finalText(),
    "ai-vertex-anthropic": () => {
      const googleAuthOptions = { authClient: googleToken() };
      const vertex = createVertexAnthropic({ project: "demo-project", location: "us-east5", googleAuthOptions });
      return streamed(
        streamText({
          model: vertex("claude-sonnet-4-5@20250929"),
          maxOutputTokens: 512,
          instructions: "You are a guide.",
          prompt: "What can I see in Porto?",
        }),
      );
    },
  },
  "messages-same-tool": {
    anthropic: () => {
      const messages = [{ role: "user", content: "Where is it warmer, check both Murcia and Bilbao." }];
      return messageLoop({ model: sonnet, max_tokens: 1024, messages, tools: messageTools.slice(0, 1) }, (params) =>
        anthropic().messages.create(params),
      );
    },
    "ai-anthropic": () =>
      text({
        model: ai(sonnet),
        maxOutputTokens: 1024,
        prompt: "Where is it warmer, check both Murcia and Bilbao.",
        tools: { get_weather },
        stopWhen: stepCountIs(5),
      }),
  },
  "messages-tool-error": {
    anthropic: async () => {
      const client = anthropic();
      const params = { model: sonnet, max_tokens: 1024, tools: messageTools.slice(0, 1) };
      const messages = [{ role: "user", content: "What is the weather in Atlantis?" }];
      const { content } = await client.messages.create({ ...params, messages });
      const result = { type: "tool_result", tool_use_id: content[0].id, is_error: true, content: "no such city" };
      messages.push({ role: "assistant", content }, { role: "user", content: [result] });
      return ask(client, { ...params, messages });
    },
    "ai-anthropic": () =>
      text({
        model: ai(sonnet),
        maxOutputTokens: 1024,
        prompt: "What is the weather in Atlantis?",
        tools: {
          get_weather: tool({
            description: "Current weather in a city",
            inputSchema: city,
            execute: async () => {
              throw new Error("no such city");
            },
          }),
        },
        stopWhen: stepCountIs(5),
      }),
  },
  "messages-effort": {
    anthropic: () =>
      ask(anthropic(), {
        model: "claude-opus-4-5",
        max_tokens: 2000,
        messages: [{ role: "user", content: "Explain magnetism." }],
        output_config: { effort: "low" },
      }),
    "ai-anthropic": () =>
      text({
        model: ai("claude-opus-4-5"),
        maxOutputTokens: 2000,
        prompt: "Explain magnetism.",
        providerOptions: { anthropic: { effort: "low" } },
      }),
  },
};

function bedrock() {
  return createBedrockAnthropic({ region: "us-east-1", accessKeyId: "test", secretAccessKey: "test" });
}
