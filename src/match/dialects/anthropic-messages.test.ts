import { describe, expect, test } from "vitest";
import { type Json, meansTheSame, post } from "../../../test/match/asked.ts";

const url = "https://api.anthropic.com/v1/messages";
const ask = (more: object = {}) => ({
  model: "claude",
  max_tokens: 9,
  messages: [{ role: "user", content: "Hi" }],
  ...more,
});
const same = (a: Json, b: Json, urls: [string, string] = [url, url]) =>
  meansTheSame(post(urls[0], a), post(urls[1], b));
const text = (t: string, more: object = {}) => ({ type: "text", text: t, ...more });
const loop = (assistant: unknown, result: object) =>
  ask({
    messages: [
      { role: "user", content: "Hi" },
      { role: "assistant", content: assistant },
      { role: "user", content: [{ type: "tool_result", ...result }] },
    ],
  });
const use = (id: string, more: object = {}) => ({ type: "tool_use", id, name: "f", input: { a: 1 }, ...more });

describe("what says the same", () => {
  test.each<[string, Json, Json]>([
    [
      "the two places of an answer's format",
      ask({ output_format: { type: "json_schema", schema: { type: "object", additionalProperties: false } } }),
      ask({ output_config: { format: { type: "json_schema", schema: { type: "object" } } } }),
    ],
    ["effort, as is the default", ask({ output_config: { effort: "high" } }), ask()],
    ["a block and a text", ask({ messages: [{ role: "user", content: [text("Hi")] }] }), ask()],
    [
      "a system of one block",
      ask({ system: [text("Be kind.", { cache_control: { type: "ephemeral" } })] }),
      ask({ system: "Be kind." }),
    ],
    [
      "caching",
      ask({ messages: [{ role: "user", content: [text("Hi", { cache_control: { type: "ephemeral" } })] }] }),
      ask(),
    ],
    [
      "turns that follow each other",
      ask({
        messages: [
          { role: "user", content: "a" },
          { role: "user", content: "b" },
        ],
      }),
      ask({ messages: [{ role: "user", content: [text("a"), text("b")] }] }),
    ],
    [
      "documented defaults",
      ask({ stream: false, temperature: 1, thinking: { type: "disabled" }, tool_choice: { type: "auto" } }),
      ask(),
    ],
    [
      "parallel use as is the default",
      ask({ tools: [{ name: "f", input_schema: {} }], tool_choice: { type: "any", disable_parallel_tool_use: false } }),
      ask({ tools: [{ name: "f", input_schema: {} }], tool_choice: { type: "any" } }),
    ],
    [
      "a custom tool",
      ask({ tools: [{ type: "custom", name: "f", input_schema: { type: "object", additionalProperties: false } }] }),
      ask({ tools: [{ name: "f", input_schema: { type: "object", properties: {} } }] }),
    ],
    [
      "thinking handed back, ids, results as blocks",
      loop([{ type: "thinking", thinking: "hm", signature: "x" }, use("toolu_1", { caller: { type: "direct" } })], {
        tool_use_id: "toolu_1",
        is_error: false,
        content: [text("42")],
      }),
      loop([use("toolu_2")], { tool_use_id: "toolu_2", content: "42" }),
    ],
  ])("%s", (_, a, b) => {
    expect(same(a, b)).toBe(true);
  });

  test("a beta by the address", () => expect(same(ask(), ask(), [`${url}?beta=true`, url])).toBe(true));

  test("what Bedrock wants in the body", () => {
    const bedrock = "https://bedrock-runtime.us-east-1.amazonaws.com/model/us.anthropic.claude%3A0/invoke";
    const { model: _, ...body } = ask({ anthropic_version: "bedrock-2023-05-31" });
    expect(same(body, { ...body, anthropic_beta: ["x"] }, [bedrock, bedrock.replace("%3A", ":")])).toBe(true);
    expect(same(body, body, [bedrock, bedrock.replace("claude", "other")])).toBe(false);
  });
});

describe("what does not", () => {
  const image = (data: string) =>
    ask({
      messages: [
        { role: "user", content: [{ type: "image", source: { type: "base64", media_type: "image/png", data } }] },
      ],
    });
  test.each<[string, Json, Json]>([
    ["effort", ask({ output_config: { effort: "low" } }), ask()],
    [
      "another format of the answer",
      ask({ output_format: { type: "json_schema", schema: { type: "object" } } }),
      ask({ output_config: { format: { type: "json_schema", schema: { type: "array" } } } }),
    ],
    [
      "two formats at once",
      ask({ output_format: { type: "json_schema", schema: {} }, output_config: { format: { type: "text" } } }),
      ask({ output_config: { format: { type: "text" } } }),
    ],
    ["another prompt", ask({ messages: [{ role: "user", content: "Ho" }] }), ask()],
    ["another limit", ask({ max_tokens: 8 }), ask()],
    [
      "a prefilled answer",
      ask({
        messages: [
          { role: "user", content: "Hi" },
          { role: "assistant", content: "{" },
        ],
      }),
      ask(),
    ],
    ["an image", image("AAAA"), image("AAAB")],
    [
      "a budget for thinking",
      ask({ thinking: { type: "enabled", budget_tokens: 2048 } }),
      ask({ thinking: { type: "enabled", budget_tokens: 1024 } }),
    ],
    [
      "a failed tool",
      loop([use("t")], { tool_use_id: "t", content: "42", is_error: true }),
      loop([use("t")], { tool_use_id: "t", content: "42" }),
    ],
    [
      "another result",
      loop([use("t")], { tool_use_id: "t", content: "42" }),
      loop([use("t")], { tool_use_id: "t", content: "43" }),
    ],
    [
      "other arguments",
      loop([use("t", { input: { a: 2 } })], { tool_use_id: "t", content: "42" }),
      loop([use("t")], { tool_use_id: "t", content: "42" }),
    ],
    [
      "a schema",
      ask({ tools: [{ name: "f", input_schema: { type: "object", properties: { a: { type: "string" } } } }] }),
      ask({ tools: [{ name: "f", input_schema: { type: "object" } }] }),
    ],
    ["a user of theirs", ask({ metadata: { user_id: "a" } }), ask({ metadata: { user_id: "b" } })],
  ])("%s", (_, a, b) => {
    expect(same(a, b)).toBe(false);
  });
});
