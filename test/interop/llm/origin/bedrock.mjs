import { frame } from "./event-stream.mjs";
import { messages } from "./messages.mjs";
import { hash, json, pieces, plan, textOf } from "./plan.mjs";

const stream = (frames) => ({ type: "application/vnd.amazon.eventstream", body: Buffer.concat(frames) });

/** Answers Bedrock: Converse, and InvokeModel for Anthropic's models. */
export function bedrock(path, body, seed) {
  const [, model, verb] = path.match(/^\/model\/(.+)\/([\w-]+)$/) ?? [];
  if (verb === "converse" || verb === "converse-stream") return converse(body, seed, verb === "converse-stream");
  const { message, list } = messages(body, seed, model);
  if (verb === "invoke") return json(message);
  return stream(list.map((event) => frame("chunk", { bytes: Buffer.from(JSON.stringify(event)).toString("base64") })));
}

function converse(body, seed, streams) {
  const tools = (body.toolConfig?.tools ?? []).flatMap(({ toolSpec }) => toolSpec ?? []);
  const answer = plan({
    seed,
    model: "",
    turns: body.messages.map(turn),
    tools: tools.map(({ name, inputSchema }) => ({ name, schema: inputSchema.json })),
    choice: body.toolConfig?.toolChoice?.tool?.name ?? "auto",
    thinks:
      (body.additionalModelRequestFields?.thinking ?? body.additionalModelRequestFields?.reasoning_config) !==
      undefined,
  });
  const content = blocks(answer);
  const stopReason = answer.calls.length > 0 ? "tool_use" : "end_turn";
  const usage = { inputTokens: 11, outputTokens: 7, totalTokens: 18 };
  const metrics = { latencyMs: 10 };
  if (!streams) return json({ metrics, output: { message: { content, role: "assistant" } }, stopReason, usage });
  return stream([
    frame("messageStart", { role: "assistant" }),
    ...content.flatMap(blockFrames),
    frame("messageStop", { stopReason }),
    frame("metadata", { metrics, usage }),
  ]);
}

function turn({ role, content }) {
  return { role, text: textOf(content), calls: content.filter(({ toolUse }) => toolUse).length };
}

function blocks({ calls, text, thinking }) {
  const list = [];
  if (thinking !== undefined) {
    list.push({ reasoningContent: { reasoningText: { signature: `c2ln${hash(thinking)}`, text: thinking } } });
  }
  if (text !== undefined) list.push({ text });
  for (const { id, name, args } of calls) list.push({ toolUse: { input: args, name, toolUseId: `tooluse_${id}` } });
  return list;
}

function blockFrames({ text, toolUse, reasoningContent }, contentBlockIndex) {
  const delta = (value) => frame("contentBlockDelta", { contentBlockIndex, delta: value });
  const stop = frame("contentBlockStop", { contentBlockIndex });
  if (text !== undefined) return [...pieces(text).map((piece) => delta({ text: piece })), stop];
  if (reasoningContent !== undefined) {
    const { text: thought, signature } = reasoningContent.reasoningText;
    return [delta({ reasoningContent: { text: thought } }), delta({ reasoningContent: { signature } }), stop];
  }
  const { input, ...start } = toolUse;
  const parts = pieces(JSON.stringify(input)).map((piece) => delta({ toolUse: { input: piece } }));
  return [frame("contentBlockStart", { contentBlockIndex, start: { toolUse: start } }), ...parts, stop];
}
