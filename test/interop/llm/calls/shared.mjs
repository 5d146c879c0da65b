import { tool } from "ai";
import OpenAI from "openai";
import { z } from "zod";

/** What the weather tool says. */
export const weather = (city) => `21 degrees and sunny in ${city}`;

/** What the clock tool says. */
export const time = (city) => `It is noon in ${city}`;

/** Runs one of the two by name. */
export const runTool = (name, { city }) => (name === "get_time" ? time(city) : weather(city));

/** An image of one pixel in base64. */
export const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** A document in base64. */
export const pdf = "JVBERi0xLjQKMSAwIG9iago8PC9UeXBlL0NhdGFsb2c+PgplbmRvYmoKdHJhaWxlcjw8L1Jvb3QgMSAwIFI+PgolJUVPRgo=";

/** A client of the API itself, or of a host that speaks its dialect. */
export const openai = (baseURL) => new OpenAI({ apiKey: "sk-test", ...(baseURL && { baseURL }) });

/** What both tools take, in JSON Schema. */
export const citySchema = {
  type: "object",
  properties: { city: { type: "string", description: "Name of the city" } },
  required: ["city"],
};

/** What both tools take, in zod. */
export const city = z.object({ city: z.string().describe("Name of the city") });

/** What the calls with a reflected schema ask for. */
export const eventSchema = z.object({
  title: z.string().describe("What it is called"),
  kind: z.enum(["talk", "party"]),
  guests: z.array(z.object({ name: z.string(), age: z.number().int() })),
});

/** The weather tool of the AI SDK. */
export const get_weather = tool({
  description: "Current weather in a city",
  inputSchema: city,
  execute: async (input) => weather(input.city),
});

/** The clock tool of the AI SDK. */
export const get_time = tool({
  description: "Local time in a city",
  inputSchema: city,
  execute: async (input) => time(input.city),
});

/** The tools of the Chat Completions dialect. */
export const chatTools = [
  {
    type: "function",
    function: { name: "get_weather", description: "Current weather in a city", parameters: citySchema },
  },
  { type: "function", function: { name: "get_time", description: "Local time in a city", parameters: citySchema } },
];

/** Asks until the model calls no more tools. */
export async function chatLoop(client, params) {
  const messages = [...params.messages];
  for (;;) {
    const { choices } = await client.chat.completions.create({ ...params, messages });
    const { message } = choices[0];
    messages.push(message);
    if (!message.tool_calls?.length) return message.content;
    for (const call of message.tool_calls) {
      const content = runTool(call.function.name, JSON.parse(call.function.arguments));
      messages.push({ role: "tool", tool_call_id: call.id, content });
    }
  }
}

/** The text of a stream of chat chunks. */
export async function chatStream(stream) {
  let text = "";
  for await (const chunk of stream) text += chunk.choices[0]?.delta?.content ?? "";
  return text;
}

/** The text of a stream of the AI SDK. */
export async function streamed(result) {
  let text = "";
  for await (const piece of result.textStream) text += piece;
  return text;
}
