/** Where the origin answers an OpenAI-style chat completion. */
export const CHAT_PATH = "/v1/chat/completions";

/** The parameters of the recorded chat, as an SDK user writes them. */
export const CHAT_PARAMS = {
  model: "gpt-test",
  messages: [
    { role: "system", content: "Answer in one short sentence." },
    { role: "user", content: "Wie heißt die Hauptstadt von Japan? 🗾" },
  ],
  stream: true,
  stream_options: { include_usage: true },
};

const WORDS = [
  "Die",
  " Haupt",
  "stadt",
  " von",
  " Japan",
  " heißt",
  " Tokio",
  " (",
  "東京",
  ")",
  " – ",
  "schön",
  " dort",
  "! 🗼",
];
const USAGE = { prompt_tokens: 24, completion_tokens: WORDS.length, total_tokens: 24 + WORDS.length };

const HEAD = { id: "chatcmpl-test", object: "chat.completion.chunk", created: 1700000000, model: "gpt-test" };

function event(fields) {
  return `data: ${JSON.stringify({ ...HEAD, ...fields })}\n\n`;
}

function choice(delta, finish_reason = null) {
  return { choices: [{ index: 0, delta, logprobs: null, finish_reason }], usage: null };
}

const CHUNKS = [
  event(choice({ role: "assistant", content: "" })),
  ...WORDS.map((content) => event(choice({ content }))),
  event(choice({}, "stop")),
  event({ choices: [], usage: USAGE }),
  "data: [DONE]\n\n",
];

/** The answer to a chat request: a stream of events, or a refusal of what asks for none. */
export function chatExchange(body) {
  if (!asksForStream(body)) {
    return {
      status: 400,
      headers: [["Content-Type", "application/json"]],
      body: '{"error":{"message":"only streams are answered here","type":"invalid_request_error"}}',
    };
  }
  return {
    status: 200,
    headers: [
      ["Content-Type", "text/event-stream; charset=utf-8"],
      ["Openai-Processing-Ms", "12"],
      ["X-Request-Id", "req_test"],
    ],
    chunks: CHUNKS,
  };
}

function asksForStream(body) {
  try {
    return JSON.parse(body.toString("utf8")).stream === true;
  } catch {
    return false;
  }
}
