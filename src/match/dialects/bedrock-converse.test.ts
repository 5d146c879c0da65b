import { describe, expect, test } from "vitest";
import { type Json, meansTheSame, post } from "../../../test/match/asked.ts";

const url = "https://bedrock-runtime.us-east-1.amazonaws.com/model/anthropic.claude%3A0/converse";
const ask = (more: object = {}) => ({ messages: [{ role: "user", content: [{ text: "Hi" }] }], ...more });
const same = (a: Json, b: Json, urls: [string, string] = [url, url]) =>
  meansTheSame(post(urls[0], a), post(urls[1], b));
const result = (...content: object[]) =>
  ask({
    messages: [
      { role: "assistant", content: [{ toolUse: { toolUseId: "a", name: "f", input: {} } }] },
      { role: "user", content: [{ toolResult: { toolUseId: "a", content } }] },
    ],
  });
const tool = (json: object, more: object = {}) =>
  ask({ toolConfig: { tools: [{ toolSpec: { name: "f", inputSchema: { json } } }], ...more } });

describe("what says the same", () => {
  test.each<[string, Json, Json]>([
    ["empty settings", ask({ inferenceConfig: {}, additionalModelRequestFields: {}, system: [] }), ask()],
    [
      "points of caching",
      ask({ messages: [{ role: "user", content: [{ text: "Hi" }, { cachePoint: { type: "default" } }] }] }),
      ask(),
    ],
    ["the automatic choice", tool({}, { toolChoice: { auto: {} } }), tool({})],
    [
      "schemas by meaning",
      tool({ type: "object", properties: {}, $schema: "x" }),
      tool({ type: "object", additionalProperties: false }),
    ],
    ["a result as JSON and as its text", result({ json: { t: 1 } }), result({ text: '{ "t": 1 }' })],
    [
      "reasoning handed back",
      ask({ messages: [{ role: "assistant", content: [{ reasoningContent: {} }, { text: "Yes " }] }] }),
      ask({ messages: [{ role: "assistant", content: [{ text: "Yes" }] }] }),
    ],
  ])("%s", (_, a, b) => {
    expect(same(a, b)).toBe(true);
  });

  test("the model's name in either spelling", () =>
    expect(same(ask(), ask(), [url, url.replace("%3A", ":")])).toBe(true));
});

describe("what does not", () => {
  test.each<[string, Json, Json]>([
    ["another prompt", ask({ messages: [{ role: "user", content: [{ text: "Ho" }] }] }), ask()],
    ["a limit", ask({ inferenceConfig: { maxTokens: 5 } }), ask()],
    ["another result", result({ text: "1" }), result({ text: "2" })],
    ["fields of the model's own", ask({ additionalModelRequestFields: { top_k: 5 } }), ask()],
  ])("%s", (_, a, b) => {
    expect(same(a, b)).toBe(false);
  });

  test("a stream", () => expect(same(ask(), ask(), [url, `${url}-stream`])).toBe(false));
});
