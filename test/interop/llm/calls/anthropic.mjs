import { AnthropicBedrock } from "@anthropic-ai/bedrock-sdk";
import Anthropic from "@anthropic-ai/sdk";
import { AnthropicVertex } from "@anthropic-ai/vertex-sdk";
import { OAuth2Client } from "google-auth-library";
import { citySchema, runTool } from "./shared.mjs";

/** A client of the API itself. */
export const anthropic = () => new Anthropic({ apiKey: "sk-test" });

/** A client of Anthropic's models on Bedrock. */
export const anthropicBedrock = () =>
  new AnthropicBedrock({ awsAccessKey: "test", awsSecretKey: "test", awsRegion: "us-east-1" });

/** A client of Anthropic's models on Vertex. */
export const anthropicVertex = () =>
  new AnthropicVertex({ region: "us-east5", projectId: "demo-project", authClient: googleToken() });

/** Credentials for Google's clouds that ask no token endpoint. */
export function googleToken() {
  const client = new OAuth2Client();
  client.setCredentials({ access_token: "test", expiry_date: 4102444800000 });
  return client;
}

/** The text of an answer. */
export const textOf = (message) => message.content.find(({ type }) => type === "text")?.text ?? "";

/** Asks once. */
export const ask = async (client, params) => textOf(await client.messages.create(params));

/** The tools that most calls have. */
export const messageTools = [
  { name: "get_weather", description: "Current weather in a city", input_schema: citySchema },
  { name: "get_time", description: "Local time in a city", input_schema: citySchema },
];

/** Asks until the model uses no more tools. */
export async function messageLoop(params, send) {
  const messages = [...params.messages];
  for (;;) {
    const message = await send({ ...params, messages });
    if (message.stop_reason !== "tool_use") return textOf(message);
    messages.push({ role: "assistant", content: message.content });
    messages.push({
      role: "user",
      content: message.content
        .filter(({ type }) => type === "tool_use")
        .map(({ id, name, input }) => ({ type: "tool_result", tool_use_id: id, content: runTool(name, input) })),
    });
  }
}
