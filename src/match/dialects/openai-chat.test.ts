import { describe, expect, test } from "vitest";
import { type Json, meansTheSame, post } from "../../../test/match/asked.ts";

const openai = "https://api.openai.com/v1/chat/completions";
const chat = (more: object = {}) => ({ model: "gpt-4o", messages: [{ role: "user", content: "Hi" }], ...more });
const same = (a: Json, b: Json, url = openai) => meansTheSame(post(url, a), post(url, b));

const weather = (more: object = {}, schema: object = {}) => ({
  type: "function",
  function: {
    name: "weather",
    description: "of a city",
    parameters: { type: "object", properties: { city: { type: "string" } }, required: ["city"], ...schema },
    ...more,
  },
});
const withTool = (more: object = {}, schema: object = {}) => chat({ tools: [weather(more, schema)] });

describe("what says the same", () => {
  test.each<[string, Json, Json]>([
    [
      "one text part and a text",
      chat({ messages: [{ role: "user", content: [{ type: "text", text: "Hi" }] }] }),
      chat(),
    ],
    ["null and nothing", chat({ temperature: null, tools: null, stop: null }), chat()],
    [
      "documented defaults",
      chat({ n: 1, stream: false, temperature: 1, top_p: 1, presence_penalty: 0, logprobs: false }),
      chat(),
    ],
    ["the text format", chat({ response_format: { type: "text" } }), chat()],
    [
      "usage at the end of a stream",
      chat({ stream: true, stream_options: { include_usage: true } }),
      chat({ stream: true }),
    ],
    ["keeping the answer", chat({ store: false }), chat({ store: true })],
    ["the two names of the limit", chat({ max_tokens: 5 }), chat({ max_completion_tokens: 5 })],
    [
      "developer and system",
      chat({ messages: [{ role: "developer", content: "x" }] }),
      chat({ messages: [{ role: "system", content: "x" }] }),
    ],
    ["one stop and a list", chat({ stop: "END" }), chat({ stop: ["END"] })],
    ["tool_choice auto with tools", { ...withTool(), tool_choice: "auto" }, withTool()],
    ["strict", withTool({ strict: false }), withTool({ strict: true })],
    [
      "a closed object, and a dialect",
      withTool({}, { additionalProperties: false, $schema: "http://json-schema.org/draft-07/schema#" }),
      withTool(),
    ],
    ["no parameters", withTool({ parameters: {} }), withTool({ parameters: { type: "object", properties: {} } })],
    ["parallel calls, as is the default", { ...withTool(), parallel_tool_calls: true }, withTool()],
    [
      "the order of tools",
      chat({ tools: [weather(), weather({ name: "time" })] }),
      chat({ tools: [weather({ name: "time" }), weather()] }),
    ],
    [
      "numbers of one value",
      '{"model":"m","messages":[],"temperature":0.50,"seed":1e3}',
      '{"messages":[],"model":"m","temperature":5e-1,"seed":1000}',
    ],
    [
      "automatic detail of an image",
      chat({
        messages: [
          { role: "user", content: [{ type: "image_url", image_url: { url: "http://i/1", detail: "auto" } }] },
        ],
      }),
      chat({ messages: [{ role: "user", content: [{ type: "image_url", image_url: { url: "http://i/1" } }] }] }),
    ],
  ])("%s", (_, a, b) => {
    expect(same(a, b)).toBe(true);
  });

  const history = (assistant: object, id: string, result: unknown = '{"t":21}') => [
    { role: "user", content: "How is it?" },
    { role: "assistant", ...assistant },
    { role: "tool", tool_call_id: id, content: result },
  ];
  const call = (id: string, args: string) => ({ id, type: "function", function: { name: "weather", arguments: args } });

  test("a history as SDKs hand it back", () => {
    const go = chat({ messages: history({ tool_calls: [call("call_1", '{"city":"Rome"}')] }, "call_1") });
    const ts = chat({
      messages: history(
        {
          content: null,
          refusal: null,
          annotations: [],
          tool_calls: [call("call_9", '{"city": "Rome"}')],
          reasoning: "hm",
        },
        "call_9",
        '{ "t": 21 }',
      ),
    });
    expect(same(go, ts)).toBe(true);
  });

  test("turns of the assistant that follow each other", () => {
    const two = [
      { role: "assistant", content: "Let me see. " },
      { role: "assistant", tool_calls: [call("a", "{}")] },
    ];
    const one = [{ role: "assistant", content: "Let me see.", tool_calls: [call("b", "")] }];
    expect(same(chat({ messages: two }), chat({ messages: one }))).toBe(true);
  });

  test("a spoken answer, with its sound or without", () => {
    const spoken = (more: object) => chat({ messages: [{ role: "assistant", audio: { id: "a", ...more } }] });
    expect(same(spoken({ data: "AAAA", transcript: "Hi", expires_at: 1 }), spoken({}))).toBe(true);
  });

  test("the routes of Azure", () => {
    const host = "https://r.openai.azure.com/openai";
    const old = post(`${host}/deployments/gpt-4o/chat/completions?api-version=2024-10-21`, { messages: [] });
    const current = post(`${host}/v1/chat/completions?api-version=v1`, { model: "gpt-4o", messages: [] });
    expect(meansTheSame(old, current)).toBe(true);
    expect(meansTheSame(old, post(`${host}/v1/chat/completions`, { model: "gpt-5", messages: [] }))).toBe(false);
  });
});

describe("what OpenAI documents of its own host", () => {
  test.each([
    ["verbosity", { verbosity: "medium" }],
    ["the tier", { service_tier: "auto" }],
  ])("%s", (_, more) => {
    expect(same(chat(more), chat())).toBe(true);
    expect(same(chat(more), chat(), "https://api.groq.com/openai/v1/chat/completions")).toBe(false);
  });
});

describe("what does not", () => {
  const two = (first: string, second: string) => [
    {
      role: "assistant",
      tool_calls: [
        { id: "a", function: { name: "f" } },
        { id: "b", function: { name: "f" } },
      ],
    },
    { role: "tool", tool_call_id: "a", content: first },
    { role: "tool", tool_call_id: "b", content: second },
  ];

  test.each<[string, Json, Json]>([
    [
      "a spoken answer of before",
      chat({ messages: [{ role: "assistant", audio: { id: "a", data: "x" } }] }),
      chat({ messages: [{ role: "assistant", audio: { id: "b", data: "x" } }] }),
    ],
    [
      "a refusal of before",
      chat({ messages: [{ role: "assistant", refusal: "No." }] }),
      chat({ messages: [{ role: "assistant", refusal: "Never." }] }),
    ],
    [
      "an image of before",
      chat({ messages: [{ role: "assistant", content: "a", images: [{ image_url: { url: "data:,a" } }] }] }),
      chat({ messages: [{ role: "assistant", content: "a", images: [{ image_url: { url: "data:,b" } }] }] }),
    ],
    [
      "which function a result without an id is of",
      chat({ messages: [{ role: "tool", name: "f", content: "1" }] }),
      chat({ messages: [{ role: "tool", name: "g", content: "1" }] }),
    ],
    [
      "turns of the assistant of which one has a name",
      chat({
        messages: [
          { role: "assistant", content: "a" },
          { role: "assistant", content: "b", name: "x" },
        ],
      }),
      chat({
        messages: [
          { role: "assistant", content: "a" },
          { role: "assistant", content: "b" },
        ],
      }),
    ],
    ["a map of anything", withTool({}, { additionalProperties: true }), withTool({}, { additionalProperties: false })],
    ["another prompt", chat(), chat({ messages: [{ role: "user", content: "Hi " }] })],
    ["another role", chat(), chat({ messages: [{ role: "system", content: "Hi" }] })],
    ["another model", chat(), chat({ model: "gpt-4o-mini" })],
    ["a setting", chat({ temperature: 0 }), chat()],
    ["a limit", chat({ max_tokens: 5 }), chat({ max_tokens: 6 })],
    ["a stream", chat({ stream: true }), chat()],
    [
      "a seed of many digits",
      '{"model":"m","messages":[],"seed":9007199254740993}',
      '{"model":"m","messages":[],"seed":9007199254740992}',
    ],
    ["no tool at all", withTool(), chat()],
    ["another tool", withTool({ name: "time" }), withTool()],
    ["another description", withTool({ description: "of a town" }), withTool()],
    ["another parameter", withTool({}, { properties: { town: { type: "string" } } }), withTool()],
    ["another type", withTool({}, { properties: { city: { type: "number" } } }), withTool()],
    ["what is required", withTool({}, { required: [] }), withTool()],
    ["a choice", { ...withTool(), tool_choice: "required" }, withTool()],
    ["no parallel calls", { ...withTool(), parallel_tool_calls: false }, withTool()],
    ["results of tools exchanged", chat({ messages: two("1", "2") }), chat({ messages: two("2", "1") })],
    [
      "an example of the assistant",
      chat({ messages: [{ role: "assistant", content: "a" }] }),
      chat({ messages: [{ role: "assistant", content: "b" }] }),
    ],
    ["a user", chat({ user: "u1" }), chat({ user: "u2" })],
    [
      "an image",
      chat({ messages: [{ role: "user", content: [{ type: "image_url", image_url: { url: "http://i/1" } }] }] }),
      chat({ messages: [{ role: "user", content: [{ type: "image_url", image_url: { url: "http://i/2" } }] }] }),
    ],
    [
      "the detail of an image",
      chat({
        messages: [{ role: "user", content: [{ type: "image_url", image_url: { url: "http://i/1", detail: "low" } }] }],
      }),
      chat({ messages: [{ role: "user", content: [{ type: "image_url", image_url: { url: "http://i/1" } }] }] }),
    ],
    [
      "borders of parts",
      chat({
        messages: [
          {
            role: "user",
            content: [
              { type: "text", text: "a" },
              { type: "text", text: "b" },
            ],
          },
        ],
      }),
      chat({ messages: [{ role: "user", content: "ab" }] }),
    ],
    ["a field that nobody knows", chat({ new_field: 1 }), chat()],
  ])("%s", (_, a, b) => {
    expect(same(a, b)).toBe(false);
  });

  test("a temperature of 1 where the default is another", () => {
    expect(same(chat({ temperature: 1 }), chat(), "https://llm.example/v1/chat/completions")).toBe(false);
  });

  test("a body on another route", () => {
    expect(same(chat({ store: true }), chat(), "https://api.openai.com/v1/other")).toBe(false);
  });
});
