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
import {
  joined,
  jsonInText,
  mapMember,
  mapObjects,
  type Numbering,
  numbering,
  plainTextPart,
  sorted,
  textOrParts,
} from "./parts.ts";
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
  tools: [[]],
  stop: [[]],
  logit_bias: [{}],
  metadata: [{}],
  reasoning: [{}],
  // Mistral's: "safe_prompt: default false".
  safe_prompt: [false],
};

const openai = /^https?:\/\/(api\.openai\.com|[^/]*\.(openai|cognitiveservices|services\.ai)\.azure\.com)(:|$)/;
// "auto", with which a project's setting counts, and "Defaults to medium".
const openaiDefaults: Defaults = { service_tier: ["auto"], verbosity: ["medium"] };

// Hosts that document 1 for both; elsewhere the default depends on the model, or is not told.
const defaultsOne = /^https?:\/\/(api\.groq\.com|openrouter\.ai|api\.x\.ai|api\.deepseek\.com)(:|$)/;

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
  if (openai.test(origin)) made = withoutDefaults(made, openaiDefaults);
  if (openai.test(origin) || defaultsOne.test(origin)) made = withoutDefaults(made, { temperature: [1], top_p: [1] });
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
  return joined(made, assistantTurns).filter(
    (message) => !isObject(message) || message.role !== "assistant" || hasSaid(message),
  );
}

function canonicalMessage(message: PlainObject, number: Numbering): Plain {
  const made = mapMember(without(withoutNulls(message), ["cache_control"]), "content", canonicalContent);
  switch (made.role) {
    // "Developer messages replace the previous system messages" with o1 and newer models.
    case "developer":
      return withMembers(made, { role: "system" });
    case "assistant":
      return canonicalAssistant(made, number);
    case "tool":
      // The name is that of the call that it answers.
      return withMembers(made.tool_call_id === undefined ? made : without(made, ["name"]), {
        tool_call_id: number.to(made.tool_call_id),
        content: jsonInText(made.content ?? ""),
      });
    default:
      return made;
  }
}

// What an SDK hands back of an answer beside its text and its calls.
const answersOwn = [
  "annotations",
  "function_call",
  "parsed",
  "reasoning",
  "reasoning_content",
  "reasoning_details",
  "reasoning_opaque",
  "reasoning_text",
  "thinking",
  "id",
];

function canonicalAssistant(message: PlainObject, number: Numbering): PlainObject {
  // The deprecated function_call is a call; null or absent it is nothing.
  const own = answersOwn.filter((name) => name !== "function_call" || !isObject(message.function_call));
  let made = mapMember(without(message, own), "tool_calls", (calls) =>
    isList(calls) && calls.length === 0 ? undefined : mapObjects(calls, (call) => canonicalCall(call, number)),
  );
  // "audio.id: Unique identifier for a previous audio response"; the rest is that response.
  made = mapMember(made, "audio", (audio) => (isObject(audio) && audio.id !== undefined ? { id: audio.id } : audio));
  const content = typeof made.content === "string" ? made.content.trim() : made.content;
  // Mistral's: "prefix: default false".
  return withMembers(withoutDefaults(made, { prefix: [false] }), { content: content === "" ? undefined : content });
}

function canonicalCall(call: PlainObject, number: Numbering): Plain {
  const made = mapMember(without(call, ["index", "type"]), "function", (one) =>
    isObject(one)
      ? mapMember(without(one, ["parsed_arguments"]), "arguments", (text) => (text === "" ? {} : jsonInText(text)))
      : one,
  );
  return withMembers(made, { id: number.of(call.id) });
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

const assistantTurns: Parameters<typeof joined>[1] = {
  members: ["content", "tool_calls"],
  isOpen: ({ role, content, tool_calls: calls }) =>
    role === "assistant" &&
    (content === undefined || typeof content === "string") &&
    (calls === undefined || isList(calls)),
  join: (turns) => {
    const texts = turns.flatMap(({ content }) => content ?? []);
    const calls = turns.flatMap(({ tool_calls }) => (isList(tool_calls) ? tool_calls : []));
    return {
      ...(texts.length > 0 && { content: texts.join("\n") }),
      ...(calls.length > 0 && { tool_calls: calls }),
    };
  },
};

function hasSaid(message: PlainObject): boolean {
  return Object.keys(message).some((name) => name !== "role");
}
