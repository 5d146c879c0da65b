import { citySchema, runTool } from "./shared.mjs";

/** The tools that most calls have. */
export const responseTools = [
  {
    type: "function",
    name: "get_weather",
    description: "Current weather in a city",
    parameters: citySchema,
    strict: false,
  },
  { type: "function", name: "get_time", description: "Local time in a city", parameters: citySchema, strict: false },
];

/** Asks until the model calls no more tools, and sends the whole conversation each time. */
export async function responseLoop(client, params) {
  const input = [...params.input];
  for (;;) {
    const response = await client.responses.create({ ...params, input });
    input.push(...response.output);
    const calls = response.output.filter(({ type }) => type === "function_call");
    if (calls.length === 0) return response.output_text;
    for (const { call_id, name, arguments: args } of calls) {
      input.push({ type: "function_call_output", call_id, output: runTool(name, JSON.parse(args)) });
    }
  }
}

/** As `responseLoop`, but the API keeps the conversation. */
export async function responseLoopStored(client, params) {
  let response = await client.responses.create(params);
  for (;;) {
    const calls = response.output.filter(({ type }) => type === "function_call");
    if (calls.length === 0) return response.output_text;
    response = await client.responses.create({
      ...params,
      previous_response_id: response.id,
      input: calls.map(({ call_id, name, arguments: args }) => ({
        type: "function_call_output",
        call_id,
        output: runTool(name, JSON.parse(args)),
      })),
    });
  }
}
