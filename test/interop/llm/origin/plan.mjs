import { createHash } from "node:crypto";

/**
 * What a dialect module reads out of a request.
 * @typedef {{ seed: string, model: string, turns: { role: "user" | "assistant", text: string, calls: number }[],
 *   tools: { name: string, schema: any }[], choice: string, schema?: any, json?: boolean, thinks: boolean, searches?: boolean }} Asked
 */

/** A short text that is the same for the same input. */
export const hash = (text, length = 12) => createHash("sha256").update(text).digest("hex").slice(0, length);

/** What the model answers: tool calls while there are some left to make, then text; the same for the same request. */
export function plan({ seed, turns, tools, choice, schema, json, thinks, searches }) {
  const last = turns.findLastIndex(({ role, text }) => role === "user" && text !== "");
  const text = turns[last]?.text ?? "";
  const done = turns.slice(last + 1).filter(({ calls }) => calls > 0).length;
  const words = [...text.matchAll(/(?<=\s)[A-Z][a-z]+/g)].map(([word]) => word);
  const wanted = choice === "none" ? [] : (rounds(text, tools, choice)[done] ?? []);
  const calls = wanted.map((tool, index) => ({
    id: hash(`${seed} call ${index}`),
    name: tool.name,
    args: sample(tool.schema ?? {}, words.slice(index), tool.schema),
  }));
  const thinking = thinks ? `The user wants ${hash(text, 6)}.` : undefined;
  if (calls.length > 0) return { calls, thinking };
  const answer =
    schema !== undefined
      ? JSON.stringify(sample(schema, words, schema))
      : json
        ? JSON.stringify({ answer: hash(text, 6) })
        : `Answer ${hash(text, 6)} after ${done} tool turns to: ${text.slice(0, 40)}`;
  return { calls, thinking, searches, text: answer };
}

function rounds(text, tools, choice) {
  if (tools.length === 0) return [];
  const named = tools.find(({ name }) => name === choice);
  if (named !== undefined) return [[named]];
  const [first, second = first] = tools;
  if (/\bboth\b/.test(text)) return [[first, second]];
  return /\bthen\b/.test(text) ? [[first], [second]] : [[first]];
}

/** A value that a JSON Schema (or Gemini's spelling of one) takes, its strings out of `words`. */
export function sample(schema, words, root) {
  if (typeof schema?.$ref === "string") {
    const keys = schema.$ref.split("/").slice(1);
    return sample(
      keys.reduce((node, key) => node[key], root),
      words,
      root,
    );
  }
  const union = schema.anyOf ?? schema.oneOf;
  if (union) return sample(union.find((one) => one.type !== "null") ?? union[0], words, root);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const type = String([schema.type ?? "object"].flat().find((one) => one !== "null")).toLowerCase();
  if (type === "string") return words[0] ?? "Paris";
  if (type === "integer") return schema.minimum ?? 3;
  if (type === "number") return 1.5;
  if (type === "boolean") return true;
  if (type === "array") return [sample(schema.items ?? { type: "string" }, words, root)];
  const names = schema.required ?? Object.keys(schema.properties ?? {});
  return Object.fromEntries(names.map((name) => [name, sample(schema.properties[name], words, root)]));
}

/** A text in three pieces, as a stream brings it. */
export function pieces(text) {
  const third = Math.ceil(text.length / 3);
  return [text.slice(0, third), text.slice(third, 2 * third), text.slice(2 * third)].filter((piece) => piece !== "");
}

/** A vector of small numbers that single precision holds exactly. */
export function vector(text, dimensions) {
  const digest = createHash("sha256").update(text).digest();
  return Array.from({ length: dimensions }, (_, i) => ((digest[i % digest.length] ?? 0) - 128) / 128);
}

/** An answer in JSON. */
export const json = (value) => ({ type: "application/json", body: JSON.stringify(value) });

/** A stream of events; an event that has a type names it. */
export const events = (list, named = true, end = "") => ({
  type: "text/event-stream",
  body: `${list.map((event) => `${named ? `event: ${event.type}\n` : ""}data: ${JSON.stringify(event)}\n\n`).join("")}${end}`,
});

/** The text of a content that is a string or a list of blocks. */
export function textOf(content) {
  if (typeof content === "string") return content;
  return (content ?? []).map((part) => (typeof part.text === "string" ? part.text : "")).join("");
}
