import type { Sent } from "./llm-set.ts";

/** A request that means something else than the one it was made from. */
export interface Mutation {
  /** What was done, and where: a JSON Pointer with `*` for indexes, or a part of the URL. */
  readonly what: string;
  readonly at: string;
  /** The value that was there, in JSON. */
  readonly was: string;
  readonly sent: Sent;
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Every change by code of one place of a request: its URL, each value, each member, each item, each turn. */
export function* mutations(sent: Sent): Generator<Mutation> {
  const url = new URL(sent.url);
  const changed: readonly [at: string, url: string][] = [
    ["host", sent.url.replace(url.host, `other.${url.host}`)],
    ["path", sent.url.replace(url.pathname, `${url.pathname}x`)],
    ["model", sent.url.replace(/(?<=\/(?:models?|deployments)\/)[^/:]+/, (name) => `${name}-2`)],
    ["query", `${sent.url}${url.search === "" ? "?" : "&"}dry_run=1`],
    [
      "stream",
      sent.url.replace(/:generateContent|\/converse$|\/invoke$|:rawPredict/, (verb) => streamVerbs[verb] ?? verb),
    ],
  ];
  for (const [at, other] of changed)
    if (other !== sent.url) yield { what: "change", at: `url ${at}`, was: "", sent: { ...sent, url: other } };
  yield { what: "change", at: "method", was: "", sent: { ...sent, method: "PUT" } };
  const body = JSON.parse(sent.body) as Json;
  for (const { what, at, was, value } of changes(body, "")) {
    const pointer = at.replaceAll(/\/\d+(?=\/|$)/g, "/*");
    yield { what, at: pointer, was: JSON.stringify(was), sent: { ...sent, body: JSON.stringify(value) } };
  }
  for (const [at, value] of additions(sent.url, body)) {
    yield { what: "add", at, was: "", sent: { ...sent, body: JSON.stringify(value) } };
  }
}

const streamVerbs: Readonly<Record<string, string>> = {
  ":generateContent": ":streamGenerateContent",
  "/converse": "/converse-stream",
  "/invoke": "/invoke-with-response-stream",
  ":rawPredict": ":streamRawPredict",
};

interface Change {
  readonly what: string;
  readonly at: string;
  readonly was: Json;
  readonly value: Json;
}

function* changes(node: Json, at: string): Generator<Change> {
  if (node === null) return;
  if (typeof node === "string") yield { what: "change", at, was: node, value: otherWord(node) };
  else if (typeof node === "number") yield { what: "change", at, was: node, value: node + 1 };
  else if (typeof node === "boolean") yield { what: "change", at, was: node, value: !node };
  else if (isArray(node)) yield* changesOfArray(node, at);
  else yield* changesOfObject(node, at);
}

function* changesOfArray(list: readonly Json[], at: string): Generator<Change> {
  for (const [index, item] of list.entries()) {
    const put = (...items: Json[]) => [...list.slice(0, index), ...items, ...list.slice(index + 1)];
    yield { what: "remove", at: `${at}/${index}`, was: item, value: put() };
    yield { what: "repeat", at: `${at}/${index}`, was: item, value: put(item, item) };
    const next = list[index + 1];
    if (next !== undefined && JSON.stringify(next) !== JSON.stringify(item)) {
      const items = [...list.slice(0, index), next, item, ...list.slice(index + 2)];
      yield { what: "swap", at: `${at}/${index}`, was: item, value: items };
    }
    if (next !== undefined) {
      for (const { what, at: inner, value } of exchanges(item, next, "")) {
        const [first, second] = value;
        const items = [...list.slice(0, index), first, second, ...list.slice(index + 2)];
        yield { what, at: `${at}/${index}${inner}`, was: item, value: items };
      }
    }
    for (const change of changes(item, `${at}/${index}`)) yield { ...change, value: put(change.value) };
  }
  if (typeof list[0] === "string") yield { what: "add", at: `${at}/*`, was: list, value: [...list, "added"] };
}

/** Two neighbours with one of their values exchanged: a tool result under the id of the other call. */
function* exchanges(a: Json, b: Json, at: string): Generator<{ what: string; at: string; value: [Json, Json] }> {
  if (!isObject(a) || !isObject(b)) return;
  for (const [key, one] of Object.entries(a)) {
    const other = b[key];
    if (other === undefined || JSON.stringify(one) === JSON.stringify(other)) continue;
    // Where all else is equal this is a swap of the two.
    if (Object.keys(a).some((name) => name !== key && JSON.stringify(a[name]) !== JSON.stringify(b[name]))) {
      yield {
        what: "exchange",
        at: `${at}/${key}`,
        value: [
          { ...a, [key]: other },
          { ...b, [key]: one },
        ],
      };
    }
    for (const { what, at: inner, value } of exchanges(one, other, `${at}/${key}`)) {
      yield {
        what,
        at: inner,
        value: [
          { ...a, [key]: value[0] },
          { ...b, [key]: value[1] },
        ],
      };
    }
  }
}

function* changesOfObject(object: { readonly [key: string]: Json }, at: string): Generator<Change> {
  for (const [key, value] of Object.entries(object)) {
    const { [key]: _, ...rest } = object;
    yield { what: "remove", at: `${at}/${key}`, was: value, value: rest };
    yield { what: "rename", at: `${at}/${key}`, was: value, value: { ...rest, [`${key}_2`]: value } };
    if (key === "properties" && isObject(value)) {
      const properties = { ...value, added: { type: "string" } };
      yield { what: "add", at: `${at}/${key}`, was: value, value: { ...object, [key]: properties } };
    }
    if (key === "role") {
      yield { what: "change", at: `${at}/${key}`, was: value, value: { ...object, role: otherRole(object) } };
    } else
      for (const change of changes(value, `${at}/${key}`))
        yield { ...change, value: { ...object, [key]: change.value } };
  }
}

/** Another role that the same dialect has. */
function otherRole({ role, parts }: { readonly [key: string]: Json }): string {
  if (role !== "user") return "user";
  return parts === undefined ? "assistant" : "model";
}

/** A text with another word in it; what is base64 stays so. */
function otherWord(text: string): string {
  const middle = text.length >> 1;
  return `${text.slice(0, middle)}zq${text.slice(middle)}`;
}

/** Settings that the request does not have, none of them at its default. */
function* additions(url: string, body: Json): Generator<[at: string, value: Json]> {
  if (!isObject(body)) return;
  for (const [key, value] of Object.entries(settingsFor(url))) {
    const [head = "", tail] = key.split("/");
    const inner = body[head];
    if (tail === undefined) {
      if (inner === undefined) yield [`/${key}`, { ...body, [head]: value }];
    } else if (inner === undefined || (isObject(inner) && inner[tail] === undefined)) {
      yield [`/${key}`, { ...body, [head]: { ...(inner as object | undefined), [tail]: value } }];
    }
  }
}

const tool: Json = { type: "object", properties: { q: { type: "string" } } };
const common: { readonly [key: string]: Json } = { temperature: 0.123, top_p: 0.321 };

function settingsFor(url: string): { readonly [key: string]: Json } {
  if (/\/embeddings$/.test(url)) return { dimensions: 3 };
  if (/\/chat\/completions/.test(url)) {
    const tools: Json = [{ type: "function", function: { name: "added", parameters: tool } }];
    const output: Json = { type: "json_object" };
    return {
      ...common,
      ...{
        max_tokens: 77,
        stop: ["STOP"],
        seed: 77,
        presence_penalty: 0.7,
        frequency_penalty: 0.7,
        n: 2,
        logit_bias: { 7: 1 },
      },
      ...{
        response_format: output,
        tool_choice: "required",
        reasoning_effort: "minimal",
        stream: true,
        logprobs: true,
        tools,
      },
    };
  }
  if (/\/responses$/.test(url)) {
    const tools: Json = [{ type: "function", name: "added", parameters: tool }];
    return {
      ...common,
      ...{
        max_output_tokens: 77,
        instructions: "Added.",
        tool_choice: "required",
        stream: true,
        tools,
        truncation: "auto",
      },
      ...{ "reasoning/effort": "minimal", "text/format": { type: "json_object" }, "text/verbosity": "low" },
      previous_response_id: "resp_added",
    };
  }
  if (/generativelanguage|publishers\/google/.test(url)) {
    const instruction: Json = { parts: [{ text: "Added." }] };
    return {
      "generationConfig/temperature": 0.123,
      "generationConfig/topP": 0.321,
      "generationConfig/topK": 7,
      "generationConfig/maxOutputTokens": 77,
      "generationConfig/seed": 77,
      "generationConfig/stopSequences": ["STOP"],
      "generationConfig/responseMimeType": "application/json",
      "generationConfig/thinkingConfig": { thinkingBudget: 77 },
      systemInstruction: instruction,
      tools: [{ functionDeclarations: [{ name: "added", parameters: tool }] }],
      toolConfig: { functionCallingConfig: { mode: "ANY" } },
    };
  }
  if (/\/converse/.test(url)) {
    const spec: Json = { name: "added", inputSchema: { json: tool } };
    return {
      "inferenceConfig/temperature": 0.123,
      "inferenceConfig/topP": 0.321,
      "inferenceConfig/maxTokens": 77,
      "inferenceConfig/stopSequences": ["STOP"],
      system: [{ text: "Added." }],
      toolConfig: { tools: [{ toolSpec: spec }] },
      "toolConfig/toolChoice": { any: {} },
      additionalModelRequestFields: { top_k: 7 },
    };
  }
  const thinking: Json = { type: "enabled", budget_tokens: 1777 };
  return {
    ...common,
    ...{ top_k: 7, stop_sequences: ["STOP"], system: "Added.", stream: true, tool_choice: { type: "any" }, thinking },
    tools: [{ name: "added", input_schema: tool }],
  };
}

function isArray(node: Json): node is readonly Json[] {
  return Array.isArray(node);
}

function isObject(node: Json | undefined): node is { readonly [key: string]: Json } {
  return typeof node === "object" && node !== null && !isArray(node);
}
