import { events, hash, json, pieces, plan, textOf } from "./plan.mjs";

/** Answers Anthropic's Messages API, also as Bedrock and Vertex wrap it. */
export function messages(body, seed, model = body.model) {
  const tools = body.tools ?? [];
  const answer = plan({
    seed,
    model,
    turns: body.messages.map(turn),
    tools: tools
      .filter(({ input_schema }) => input_schema)
      .map(({ name, input_schema }) => ({ name, schema: input_schema })),
    choice: body.tool_choice?.name ?? body.tool_choice?.type ?? "auto",
    schema: (body.output_config?.format ?? body.output_format)?.schema,
    thinks: body.thinking !== undefined && body.thinking.type !== "disabled",
    searches: tools.some(({ type }) => type?.startsWith("web_search")),
  });
  const content = blocks(seed, answer);
  const message = {
    id: `msg_${hash(seed)}`,
    type: "message",
    role: "assistant",
    model,
    content,
    stop_reason: answer.calls.length > 0 ? "tool_use" : "end_turn",
    stop_sequence: null,
    usage: { input_tokens: 11, cache_creation_input_tokens: 0, cache_read_input_tokens: 0, output_tokens: 7 },
  };
  return { message, list: streamed(message) };
}

/** The answer of the API itself. */
export function messagesAnswer(body, seed) {
  const { message, list } = messages(body, seed);
  return body.stream ? events(list) : json(message);
}

function turn({ role, content }) {
  const parts = typeof content === "string" ? [] : content;
  return { role, text: textOf(content), calls: parts.filter(({ type }) => type === "tool_use").length };
}

function blocks(seed, { calls, text, thinking, searches }) {
  const list = [];
  if (thinking !== undefined) list.push({ type: "thinking", thinking, signature: `c2ln${hash(thinking)}` });
  if (searches) list.push(...search(seed));
  if (text !== undefined) list.push({ type: "text", text });
  for (const { id, name, args } of calls) list.push({ type: "tool_use", id: `toolu_${id}`, name, input: args });
  return list;
}

function search(seed) {
  const id = `srvtoolu_${hash(`${seed} search`)}`;
  const page = {
    type: "web_search_result",
    url: "https://weather.example/paris",
    title: "Paris",
    encrypted_content: "ZW5j",
    page_age: null,
  };
  return [
    { type: "server_tool_use", id, name: "web_search", input: { query: "Paris" } },
    { type: "web_search_tool_result", tool_use_id: id, content: [page] },
  ];
}

function streamed({ content, stop_reason, stop_sequence, usage, ...message }) {
  const list = [
    { type: "message_start", message: { ...message, content: [], stop_reason: null, stop_sequence: null, usage } },
  ];
  for (const [index, block] of content.entries()) {
    list.push({ type: "content_block_start", index, content_block: opened(block) });
    for (const delta of deltas(block)) list.push({ type: "content_block_delta", index, delta });
    list.push({ type: "content_block_stop", index });
  }
  list.push({ type: "message_delta", delta: { stop_reason, stop_sequence }, usage: { output_tokens: 7 } });
  list.push({ type: "message_stop" });
  return list;
}

function opened(block) {
  if (block.type === "text") return { ...block, text: "" };
  if (block.type === "thinking") return { ...block, thinking: "", signature: "" };
  return block.type.endsWith("tool_use") ? { ...block, input: {} } : block;
}

function deltas(block) {
  if (block.type === "text") return pieces(block.text).map((text) => ({ type: "text_delta", text }));
  if (block.type === "thinking") {
    const { thinking, signature } = block;
    return [
      ...pieces(thinking).map((piece) => ({ type: "thinking_delta", thinking: piece })),
      { type: "signature_delta", signature },
    ];
  }
  if (!block.type.endsWith("tool_use")) return [];
  return pieces(JSON.stringify(block.input)).map((partial_json) => ({ type: "input_json_delta", partial_json }));
}
