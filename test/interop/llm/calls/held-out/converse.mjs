import { createAmazonBedrock } from "@ai-sdk/amazon-bedrock";
import { ConverseStreamCommand } from "@aws-sdk/client-bedrock-runtime";
import { generateText, stepCountIs, streamText } from "ai";
import { bedrockRuntime, converse, converseTools, said } from "../aws.mjs";
import { get_time, get_weather, png, streamed } from "../shared.mjs";

const ai = createAmazonBedrock({ region: "us-east-1", accessKeyId: "test", secretAccessKey: "test" });
const nova = "amazon.nova-lite-v1:0";
const sonnet = "anthropic.claude-sonnet-4-5-20250929-v1:0";
const text = async (options) => (await generateText(options)).text;
const turn = (role, content) => ({ role, content: [{ text: content }] });

/** Bedrock. */
export const calls = {
  "converse-plain": {
    aws: () => said({ modelId: "amazon.nova-micro-v1:0", messages: [turn("user", "What is a harbour?")] }),
    "ai-bedrock": () => text({ model: ai("amazon.nova-micro-v1:0"), prompt: "What is a harbour?" }),
  },
  "converse-stream": {
    aws: async () => {
      const { stream } = await bedrockRuntime().send(
        new ConverseStreamCommand({
          modelId: nova,
          system: [{ text: "You are a sailor." }],
          messages: [turn("user", "Tell me about tides.")],
          inferenceConfig: { maxTokens: 250 },
        }),
      );
      let all = "";
      for await (const event of stream) all += event.contentBlockDelta?.delta?.text ?? "";
      return all;
    },
    "ai-bedrock": () =>
      streamed(
        streamText({
          model: ai(nova),
          instructions: "You are a sailor.",
          prompt: "Tell me about tides.",
          maxOutputTokens: 250,
        }),
      ),
  },
  "converse-image": {
    aws: () =>
      said({
        modelId: nova,
        messages: [
          {
            role: "user",
            content: [
              { text: "Which colour is it?" },
              { image: { format: "png", source: { bytes: Buffer.from(png, "base64") } } },
            ],
          },
        ],
      }),
    "ai-bedrock": () =>
      text({
        model: ai(nova),
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
  "converse-tool-choice": {
    aws: async () => {
      const { content } = await converse({
        modelId: sonnet,
        messages: [turn("user", "Is it dark in Tromso?")],
        toolConfig: { tools: converseTools, toolChoice: { tool: { name: "get_time" } } },
      });
      return JSON.stringify(content[0].toolUse.input);
    },
    "ai-bedrock": async () => {
      const { toolCalls } = await generateText({
        model: ai(sonnet),
        prompt: "Is it dark in Tromso?",
        tools: { get_weather, get_time },
        toolChoice: { type: "tool", toolName: "get_time" },
      });
      return JSON.stringify(toolCalls[0].input);
    },
  },
  "converse-history": {
    aws: () =>
      said({
        modelId: nova,
        messages: [
          turn("user", "My ship is called Argo."),
          turn("assistant", "Ahoy, Argo!"),
          turn("user", "How is my ship called?"),
        ],
      }),
    "ai-bedrock": () =>
      text({
        model: ai(nova),
        messages: [
          { role: "user", content: "My ship is called Argo." },
          { role: "assistant", content: "Ahoy, Argo!" },
          { role: "user", content: "How is my ship called?" },
        ],
      }),
  },
  "converse-same-tool": {
    aws: () =>
      said({
        modelId: sonnet,
        messages: [turn("user", "Where is it warmer, check both Vigo and Lugo.")],
        toolConfig: { tools: converseTools.slice(0, 1) },
      }),
    "ai-bedrock": () =>
      text({
        model: ai(sonnet),
        prompt: "Where is it warmer, check both Vigo and Lugo.",
        tools: { get_weather },
        stopWhen: stepCountIs(5),
      }),
  },
};
