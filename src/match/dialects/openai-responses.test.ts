import { describe, expect, test } from "vitest";
import { type Json, meansTheSame, post } from "../../../test/match/asked.ts";

const url = "https://api.openai.com/v1/responses";
const ask = (more: object = {}) => ({ model: "gpt-5", input: "Hi", ...more });
const same = (a: Json, b: Json) => meansTheSame(post(url, a), post(url, b));
const call = (id: string, args = '{"a":1}') => ({ type: "function_call", call_id: id, name: "f", arguments: args });
const output = (id: string, text = "42") => ({ type: "function_call_output", call_id: id, output: text });

const custom = (id: string, input = "x") => ({ type: "custom_tool_call", call_id: id, name: "g", input });

describe("what says the same", () => {
  test.each<[string, Json, Json]>([
    [
      "what the ai package asks to be added",
      ask({ include: ["reasoning.encrypted_content", "web_search_call.action.sources"] }),
      ask(),
    ],
    [
      "searches, as is the default",
      ask({ tools: [{ type: "web_search", search_context_size: "medium" }] }),
      ask({ tools: [{ type: "web_search" }] }),
    ],
    [
      "ids of custom calls",
      ask({
        input: [
          { ...custom("c"), id: "ct_1", status: "completed" },
          { ...output("c"), type: "custom_tool_call_output" },
        ],
      }),
      ask({ input: [custom("d"), { ...output("d"), type: "custom_tool_call_output" }] }),
    ],
    [
      "a result that is a text in JSON",
      ask({ input: [call("c"), output("c", '{"a":1}')] }),
      ask({ input: [call("c"), output("c", JSON.stringify('{"a":1}'))] }),
    ],
    ["a text and a message", ask({ input: [{ role: "user", content: "Hi" }] }), ask()],
    [
      "a message with its type and parts",
      ask({ input: [{ type: "message", role: "user", content: [{ type: "input_text", text: "Hi" }] }] }),
      ask(),
    ],
    [
      "instructions and a message before all others",
      ask({ instructions: "Be kind." }),
      ask({
        input: [
          { role: "developer", content: "Be kind." },
          { role: "user", content: "Hi" },
        ],
      }),
    ],
    [
      "documented defaults",
      ask({
        temperature: 1,
        top_p: 1,
        truncation: "disabled",
        text: { format: { type: "text" } },
        tool_choice: "auto",
      }),
      ask(),
    ],
    [
      "what comes beside the answer",
      ask({ store: true, include: ["reasoning.encrypted_content"] }),
      ask({ store: false }),
    ],
    [
      "reasoning handed back",
      ask({ input: [{ type: "reasoning", id: "rs_1", summary: [] }, call("c"), output("c")] }),
      ask({ input: [call("d"), output("d")] }),
    ],
    [
      "reasoning by reference",
      ask({ input: [{ type: "item_reference", id: "rs_1" }, call("c"), output("c")] }),
      ask({ input: [call("d"), output("d")] }),
    ],
    [
      "ids and states of items",
      ask({ input: [{ ...call("c"), id: "fc_1", status: "completed" }, output("c")] }),
      ask({ input: [call("d", '{ "a": 1 }'), output("d")] }),
    ],
    [
      "an answer handed back",
      ask({
        input: [
          {
            type: "message",
            id: "msg_1",
            status: "completed",
            role: "assistant",
            content: [{ type: "output_text", text: "Yes", annotations: [], logprobs: [] }],
          },
          { role: "user", content: "Hi" },
        ],
      }),
      ask({
        input: [
          { role: "assistant", content: "Yes" },
          { role: "user", content: "Hi" },
        ],
      }),
    ],
    [
      "strict tools",
      ask({ tools: [{ type: "function", name: "f", parameters: { type: "object", properties: {} }, strict: true }] }),
      ask({ tools: [{ type: "function", name: "f" }] }),
    ],
  ])("%s", (_, a, b) => {
    expect(same(a, b)).toBe(true);
  });
});

describe("what does not", () => {
  test.each<[string, Json, Json]>([
    ["what is to be added", ask({ include: ["message.output_text.logprobs"] }), ask()],
    [
      "instructions and a message behind what the server keeps",
      ask({ previous_response_id: "resp_1", instructions: "Be kind." }),
      ask({
        previous_response_id: "resp_1",
        input: [
          { role: "system", content: "Be kind." },
          { role: "user", content: "Hi" },
        ],
      }),
    ],
    [
      "another custom call",
      ask({ input: [custom("c", "x"), { ...output("c"), type: "custom_tool_call_output" }] }),
      ask({ input: [custom("c", "y"), { ...output("c"), type: "custom_tool_call_output" }] }),
    ],
    [
      "results of two calls exchanged",
      ask({ input: [call("c"), call("d"), output("c", "1"), output("d", "2")] }),
      ask({ input: [call("c"), call("d"), output("d", "1"), output("c", "2")] }),
    ],
    [
      "turns of which one has something of its own",
      ask({
        input: [
          { role: "assistant", content: "a" },
          { role: "assistant", content: "b", note: 1 },
        ],
      }),
      ask({
        input: [
          { role: "assistant", content: "a" },
          { role: "assistant", content: "b", note: 2 },
        ],
      }),
    ],
    ["another prompt", ask({ input: "Ho" }), ask()],
    ["other instructions", ask({ instructions: "Be kind." }), ask()],
    [
      "a step of another conversation",
      ask({ previous_response_id: "resp_1" }),
      ask({ previous_response_id: "resp_2" }),
    ],
    [
      "an item that the server keeps",
      ask({ input: [{ type: "item_reference", id: "msg_1" }] }),
      ask({ input: [{ type: "item_reference", id: "msg_2" }] }),
    ],
    ["another result", ask({ input: [call("c"), output("c", "43")] }), ask({ input: [call("c"), output("c")] })],
    [
      "another file",
      ask({ input: [{ role: "user", content: [{ type: "input_file", file_id: "f1" }] }] }),
      ask({ input: [{ role: "user", content: [{ type: "input_file", file_id: "f2" }] }] }),
    ],
    ["effort", ask({ reasoning: { effort: "high" } }), ask({ reasoning: { effort: "low" } })],
    ["verbosity", ask({ text: { verbosity: "low" } }), ask()],
    [
      "another schema",
      ask({ text: { format: { type: "json_schema", name: "x", schema: { type: "object" } } } }),
      ask({ text: { format: { type: "json_schema", name: "x", schema: { type: "array" } } } }),
    ],
    ["a tool of the server", ask({ tools: [{ type: "web_search" }] }), ask()],
  ])("%s", (_, a, b) => {
    expect(same(a, b)).toBe(false);
  });
});
