import { events, hash, json, pieces, plan, textOf } from "./plan.mjs";

/** Answers OpenAI's Responses API. */
export function responses(body, seed) {
  const tools = body.tools ?? [];
  const items = typeof body.input === "string" ? [{ role: "user", content: body.input }] : body.input;
  const choice = body.tool_choice?.name ?? body.tool_choice ?? "auto";
  const answer = plan({
    seed,
    model: body.model,
    turns: turnsOf(items),
    tools: tools
      .filter(({ type }) => type === "function")
      .map(({ name, parameters }) => ({ name, schema: parameters })),
    choice: items.at(-1)?.type === "function_call_output" && body.previous_response_id ? "none" : choice,
    schema: body.text?.format?.schema,
    json: body.text?.format?.type === "json_object",
    thinks: body.reasoning !== undefined,
    searches: tools.some(({ type }) => type.startsWith("web_search")),
  });
  const response = {
    id: `resp_${hash(seed)}`,
    object: "response",
    created_at: 1767225600,
    status: "completed",
    background: false,
    error: null,
    incomplete_details: null,
    instructions: body.instructions ?? null,
    max_output_tokens: body.max_output_tokens ?? null,
    model: body.model,
    output: output(seed, answer, body.include?.includes("reasoning.encrypted_content")),
    parallel_tool_calls: body.parallel_tool_calls ?? true,
    previous_response_id: body.previous_response_id ?? null,
    reasoning: { effort: body.reasoning?.effort ?? null, summary: body.reasoning?.summary ?? null },
    service_tier: "default",
    store: body.store ?? true,
    temperature: body.temperature ?? 1,
    text: body.text ?? { format: { type: "text" } },
    tool_choice: body.tool_choice ?? "auto",
    tools,
    top_p: body.top_p ?? 1,
    truncation: "disabled",
    usage: {
      input_tokens: 11,
      input_tokens_details: { cached_tokens: 0 },
      output_tokens: 7,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: 18,
    },
    user: null,
    metadata: body.metadata ?? {},
  };
  return body.stream ? events(streamed(response)) : json(response);
}

function turnsOf(items) {
  const turns = [];
  for (const item of items) {
    if (item.type === "function_call") {
      // The calls of one answer are items of their own; they are one turn.
      if (turns.at(-1)?.calls) turns.at(-1).calls++;
      else turns.push({ role: "assistant", text: "", calls: 1 });
    } else if (item.role === "user" || item.role === "assistant") {
      turns.push({ role: item.role, text: textOf(item.content), calls: 0 });
    } else if (item.type === "function_call_output") turns.push({ role: "user", text: "", calls: 0 });
  }
  return turns;
}

function output(seed, { calls, text, thinking, searches }, encrypted) {
  const items = [];
  if (thinking !== undefined) {
    const summary = [{ type: "summary_text", text: thinking }];
    const item = { id: `rs_${hash(`${seed} reasoning`)}`, type: "reasoning", summary };
    items.push(encrypted ? { ...item, encrypted_content: `ZW5j${hash(thinking)}` } : item);
  }
  if (searches) {
    const action = { type: "search", query: "Paris" };
    items.push({ id: `ws_${hash(`${seed} search`)}`, type: "web_search_call", status: "completed", action });
  }
  for (const { id, name, args } of calls) {
    const call = { id: `fc_${id}`, type: "function_call", status: "completed", arguments: JSON.stringify(args) };
    items.push({ ...call, call_id: `call_${id}`, name });
  }
  if (text !== undefined) {
    const content = [{ type: "output_text", annotations: [], logprobs: [], text }];
    items.push({
      id: `msg_${hash(`${seed} message`)}`,
      type: "message",
      status: "completed",
      role: "assistant",
      content,
    });
  }
  return items;
}

function streamed(response) {
  const open = { ...response, status: "in_progress", output: [], usage: null };
  const list = [
    { type: "response.created", response: open },
    { type: "response.in_progress", response: open },
  ];
  for (const [output_index, item] of response.output.entries()) {
    const at = { item_id: item.id, output_index };
    list.push({ type: "response.output_item.added", output_index, item: opened(item) }, ...body(item, at));
    list.push({ type: "response.output_item.done", output_index, item });
  }
  list.push({ type: "response.completed", response });
  return list.map((event, sequence_number) => ({ ...event, sequence_number }));
}

function opened(item) {
  if (item.type === "message") return { ...item, status: "in_progress", content: [] };
  if (item.type === "function_call") return { ...item, status: "in_progress", arguments: "" };
  return item.type === "reasoning" ? { ...item, summary: [] } : { ...item, status: "in_progress" };
}

function body(item, at) {
  if (item.type === "function_call") {
    const done = { type: "response.function_call_arguments.done", ...at, arguments: item.arguments };
    return [
      ...pieces(item.arguments).map((delta) => ({ type: "response.function_call_arguments.delta", ...at, delta })),
      done,
    ];
  }
  if (item.type === "reasoning") {
    const part = item.summary[0];
    const here = { ...at, summary_index: 0 };
    return [
      { type: "response.reasoning_summary_part.added", ...here, part: { ...part, text: "" } },
      { type: "response.reasoning_summary_text.delta", ...here, delta: part.text },
      { type: "response.reasoning_summary_text.done", ...here, text: part.text },
      { type: "response.reasoning_summary_part.done", ...here, part },
    ];
  }
  if (item.type !== "message") return [];
  const part = item.content[0];
  const here = { ...at, content_index: 0 };
  return [
    { type: "response.content_part.added", ...here, part: { ...part, text: "" } },
    ...pieces(part.text).map((delta) => ({ type: "response.output_text.delta", ...here, logprobs: [], delta })),
    { type: "response.output_text.done", ...here, logprobs: [], text: part.text },
    { type: "response.content_part.done", ...here, part },
  ];
}
