import fc from "fast-check";
import { expect, test } from "vitest";
import { presets, requestKey } from "../../src/index.ts";
import { canonicalRequest } from "../../src/match/canonical-request.ts";
import { post } from "./asked.ts";

const urls = [
  "https://api.openai.com/v1/chat/completions",
  "https://r.openai.azure.com/openai/deployments/d/chat/completions?api-version=1",
  "https://api.openai.com/v1/responses",
  "https://api.openai.com/v1/embeddings",
  "https://api.anthropic.com/v1/messages?beta=true",
  "https://bedrock-runtime.us-east-1.amazonaws.com/model/a.b/invoke",
  "https://bedrock-runtime.us-east-1.amazonaws.com/model/a.b/converse",
  "https://generativelanguage.googleapis.com/v1beta/models/m:generateContent",
];

// Words that the dialects look at, so that shapes they know come up with values that they do not expect.
const words = [
  ..."messages,input,contents,role,content,parts,text,type,tools,function,functionDeclarations,parameters,name".split(
    ",",
  ),
  ..."tool_calls,tool_call_id,arguments,system,systemInstruction,toolConfig,toolSpec,inputSchema,json,tool_use".split(
    ",",
  ),
  ..."properties,anyOf,$ref,#/$defs/a,$defs,a,enum,required,items,additionalProperties,user,assistant,model".split(","),
  ..."tool,tool_result,thinking,reasoning,function_call,function_call_output,call_id,output,response".split(","),
  ..."functionResponse,functionCall,generationConfig,generation_config,thinkingConfig,__proto__,constructor".split(","),
];
const word = fc.constantFrom(...words);
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.oneof(word, fc.string(), fc.boolean(), fc.constant(null), fc.double({ noNaN: true }), fc.integer()),
    fc.array(tie("json"), { maxLength: 4 }),
    fc.dictionary(word, tie("json"), { maxKeys: 6 }),
  ),
}));
const body = fc
  .record(
    { messages: fc.array(json), input: json, contents: json, system: json, tools: json, anthropic_version: json },
    { requiredKeys: [] },
  )
  .chain((known) => fc.dictionary(word, json, { maxKeys: 4 }).map((more) => ({ ...more, ...known })));

test("no body makes a preset throw, and a canonical body is its own canonical body", () => {
  fc.assert(
    fc.property(fc.constantFrom(...urls), body, (url, value) => {
      const asked = post(url, value);
      for (const preset of ["llm", "rest", "closest"] as const) requestKey(asked, presets[preset]);
      const once = canonicalRequest(asked, presets.llm);
      if (once.body.kind !== "json") return;
      const again = canonicalRequest(post(url, once.body.text), presets.llm);
      expect(again.body.text).toBe(once.body.text);
    }),
    { seed: 8, numRuns: 3000 },
  );
});

test("the order of keys never counts", () => {
  const reversed = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(reversed)
      : typeof value === "object" && value !== null
        ? Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, one]) => [key, reversed(one)]),
          )
        : value;
  fc.assert(
    fc.property(fc.constantFrom(...urls), body, (url, value) => {
      const plain = JSON.parse(JSON.stringify(value));
      expect(requestKey(post(url, reversed(plain) as object), presets.llm)).toBe(
        requestKey(post(url, plain), presets.llm),
      );
    }),
    { seed: 8, numRuns: 1000 },
  );
});
