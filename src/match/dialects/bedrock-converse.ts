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
import { joined, jsonInText, listsIn, mapMember, mapObjects, type Numbering, numbering, sorted } from "./parts.ts";
import { schemaMeaning } from "./schema.ts";

/** Bedrock's Converse and ConverseStream. Facts about fields: "Converse" in the Amazon Bedrock API reference. */
export const bedrockConverse: Dialect = {
  doc: "Bedrock Converse",
  owns: ({ path, body }) => /\/model\/[^/]+\/converse(-stream)?$/.test(path) && isList(body.messages),
  canonical: (call) => ({ ...call, body: canonicalBody(call) }),
};

const defaults: Defaults = {
  inferenceConfig: [{}],
  additionalModelRequestFields: [{}],
  promptVariables: [{}],
  requestMetadata: [{}],
  system: [[]],
  toolConfig: [{}],
  // "performanceConfig.latency: standard (default)".
  performanceConfig: [{}, { latency: "standard" }],
  guardrailConfig: [{}],
};

function canonicalBody({ body }: Call): PlainObject {
  // The model is named in the path.
  // Which other fields of the model's own answer are to come along is beside the answer.
  let made = without(withoutNulls(body), ["modelId", "additionalModelResponseFieldPaths"]);
  made = mapMember(made, "system", (system) =>
    isList(system) ? system.filter((block) => !isCachePoint(block)) : system,
  );
  made = mapMember(made, "messages", (messages) => (isList(messages) ? canonicalMessages(messages) : messages));
  made = mapMember(made, "inferenceConfig", (config) =>
    isObject(config) ? withoutDefaults(withoutNulls(config), { stopSequences: [[]] }) : config,
  );
  made = mapMember(made, "toolConfig", (config) => (isObject(config) ? canonicalTools(config) : config));
  return withoutDefaults(made, defaults);
}

function isCachePoint(block: Plain): boolean {
  return isObject(block) && block.cachePoint !== undefined && Object.keys(block).length === 1;
}

function canonicalTools(config: PlainObject): PlainObject {
  const made = mapMember(withoutNulls(config), "tools", (tools) => {
    if (!isList(tools)) return tools;
    const kept = tools.filter((tool) => !isCachePoint(tool)).map(canonicalTool);
    return kept.length === 0 ? undefined : sorted(kept, nameOf);
  });
  return withoutDefaults(made, { toolChoice: [{ auto: {} }] });
}

function canonicalTool(tool: Plain): Plain {
  if (!isObject(tool) || !isObject(tool.toolSpec)) return tool;
  const spec = withoutDefaults(without(withoutNulls(tool.toolSpec), ["strict"]), { description: [""] });
  return withMembers(tool, {
    toolSpec: mapMember(spec, "inputSchema", (schema) =>
      isObject(schema) ? mapMember(schema, "json", schemaMeaning) : schema,
    ),
  });
}

function nameOf(tool: Plain): string {
  const spec = isObject(tool) ? tool.toolSpec : undefined;
  return isObject(spec) && typeof spec.name === "string" ? spec.name : plainText(tool);
}

function canonicalMessages(messages: readonly Plain[]): Plain {
  const number = numbering();
  const made = messages.map((message) => (isObject(message) ? canonicalMessage(message, number) : message));
  return joined(made, listsIn("content")).filter(
    (turn) => !isObject(turn) || turn.role !== "assistant" || !isList(turn.content) || turn.content.length > 0,
  );
}

function canonicalMessage(message: PlainObject, number: Numbering): Plain {
  const isAssistant = message.role === "assistant";
  return mapMember(message, "content", (content) => {
    if (!isList(content)) return content;
    return content.flatMap((block): Plain[] => {
      if (!isObject(block)) return [block];
      if (isCachePoint(block) || (isAssistant && block.reasoningContent !== undefined)) return [];
      const made = canonicalBlock(withoutNulls(block), number);
      if (!isAssistant || typeof made.text !== "string") return [made];
      const text = made.text.trim();
      return text === "" ? [] : [withMembers(made, { text })];
    });
  });
}

function canonicalBlock(block: PlainObject, number: Numbering): PlainObject {
  if (isObject(block.toolUse)) {
    const use = without(block.toolUse, ["type"]);
    return withMembers(block, { toolUse: withMembers(use, { toolUseId: number.of(block.toolUse.toolUseId) }) });
  }
  if (!isObject(block.toolResult)) return block;
  const result = withoutDefaults(without(withoutNulls(block.toolResult), ["type"]), { status: ["success"] });
  return withMembers(block, {
    toolResult: withMembers(result, {
      toolUseId: number.to(block.toolResult.toolUseId),
      content: mapObjects(result.content, resultPart),
    }),
  });
}

/** A result as text that is JSON, and as JSON, are the same result. */
function resultPart(part: PlainObject): Plain {
  if (typeof part.text !== "string" || Object.keys(part).length > 1) return part;
  const value = jsonInText(part.text);
  return typeof value === "string" ? { text: value } : { json: value as Plain };
}
