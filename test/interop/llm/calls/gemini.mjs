import { GoogleGenAI, Type } from "@google/genai";
import { googleToken } from "./anthropic.mjs";
import { runTool } from "./shared.mjs";

/** A client of the Gemini API. */
export const gemini = () => new GoogleGenAI({ apiKey: "test" });

/** A client of Gemini on Vertex. */
export const vertex = () =>
  new GoogleGenAI({
    vertexai: true,
    project: "demo-project",
    location: "us-central1",
    googleAuthOptions: { authClient: googleToken() },
  });

const city = {
  type: Type.OBJECT,
  properties: { city: { type: Type.STRING, description: "Name of the city" } },
  required: ["city"],
};

/** The functions that most calls have. */
export const declarations = [
  { name: "get_weather", description: "Current weather in a city", parameters: city },
  { name: "get_time", description: "Local time in a city", parameters: city },
];

/** Asks once. */
export const generate = async (client, params) => (await client.models.generateContent(params)).text;

/** Asks until the model calls no more functions. */
export async function generateLoop(client, params) {
  const contents = [{ role: "user", parts: [{ text: params.contents }] }];
  for (;;) {
    const response = await client.models.generateContent({ ...params, contents });
    if (!response.functionCalls?.length) return response.text;
    contents.push(response.candidates[0].content);
    contents.push({
      role: "user",
      parts: response.functionCalls.map(({ id, name, args }) => ({
        functionResponse: { id, name, response: { output: runTool(name, args) } },
      })),
    });
  }
}
