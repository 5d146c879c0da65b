import { BedrockRuntimeClient, ConverseCommand } from "@aws-sdk/client-bedrock-runtime";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { citySchema, runTool } from "./shared.mjs";

/** A client of Bedrock's runtime; HTTP/2, its default, cannot be intercepted. */
export const bedrockRuntime = () =>
  new BedrockRuntimeClient({
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    requestHandler: new NodeHttpHandler(),
  });

/** The tools that most calls have. */
export const converseTools = [
  { toolSpec: { name: "get_weather", description: "Current weather in a city", inputSchema: { json: citySchema } } },
  { toolSpec: { name: "get_time", description: "Local time in a city", inputSchema: { json: citySchema } } },
];

/** Asks until the model uses no more tools, and gives the last message. */
export async function converse(input) {
  const client = bedrockRuntime();
  const messages = [...input.messages];
  for (;;) {
    const { output, stopReason } = await client.send(new ConverseCommand({ ...input, messages }));
    if (stopReason !== "tool_use" || input.toolConfig?.toolChoice) return output.message;
    messages.push(output.message);
    const uses = output.message.content.flatMap(({ toolUse }) => toolUse ?? []);
    messages.push({
      role: "user",
      content: uses.map(({ toolUseId, name, input: args }) => ({
        toolResult: { toolUseId, content: [{ text: runTool(name, args) }] },
      })),
    });
  }
}

/** Its text. */
export const said = async (input) => (await converse(input)).content.find(({ text }) => text)?.text ?? "";
