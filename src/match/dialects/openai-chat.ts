import {
  type Defaults,
  isList,
  isObject,
  type Plain,
  type PlainObject,
  plainText,
  withMembers,
  without,
  withoutDefaults,
  withoutNulls,
} from "../plain.ts";
import { azureCall } from "./azure.ts";
import type { Call, Dialect } from "./dialect.ts";
import { joined, jsonInText, mapMember, mapObjects, numbering, plainTextPart, sorted, textOrParts } from "./parts.ts";
import { schemaMeaning } from "./schema.ts";

/**
 * Chat Completions of OpenAI and of the many hosts that speak it. Facts about fields: "Create chat completion" in OpenAI's
 * API reference, where every optional field may also be null.
 */
export const openaiChat: Dialect = {
  doc: "OpenAI Chat Completions, and what speaks it (Azure, Groq, OpenRouter, Mistral, xAI, …)",
  owns: ({ path, body }) => /\/chat\/completions$/.test(path) && isList(body.messages),
  canonical: (call) => {
    const azure = azureCall(call);
    return { ...azure, body: canonicalBody(azure) };
  },
};

// What each host documents alike, or what only says how the answer is carried.
const defaults: Defaults = {
  stream: [false],
  n: [1],
  logprobs: [false],
  frequency_penalty: [0],
  presence_penalty: [0],
  parallel_tool_calls: [true],
  response_format: [{ type: "text" }],
  modalities: [["text"]],
  service_tier: ["auto"],
  tools: [[]],
  stop: [[]],
  logit_bias: [{}],
  metadata: [{}],
};

// Hosts that document 1 for both; elsewhere the default depends on the model, or is not told.
const defaultsOne =
  /^https?:\/\/(api\.openai\.com|api\.groq\.com|openrouter\.ai|api\.x\.ai|api\.deepseek\.com|[^/]*\.openai\.azure\.com)(:|$)/;

// Whether usage comes with the stream, whether the server keeps the answer, how OpenRouter counts: the answer's text is the same.
const besideTheAnswer = ["stream_options", "store", "usage"];

function canonicalBody({ origin, body }: Call): PlainObject {
  let made = without(withoutNulls(body), besideTheAnswer);
  // max_tokens is the deprecated name.
  if (made.max_completion_tokens === undefined && made.max_tokens !== undefined) {
    made = withMembers(made, { max_completion_tokens: made.max_tokens, max_tokens: undefined });
  }
  if (typeof made.stop === "string") made = withMembers(made, { stop: [made.stop] });
  made = mapMember(made, "messages", (messages) => (isList(messages) ? canonicalMessages(messages) : messages));
  made = mapMember(made, "tools", (tools) => (isList(tools) ? sorted(tools.map(canonicalTool), nameOf) : tools));
  made = mapMember(made, "response_format", canonicalFormat);
  made = withoutDefaults(made, defaults);
  if (defaultsOne.test(origin)) made = withoutDefaults(made, { temperature: [1], top_p: [1] });
  // "none is the default when no tools are present. auto is the default if tools are present."
  return withoutDefaults(made, { tool_choice: made.tools === undefined ? ["none", "auto"] : ["auto"] });
}

function canonicalTool(tool: Plain): Plain {
  if (!isObject(tool) || !isObject(tool.function)) return tool;
  const made = without(withoutNulls(tool.function), ["strict"]);
  return withMembers(without(tool, ["cache_control"]), {
    function: canonicalParameters(withoutDefaults(made, { description: [""] })),
  });
}

/** "Omitting parameters defines a function with an empty parameter list." */
function canonicalParameters(definition: PlainObject): PlainObject {
  return withoutDefaults(mapMember(definition, "parameters", schemaMeaning), { parameters: [{ type: "object" }, {}] });
}

function nameOf(tool: Plain): string {
  const definition = isObject(tool) ? tool.function : undefined;
  return isObject(definition) && typeof definition.name === "string" ? definition.name : plainText(tool);
}

function canonicalFormat(format: Plain): Plain {
  if (!isObject(format) || !isObject(format.json_schema)) return format;
  const made = withoutDefaults(without(withoutNulls(format.json_schema), ["strict"]), { description: [""] });
  return withMembers(format, { json_schema: mapMember(made, "schema", schemaMeaning) });
}

function canonicalMessages(messages: readonly Plain[]): Plain {
  const number = numbering();
  const made = messages.map((message) => (isObject(message) ? canonicalMessage(message, number) : message));
  return joined(made, joinAssistants).filter(
    (message) => !isObject(message) || message.role !== "assistant" || hasSaid(message),
  );
}

type Numbering = ReturnType<typeof numbering>;

function canonicalMessage(message: PlainObject, number: Numbering): Plain {
  const made = mapMember(without(withoutNulls(message), ["cache_control"]), "content", canonicalContent);
  switch (made.role) {
    // "Developer messages replace the previous system messages" with o1 and newer models.
    case "developer":
      return withMembers(made, { role: "system" });
    case "assistant":
      return canonicalAssistant(made, number);
    case "tool":
      return withMembers(without(made, ["name"]), {
        tool_call_id: number(made.tool_call_id),
        content: jsonInText(made.content ?? ""),
      });
    default:
      return made;
  }
}

// What an SDK hands back of an answer beside its text and its calls.
const answersOwn = [
  "refusal",
  "annotations",
  "audio",
  "function_call",
  "parsed",
  "reasoning",
  "reasoning_content",
  "reasoning_details",
  "reasoning_opaque",
  "reasoning_text",
  "thinking",
  "id",
  "images",
];

function canonicalAssistant(message: PlainObject, number: Numbering): PlainObject {
  // The deprecated function_call is a call; null or absent it is nothing.
  const own = answersOwn.filter((name) => name !== "function_call" || !isObject(message.function_call));
  const made = mapMember(without(message, own), "tool_calls", (calls) =>
    isList(calls) && calls.length === 0 ? undefined : mapObjects(calls, (call) => canonicalCall(call, number)),
  );
  const content = typeof made.content === "string" ? made.content.trim() : made.content;
  return withMembers(made, { content: content === "" ? undefined : content });
}

function canonicalCall(call: PlainObject, number: Numbering): Plain {
  const made = mapMember(without(call, ["index", "type"]), "function", (one) =>
    isObject(one)
      ? mapMember(without(one, ["parsed_arguments"]), "arguments", (text) => (text === "" ? {} : jsonInText(text)))
      : one,
  );
  return withMembers(made, { id: number(call.id) });
}

function canonicalContent(content: Plain): Plain | undefined {
  const parts = mapObjects(content, (part) => {
    const made = without(withoutNulls(part), ["cache_control"]);
    return mapMember(made, "image_url", (image) =>
      // "detail: defaults to auto".
      isObject(image)
        ? withoutDefaults(image, { detail: ["auto"] })
        : typeof image === "string"
          ? { url: image }
          : image,
    );
  });
  return textOrParts(parts, (part) => plainTextPart(part, ["text"]));
}

function joinAssistants(a: PlainObject, b: PlainObject): PlainObject | undefined {
  if (a.role !== "assistant") return undefined;
  const texts = [a.content, b.content].filter((one) => one !== undefined);
  if (!texts.every((one) => typeof one === "string")) return undefined;
  const calls = [a.tool_calls, b.tool_calls].flatMap((one) => (isList(one) ? one : []));
  return {
    ...a,
    ...b,
    ...(texts.length > 0 && { content: texts.join("\n") }),
    ...(calls.length > 0 && { tool_calls: calls }),
  };
}

function hasSaid(message: PlainObject): boolean {
  return Object.keys(message).some((name) => name !== "role");
}
