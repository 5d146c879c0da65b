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
 * OpenAI's Responses. Facts about fields: "Create a model response" in OpenAI's API reference, where every optional field
 * may also be null. What the server keeps (`previous_response_id`, `conversation`, `item_reference`) is matched as it is.
 */
export const openaiResponses: Dialect = {
  doc: "OpenAI Responses, also at Azure",
  owns: ({ path, body }) =>
    /\/responses$/.test(path) && body.messages === undefined && (typeof body.input === "string" || isList(body.input)),
  canonical: (call) => {
    const azure = azureCall(call);
    return { ...azure, body: canonicalBody(azure) };
  },
};

const defaults: Defaults = {
  stream: [false],
  background: [false],
  parallel_tool_calls: [true],
  temperature: [1],
  top_p: [1],
  truncation: ["disabled"],
  service_tier: ["auto"],
  top_logprobs: [0],
  tools: [[]],
  metadata: [{}],
  reasoning: [{}],
  text: [{}],
};

// How the answer is carried, and whether it is kept: its text and calls are the same.
const besideTheAnswer = ["stream_options", "store"];
// What the `ai` package asks to be added by itself, where it keeps nothing on the server or a tool of the server is there.
const addedByItself = [
  "reasoning.encrypted_content",
  "web_search_call.action.sources",
  "code_interpreter_call.outputs",
];

function canonicalBody({ body }: Call): PlainObject {
  let made = without(withoutNulls(body), besideTheAnswer);
  const items =
    typeof made.input === "string" ? [{ role: "user", content: made.input }] : (made.input as readonly Plain[]);
  // instructions: "A system (or developer) message inserted into the model's context", before what the server has kept.
  const { instructions } = made;
  const isFirst = made.previous_response_id === undefined && made.conversation === undefined;
  const isMessage = isFirst && typeof instructions === "string";
  made = withMembers(made, {
    input: canonicalItems(isMessage ? [{ role: "system", content: instructions }, ...items] : items),
    instructions: isMessage ? undefined : instructions,
  });
  made = mapMember(made, "include", (names) => {
    if (!isList(names)) return names;
    const asked = names.filter((name) => !addedByItself.some((one) => one === name));
    return asked.length === 0 ? undefined : sorted(asked, plainText);
  });
  made = mapMember(made, "tools", (tools) => (isList(tools) ? sorted(tools.map(canonicalTool), nameOf) : tools));
  made = mapMember(made, "text", canonicalText);
  made = mapMember(made, "reasoning", (reasoning) => (isObject(reasoning) ? withoutNulls(reasoning) : reasoning));
  made = withoutDefaults(made, defaults);
  return withoutDefaults(made, { tool_choice: made.tools === undefined ? ["none", "auto"] : ["auto"] });
}

function canonicalText(text: Plain): Plain {
  if (!isObject(text)) return text;
  const made = mapMember(withoutNulls(text), "format", (format) => {
    if (!isObject(format)) return format;
    const plain = withoutDefaults(without(withoutNulls(format), ["strict"]), { description: [""] });
    return mapMember(plain, "schema", schemaMeaning);
  });
  return withoutDefaults(made, { format: [{ type: "text" }], verbosity: ["medium"] });
}

function canonicalTool(tool: Plain): Plain {
  if (!isObject(tool)) return tool;
  const made = withoutNulls(tool);
  // "medium is the default", for searches on the web.
  if (made.type !== "function") return withoutDefaults(made, { search_context_size: ["medium"] });
  const plain = withoutDefaults(without(made, ["strict"]), { description: [""] });
  return withoutDefaults(mapMember(plain, "parameters", schemaMeaning), { parameters: [{ type: "object" }, {}] });
}

function nameOf(tool: Plain): string {
  return isObject(tool) && typeof tool.name === "string" ? tool.name : plainText(tool);
}

function canonicalItems(items: readonly Plain[]): Plain {
  const number = numbering();
  const made = items
    .map((item) => (isObject(item) ? canonicalItem(item, number) : item))
    .filter((item) => item !== undefined);
  return joined(made, assistantTurns);
}

/** An item; `undefined` for one that only repeats how the model came to its answer. */
function canonicalItem(item: PlainObject, number: Numbering): Plain | undefined {
  const made = withoutNulls(item);
  if (made.type === "reasoning") return undefined;
  // By reference to what the server keeps, which the prefix of its id tells.
  if (made.type === "item_reference" && typeof made.id === "string" && made.id.startsWith("rs_")) return undefined;
  if (made.type === "custom_tool_call")
    return withMembers(without(made, ["id", "status"]), { call_id: number.of(made.call_id) });
  if (made.type === "function_call") {
    const call = without(made, ["id", "status", "parsed_arguments"]);
    return withMembers(call, {
      call_id: number.of(made.call_id),
      arguments: made.arguments === "" ? {} : jsonInText(made.arguments),
    });
  }
  if (made.type === "function_call_output" || made.type === "custom_tool_call_output") {
    const output = mapContent(made.output, ["input_text"]);
    return withMembers(without(made, ["id", "status"]), {
      call_id: number.to(made.call_id),
      output: jsonInText(output),
    });
  }
  if (made.type !== undefined && made.type !== "message") return made;
  if (typeof made.role !== "string") return made;
  if (made.role === "assistant") return canonicalAssistant(made);
  return withMembers(without(made, ["type", "id", "status"]), {
    role: made.role === "developer" ? "system" : made.role,
    content: mapContent(made.content, ["input_text"]),
  });
}

function canonicalAssistant(message: PlainObject): Plain | undefined {
  const content = mapContent(message.content, ["output_text", "input_text"]);
  const text = typeof content === "string" ? content.trim() : content;
  if (text === "" || text === undefined) return undefined;
  return withMembers(without(message, ["type", "id", "status", "phase"]), { content: text });
}

function mapContent(content: Plain | undefined, textTypes: readonly string[]): Plain | undefined {
  const parts = mapObjects(content, (part) => {
    const made = without(withoutNulls(part), ["annotations", "logprobs", "parsed"]);
    return part.type === "input_image" ? withoutDefaults(made, { detail: ["auto"] }) : made;
  });
  return textOrParts(parts, (part) => plainTextPart(part, textTypes));
}

const assistantTurns: Parameters<typeof joined>[1] = {
  members: ["content"],
  isOpen: ({ role, content }) => role === "assistant" && typeof content === "string",
  join: (turns) => ({ content: turns.map(({ content }) => content).join("\n") }),
};
