import { describe, expect, test } from "vitest";
import { type Json, meansTheSame, post } from "../../../test/match/asked.ts";

const host = "https://generativelanguage.googleapis.com";
const url = `${host}/v1beta/models/gemini-2.5-pro:generateContent`;
const ask = (more: object = {}) => ({ contents: [{ role: "user", parts: [{ text: "Hi" }] }], ...more });
const same = (a: Json, b: Json, urls: [string, string] = [url, url]) =>
  meansTheSame(post(urls[0], a), post(urls[1], b));
const tool = (parameters: object, key = "parameters") =>
  ask({ tools: [{ functionDeclarations: [{ name: "f", description: "d", [key]: parameters }] }] });
const result = (response: object) =>
  ask({
    contents: [
      { role: "model", parts: [{ functionCall: { name: "f", args: {} } }] },
      { role: "user", parts: [{ functionResponse: { name: "f", response } }] },
    ],
  });

const model = (...parts: object[]) => ask({ contents: [{ role: "model", parts }] });
const withId = (id: string | undefined) => (id === undefined ? {} : { id });
const twice = (ids: string[], of = ids, values = [1, 2]) =>
  ask({
    contents: [
      { role: "model", parts: values.map((_, i) => ({ functionCall: { name: "f", args: { i }, ...withId(ids[i]) } })) },
      {
        role: "user",
        parts: values.map((output, i) => ({ functionResponse: { name: "f", response: { output }, ...withId(of[i]) } })),
      },
    ],
  });

describe("what says the same", () => {
  test.each<[string, Json, Json]>([
    [
      "a stream's text in pieces",
      model({ text: "Hel" }, { text: "lo " }, { text: "you" }),
      model({ text: "Hello you" }),
    ],
    ["a signature alone", model({ text: "a" }, { thoughtSignature: "x" }), model({ text: "a" })],
    ["ids of calls, and none", twice(["1", "2"]), twice([])],
    ["other ids of calls", twice(["a", "b"]), twice(["x", "y"])],
    ["a result with its key, and as it is", result({ output: { a: 1 } }), result({ a: 1 })],
    ["no role", ask({ contents: [{ parts: [{ text: "Hi" }] }] }), ask()],
    [
      "names in snake case",
      ask({ generation_config: { max_output_tokens: 5 }, system_instruction: { parts: [{ text: "x" }] } }),
      ask({ generationConfig: { maxOutputTokens: 5 }, systemInstruction: { role: "user", parts: [{ text: "x" }] } }),
    ],
    [
      "empty settings",
      ask({ generationConfig: {}, safetySettings: [], toolConfig: { functionCallingConfig: { mode: "AUTO" } } }),
      ask(),
    ],
    [
      "types in capitals",
      tool({
        type: "OBJECT",
        properties: { a: { type: "STRING", format: "enum", enum: ["x"] } },
        propertyOrdering: ["a"],
      }),
      tool(
        {
          type: "object",
          properties: { a: { type: "string", enum: ["x"] } },
          $schema: "x",
          additionalProperties: false,
        },
        "parametersJsonSchema",
      ),
    ],
    [
      "counts as texts",
      tool({ type: "ARRAY", items: { type: "STRING" }, minItems: "1" }),
      tool({ type: "array", items: { type: "string" }, minItems: 1 }),
    ],
    [
      "functions in one tool or each in its own",
      ask({ tools: [{ functionDeclarations: [{ name: "a" }, { name: "b" }] }] }),
      ask({ tools: [{ functionDeclarations: [{ name: "b" }] }, { functionDeclarations: [{ name: "a" }] }] }),
    ],
    [
      "signatures and thoughts handed back",
      ask({
        contents: [
          {
            role: "model",
            parts: [
              { text: "hm", thought: true },
              { functionCall: { id: "1", name: "f", args: {} }, thoughtSignature: "x" },
            ],
          },
        ],
      }),
      ask({ contents: [{ role: "model", parts: [{ functionCall: { name: "f" } }] }] }),
    ],
    [
      "results in one turn or each in its own",
      ask({
        contents: [
          { role: "user", parts: [{ text: "a" }] },
          { role: "function", parts: [{ text: "b" }] },
        ],
      }),
      ask({ contents: [{ role: "user", parts: [{ text: "a" }, { text: "b" }] }] }),
    ],
    ["a result under its key", result({ output: "42" }), result({ result: "42" })],
  ])("%s", (_, a, b) => {
    expect(same(a, b)).toBe(true);
  });

  test("versions, and the key in the query", () => {
    expect(same(ask(), ask(), [`${url}?alt=json&prettyPrint=false`, url])).toBe(true);
    expect(same(ask(), ask(), [`${url}?key=k`, url.replace("v1beta", "v1alpha")])).toBe(true);
  });
});

describe("what does not", () => {
  test.each<[string, Json, Json]>([
    ["results of the same function exchanged by their ids", twice(["a", "b"]), twice(["a", "b"], ["b", "a"])],
    ["results of the same function exchanged", twice([]), twice([], [], [2, 1])],
    [
      "both spellings of one name",
      ask({ system_instruction: {}, systemInstruction: {} }),
      ask({ systemInstruction: {} }),
    ],
    ["another role", ask({ contents: [{ role: "system", parts: [{ text: "Hi" }] }] }), ask()],
    [
      "two schemas at once",
      ask({ generationConfig: { responseSchema: { type: "OBJECT" }, responseJsonSchema: { type: "array" } } }),
      ask({ generationConfig: { responseSchema: { type: "OBJECT" }, responseJsonSchema: { type: "string" } } }),
    ],
    ["an example", model({ text: "a" }), model({ text: "b" })],
    ["another prompt", ask({ contents: [{ parts: [{ text: "Ho" }] }] }), ask()],
    ["another system", ask({ systemInstruction: { parts: [{ text: "x" }] } }), ask()],
    ["a temperature, whose default is the model's own", ask({ generationConfig: { temperature: 1 } }), ask()],
    ["a budget for thinking", ask({ generationConfig: { thinkingConfig: { thinkingBudget: 0 } } }), ask()],
    ["thoughts in the answer", ask({ generationConfig: { thinkingConfig: { includeThoughts: true } } }), ask()],
    ["a search", ask({ tools: [{ googleSearch: {} }] }), ask()],
    ["a failed function", result({ error: "42" }), result({ output: "42" })],
    [
      "an image",
      ask({ contents: [{ parts: [{ inlineData: { mimeType: "image/png", data: "AAAA" } }] }] }),
      ask({ contents: [{ parts: [{ inline_data: { mime_type: "image/png", data: "AAAB" } }] }] }),
    ],
    [
      "another schema",
      tool({ type: "OBJECT", properties: { a: { type: "STRING" } } }),
      tool({ type: "OBJECT", properties: { a: { type: "NUMBER" } } }),
    ],
  ])("%s", (_, a, b) => {
    expect(same(a, b)).toBe(false);
  });

  test("another model, another method", () => {
    expect(same(ask(), ask(), [url, url.replace("pro", "flash")])).toBe(false);
    expect(same(ask(), ask(), [url, url.replace("generateContent", "countTokens")])).toBe(false);
    expect(same(ask(), ask(), [url, `${url}?alt=sse`])).toBe(false);
  });
});
