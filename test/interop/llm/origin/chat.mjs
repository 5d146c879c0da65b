import { events, hash, json, pieces, plan, textOf, vector } from "./plan.mjs";

/** Answers `/chat/completions` of OpenAI and of the hosts that speak its dialect. */
export function chat(host, body, seed) {
  const format = body.response_format;
  const choice = body.tool_choice?.function?.name ?? body.tool_choice ?? "auto";
  const answer = plan({
    seed,
    model: body.model,
    turns: body.messages.map(turn),
    tools: (body.tools ?? []).map(({ function: { name, parameters } }) => ({ name, schema: parameters })),
    choice,
    schema: format?.json_schema?.schema,
    json: format?.type === "json_object",
    thinks: host !== "api.openai.com" && (body.reasoning_effort ?? body.reasoning ?? body.thinking) !== undefined,
  });
  return body.stream ? stream(host, body, seed, answer) : whole(host, body, seed, answer);
}

function turn({ role, content, tool_calls }) {
  const isTool = role === "tool";
  return {
    role: role === "assistant" ? "assistant" : "user",
    text: isTool || role === "system" || role === "developer" ? "" : textOf(content),
    calls: tool_calls?.length ?? 0,
  };
}

const usage = { prompt_tokens: 11, completion_tokens: 7, total_tokens: 18 };

const toolCalls = (calls) =>
  calls.map(({ id, name, args }) => ({
    id: `call_${id}`,
    type: "function",
    function: { name, arguments: JSON.stringify(args) },
  }));

function reasoningFields(host, thinking) {
  if (thinking === undefined) return {};
  if (host === "api.deepseek.com" || host === "api.x.ai") return { reasoning_content: thinking };
  if (host !== "openrouter.ai") return { reasoning: thinking };
  return {
    reasoning: thinking,
    reasoning_details: [{ type: "reasoning.text", text: thinking, format: "unknown", index: 0 }],
  };
}

function whole(host, body, seed, { calls, text, thinking }) {
  const refusal = host === "api.openai.com" ? { refusal: null, annotations: [] } : {};
  const message = { role: "assistant", content: text ?? null, ...refusal, ...reasoningFields(host, thinking) };
  return json({
    id: `chatcmpl-${hash(seed)}`,
    object: "chat.completion",
    created: 1767225600,
    model: body.model,
    choices: [
      {
        index: 0,
        message: calls.length > 0 ? { ...message, tool_calls: toolCalls(calls) } : message,
        logprobs: body.logprobs
          ? { content: [{ token: "A", logprob: -0.5, bytes: [65], top_logprobs: [] }], refusal: null }
          : null,
        finish_reason: calls.length > 0 ? "tool_calls" : "stop",
      },
    ],
    usage,
  });
}

function stream(host, body, seed, { calls, text, thinking }) {
  const chunk = (choices, rest = {}) => ({
    id: `chatcmpl-${hash(seed)}`,
    object: "chat.completion.chunk",
    created: 1767225600,
    model: body.model,
    choices,
    ...rest,
  });
  const delta = (value, finish_reason = null) => chunk([{ index: 0, delta: value, logprobs: null, finish_reason }]);
  const list = [delta({ role: "assistant", content: text === undefined ? null : "" })];
  if (thinking !== undefined) list.push(delta(reasoningFields(host, thinking)));
  for (const piece of pieces(text ?? "")) list.push(delta({ content: piece }));
  for (const [index, call] of toolCalls(calls).entries()) {
    list.push(delta({ tool_calls: [{ index, ...call, function: { ...call.function, arguments: "" } }] }));
    for (const piece of pieces(call.function.arguments)) {
      list.push(delta({ tool_calls: [{ index, function: { arguments: piece } }] }));
    }
  }
  list.push(delta({}, calls.length > 0 ? "tool_calls" : "stop"));
  if (body.stream_options?.include_usage) list.push(chunk([], { usage }));
  return events(list, false, "data: [DONE]\n\n");
}

/** Answers `/embeddings`: floats, or base64 of them where the request asks for that. */
export function embeddings(body) {
  const data = [body.input].flat().map((text, index) => {
    const values = vector(text, body.dimensions ?? 4);
    const embedding =
      body.encoding_format === "base64" ? Buffer.from(Float32Array.from(values).buffer).toString("base64") : values;
    return { object: "embedding", index, embedding };
  });
  return json({ object: "list", data, model: body.model, usage: { prompt_tokens: 5, total_tokens: 5 } });
}
