// Writes cassettes as go-vcr v4 writes them (compact shape, as the heaviest real suites have them), the same on every run.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generator, sentences } from "./random.mjs";

const sentence = sentences("the recording of an answer holds many small pieces that a model sent one after another");

function requestBody(next) {
  const tools = Array.from({ length: 1 + next(3) }, (_, i) => ({
    type: "function",
    function: {
      name: `tool_${i}`,
      description: sentence(next, 12),
      parameters: { type: "object", properties: { value: { type: "string" } } },
    },
  }));
  const messages = [
    { role: "system", content: sentence(next, 20) },
    { role: "user", content: sentence(next, 30) },
  ];
  return JSON.stringify({ messages, model: "model-1", stream: true, max_tokens: 4000, tools });
}

/** An event stream as a literal block: what most of the bytes of such a suite are. */
function stream(next, indent) {
  const events = Array.from({ length: 22 + next(40) }, () => {
    const chunk = {
      id: `chatcmpl-${next(1e9)}`,
      object: "chat.completion.chunk",
      created: 1760000000 + next(1e6),
      model: "model-1",
      choices: [{ index: 0, delta: { content: `${sentence(next, 1)} ` }, finish_reason: null }],
    };
    return `data: ${JSON.stringify(chunk)}`;
  });
  return `|+\n${[...events, "data: [DONE]"].map((event) => `${indent}${event}\n\n`).join("")}`;
}

function interaction(next, id) {
  const body = requestBody(next);
  const answer =
    next(3) === 0
      ? `'${JSON.stringify({ id: `msg-${next(1e9)}`, content: sentence(next, 1100) })}'\n`
      : stream(next, "      ");
  return `- id: ${id}
  request:
    proto: HTTP/1.1
    proto_major: 1
    proto_minor: 1
    content_length: ${body.length}
    host: ""
    body: '${body}'
    headers:
      Accept:
      - application/json
      Content-Type:
      - application/json
      User-Agent:
      - client/1.0
    url: https://api.example.test/v1/chat/completions
    method: POST
  response:
    proto: HTTP/2.0
    proto_major: 2
    proto_minor: 0
    content_length: -1
    body: ${answer}    headers:
      Content-Type:
      - text/event-stream; charset=utf-8
    status: 200 OK
    code: 200
    duration: ${next(9)}.${next(1e9)}s
`;
}

/** Writes `count` cassettes of one or two interactions each into a folder and gives their paths. */
export function writeCassettes(folder, count) {
  mkdirSync(folder, { recursive: true });
  const next = generator(1);
  return Array.from({ length: count }, (_, i) => {
    const interactions = Array.from({ length: 1 + next(2) }, (_, id) => interaction(next, id));
    const path = join(folder, `cassette-${i}.yaml`);
    writeFileSync(path, `---\nversion: 2\ninteractions:\n${interactions.join("")}`);
    return path;
  });
}
