import { events, hash, json, pieces, plan, textOf, vector } from "./plan.mjs";

/** Answers the Gemini API and Gemini on Vertex. */
export function gemini(path, body, seed) {
  const [, model, verb] = path.match(/models\/([^/:]+):(\w+)$/) ?? [];
  if (verb === "embedContent") return json({ embedding: embed(body) });
  if (verb === "batchEmbedContents") return json({ embeddings: body.requests.map(embed) });
  const tools = (body.tools ?? []).flatMap((tool) => tool.functionDeclarations ?? []);
  const config = body.generationConfig ?? {};
  const calling = body.toolConfig?.functionCallingConfig;
  const answer = plan({
    seed,
    model,
    turns: body.contents.map(turn),
    tools: tools.map(({ name, parameters, parametersJsonSchema }) => ({
      name,
      schema: parameters ?? parametersJsonSchema,
    })),
    choice: calling?.mode === "NONE" ? "none" : (calling?.allowedFunctionNames?.[0] ?? "auto"),
    schema: config.responseSchema ?? config.responseJsonSchema,
    json: config.responseMimeType === "application/json",
    thinks: config.thinkingConfig?.includeThoughts === true,
  });
  const frame = (parts, finishReason) => ({
    candidates: [{ content: { parts, role: "model" }, ...(finishReason && { finishReason }), index: 0 }],
    usageMetadata: { promptTokenCount: 11, candidatesTokenCount: 7, totalTokenCount: 18 },
    modelVersion: model,
    responseId: hash(seed),
  });
  const vertex = path.includes("/projects/");
  const parts = partsOf(answer, vertex);
  if (verb === "generateContent") return json(frame(parts, "STOP"));
  const split = parts.flatMap((part) => (part.text ? pieces(part.text).map((text) => ({ ...part, text })) : [part]));
  return events(
    split.map((part, i) => frame([part], i === split.length - 1 && "STOP")),
    false,
  );
}

function turn({ role, parts }) {
  const calls = parts.filter(({ functionCall }) => functionCall).length;
  return { role: role === "model" ? "assistant" : "user", text: textOf(parts), calls };
}

function partsOf({ calls, text, thinking }, vertex) {
  const list = thinking === undefined ? [] : [{ text: thinking, thought: true }];
  const signature = { thoughtSignature: `c2ln${hash(thinking ?? "none")}` };
  for (const [index, { id, name, args }] of calls.entries()) {
    const functionCall = vertex ? { name, args } : { name, args, id };
    // Gemini signs the first call of an answer.
    list.push(index === 0 ? { functionCall, ...signature } : { functionCall });
  }
  if (text !== undefined) list.push({ text });
  return list;
}

function embed({ content, outputDimensionality, embedContentConfig }) {
  return {
    values: vector(textOf(content.parts), outputDimensionality ?? embedContentConfig?.outputDimensionality ?? 4),
  };
}
