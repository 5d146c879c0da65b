import { createAmazonBedrock } from "@ai-sdk/amazon-bedrock";
import { createBedrockAnthropic } from "@ai-sdk/amazon-bedrock/anthropic";
import { InvokeModelCommand } from "@aws-sdk/client-bedrock-runtime";
import { generateText, stepCountIs } from "ai";
import { anthropicBedrock, ask } from "../anthropic.mjs";
import { bedrockRuntime, converseTools, said } from "../aws.mjs";
import { get_time, get_weather, pdf } from "../shared.mjs";

const keys = { region: "us-east-1", accessKeyId: "test", secretAccessKey: "test" };
const ai = createAmazonBedrock(keys);
const nova = "amazon.nova-lite-v1:0";
const sonnet = "anthropic.claude-sonnet-4-5-20250929-v1:0";
const haiku = "anthropic.claude-haiku-4-5-20251001-v1:0";
const text = async (options) => (await generateText(options)).text;
const user = (content) => ({ role: "user", content: [{ text: content }] });

/** Bedrock. */
export const calls = {
  "converse-system": {
    aws: () =>
      said({
        modelId: nova,
        system: [{ text: "You are a sailor." }],
        messages: [user("What is a knot?")],
        inferenceConfig: { maxTokens: 200, temperature: 0.5, topP: 0.9, stopSequences: ["END"] },
      }),
    "ai-bedrock": () =>
      text({
        model: ai(nova),
        instructions: "You are a sailor.",
        prompt: "What is a knot?",
        maxOutputTokens: 200,
        temperature: 0.5,
        topP: 0.9,
        stopSequences: ["END"],
      }),
  },
  "converse-tool": {
    aws: () =>
      said({
        modelId: sonnet,
        messages: [user("What is the weather in Zagreb?")],
        toolConfig: { tools: converseTools.slice(0, 1) },
      }),
    "ai-bedrock": () =>
      text({
        model: ai(sonnet),
        prompt: "What is the weather in Zagreb?",
        tools: { get_weather },
        stopWhen: stepCountIs(5),
      }),
  },
  "converse-parallel": {
    aws: () =>
      said({
        modelId: sonnet,
        system: [{ text: "Use the tools." }],
        messages: [user("Say both the weather in Riga and the time in Doha.")],
        toolConfig: { tools: converseTools },
      }),
    "ai-bedrock": () =>
      text({
        model: ai(sonnet),
        instructions: "Use the tools.",
        prompt: "Say both the weather in Riga and the time in Doha.",
        tools: { get_weather, get_time },
        stopWhen: stepCountIs(5),
      }),
  },
  "converse-document": {
    aws: () =>
      said({
        modelId: nova,
        messages: [
          {
            role: "user",
            content: [
              { text: "Summarise the document." },
              { document: { name: "report", format: "pdf", source: { bytes: Buffer.from(pdf, "base64") } } },
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
              { type: "text", text: "Summarise the document." },
              { type: "file", data: Buffer.from(pdf, "base64"), mediaType: "application/pdf", filename: "report" },
            ],
          },
        ],
      }),
  },
  "converse-thinking": {
    aws: () =>
      said({
        modelId: sonnet,
        messages: [user("Is 51 a prime number?")],
        inferenceConfig: { maxTokens: 4000 },
        additionalModelRequestFields: { thinking: { type: "enabled", budget_tokens: 2000 } },
      }),
    "ai-bedrock": () =>
      text({
        model: ai(sonnet),
        prompt: "Is 51 a prime number?",
        maxOutputTokens: 2000,
        providerOptions: { bedrock: { reasoningConfig: { type: "enabled", budgetTokens: 2000 } } },
      }),
  },
  "invoke-claude": {
    aws: async () => {
      const { body } = await bedrockRuntime().send(
        new InvokeModelCommand({
          modelId: haiku,
          contentType: "application/json",
          accept: "application/json",
          body: JSON.stringify({
            anthropic_version: "bedrock-2023-05-31",
            max_tokens: 300,
            messages: [{ role: "user", content: [{ type: "text", text: "Name a volcano." }] }],
          }),
        }),
      );
      return JSON.parse(body.transformToString()).content[0].text;
    },
    "anthropic-bedrock": () =>
      ask(anthropicBedrock(), {
        model: haiku,
        max_tokens: 300,
        messages: [{ role: "user", content: "Name a volcano." }],
      }),
    "ai-bedrock-anthropic": () =>
      text({ model: createBedrockAnthropic(keys)(haiku), maxOutputTokens: 300, prompt: "Name a volcano." }),
  },
};
