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
import type { Call, Dialect } from "./dialect.ts";
import {
  joined,
  jsonInText,
  listsIn,
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
 * Anthropic's Messages, at their own host, under Bedrock's `invoke` and under Vertex's `rawPredict`. Facts about fields:
 * "Messages" in Anthropic's API reference; "Anthropic Claude Messages API" in Bedrock's user guide; "Claude on Vertex AI".
 */
export const anthropicMessages: Dialect = {
  doc: "Anthropic Messages, also under Bedrock and Vertex",
  owns: ({ path, body }) =>
    isList(body.messages) && (/\/messages(\/count_tokens)?$/.test(path) || hosted.test(path)) && isOwn(path, body),
  canonical: (call) => ({
    ...call,
    // The SDKs of one language say beta by another method, and by header.
    query: call.query.filter(([name]) => name !== "beta"),
    body: canonicalBody(call),
  }),
};

const hosted =
  /\/model\/[^/]+\/invoke(-with-response-stream)?$|\/publishers\/anthropic\/models\/[^/]+:(rawPredict|streamRawPredict)$/;

/** Bedrock invokes models of other makers by the same route. */
function isOwn(path: string, body: PlainObject): boolean {
  return !path.includes("/model/") || body.anthropic_version !== undefined;
}

const defaults: Defaults = {
  stream: [false],
  temperature: [1],
  stop_sequences: [[]],
  service_tier: ["auto"],
  metadata: [{}],
  tools: [[]],
  mcp_servers: [[]],
  system: ["", []],
  // Whether the server keeps the conversation, from here on.
  thread: [{ type: "create" }],
  // "Extended thinking is off by default."
  thinking: [{ type: "disabled" }],
  output_config: [{}],
};

function canonicalBody({ path, body }: Call): PlainObject {
  // Which betas are on is a header of the plain API, and an own field of the hosted ones.
  let made = without(withoutNulls(body), ["anthropic_version", "anthropic_beta", "betas", "cache_control"]);
  // The hosted routes name the model and whether it streams in the path.
  if (hosted.test(path)) made = without(made, ["model", "stream"]);
  made = mapMember(made, "system", (system) => contentOf(system));
  made = mapMember(made, "messages", (messages) => (isList(messages) ? canonicalMessages(messages) : messages));
  made = mapMember(made, "tools", (tools) => (isList(tools) ? sorted(tools.map(canonicalTool), nameOf) : tools));
  made = mapMember(withOutputConfig(made), "output_config", (config) =>
    isObject(config)
      ? // "Setting effort to high produces exactly the same behavior as omitting the parameter".
        withoutDefaults(mapMember(withoutNulls(config), "format", canonicalFormat), { effort: ["high"] })
      : config,
  );
  made = mapMember(made, "tool_choice", (choice) =>
    isObject(choice) ? withoutDefaults(choice, { disable_parallel_tool_use: [false, null] }) : choice,
  );
  made = withoutDefaults(made, defaults);
  return withoutDefaults(made, {
    tool_choice: made.tools === undefined ? [{ type: "none" }, { type: "auto" }] : [{ type: "auto" }],
  });
}

/** "The output_format parameter has moved to output_config.format." Source: "Structured outputs". */
function withOutputConfig(body: PlainObject): PlainObject {
  const { output_format: format, output_config: config = {} } = body;
  if (format === undefined || !isObject(config) || config.format !== undefined) return body;
  return withMembers(without(body, ["output_format"]), { output_config: withMembers(config, { format }) });
}

function canonicalFormat(format: Plain): Plain {
  return isObject(format) ? mapMember(withoutNulls(format), "schema", schemaMeaning) : format;
}

function canonicalTool(tool: Plain): Plain {
  if (!isObject(tool)) return tool;
  const made = withoutDefaults(without(withoutNulls(tool), ["cache_control"]), { defer_loading: [false] });
  if (made.input_schema === undefined) return made;
  const plain = withoutDefaults(without(made, ["strict", "eager_input_streaming"]), {
    type: ["custom"],
    description: [""],
    allowed_callers: [["direct"]],
  });
  return mapMember(plain, "input_schema", schemaMeaning);
}

function nameOf(tool: Plain): string {
  return isObject(tool) && typeof tool.name === "string" ? tool.name : plainText(tool);
}

/** "Consecutive user or assistant turns in your request will be combined into a single turn." */
function canonicalMessages(messages: readonly Plain[]): Plain {
  const number = numbering();
  const listed = messages.map((message) => (isObject(message) ? canonicalMessage(message, number) : message));
  const turns = joined(listed, listsIn("content"));
  return turns
    .filter((turn) => !isObject(turn) || turn.role !== "assistant" || !isList(turn.content) || turn.content.length > 0)
    .map((turn) => (isObject(turn) ? mapMember(turn, "content", contentOf) : turn));
}

function canonicalMessage(message: PlainObject, number: Numbering): Plain {
  const { content } = message;
  const blocks = typeof content === "string" ? [{ type: "text", text: content }] : content;
  if (!isList(blocks)) return message;
  const isAssistant = message.role === "assistant";
  const kept = blocks.flatMap((block): Plain[] => {
    if (!isObject(block)) return [block];
    if (isAssistant && (block.type === "thinking" || block.type === "redacted_thinking")) return [];
    const made = canonicalBlock(block, number);
    if (!isAssistant || !isObject(made) || made.type !== "text" || typeof made.text !== "string") return [made];
    const text = made.text.trim();
    return text === "" ? [] : [withMembers(without(made, ["citations"]), { text })];
  });
  return withMembers(isAssistant ? { role: "assistant" } : message, { content: kept });
}

function canonicalBlock(block: PlainObject, number: Numbering): Plain {
  const made = without(withoutNulls(block), ["cache_control"]);
  switch (made.type) {
    case "server_tool_use":
      return without(made, ["caller"]);
    case "tool_use":
      return withMembers(without(made, ["caller"]), { id: number.of(made.id) });
    case "tool_result":
      return withMembers(withoutDefaults(made, { is_error: [false] }), {
        tool_use_id: number.to(made.tool_use_id),
        content: jsonInText(contentOf(made.content)) ?? "",
      });
    case "document":
      return withoutDefaults(made, { citations: [{ enabled: false }] });
    default:
      return made;
  }
}

function contentOf(content: Plain | undefined): Plain | undefined {
  const plain = mapObjects(content, (block) => without(withoutNulls(block), ["cache_control"]));
  return textOrParts(plain, (block) => plainTextPart(block, ["text"]));
}
