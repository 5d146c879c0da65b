// Usage: node test/interop/go/record-openai.mjs
// Records a chat stream of the official Go OpenAI client against the origin, through go-vcr v4.0.7.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CHAT_PARAMS, CHAT_PATH, chatExchange } from "../origin/chat.mjs";
import { startOrigin } from "../origin/server.mjs";
import { ORIGIN, truthOf } from "../origin/truth.mjs";
import { buildGo, runGoText } from "./go.mjs";

const FOLDER = fileURLToPath(new URL("../../fixtures/go-vcr/openai-stream", import.meta.url));

// What Go's transport adds by itself, and so go-vcr does not see.
const ADDED_BY_TRANSPORT = ["Host", "Content-Length", "Accept-Encoding"];

const received = [];
const origin = await startOrigin({ onRequest: (request) => received.push(request) });
mkdirSync(FOLDER, { recursive: true });
const plan = { dial: new URL(origin.url).host, baseUrl: `${ORIGIN}/v1/`, apiKey: "sk-test", params: CHAT_PARAMS };
const answer = await runGoText(buildGo("./cmd/openai"), [join(FOLDER, "chat.yaml")], plan);
await origin.close();

if (received.length !== 1) throw new Error(`the client sent ${received.length} requests, not one`);
const [{ method, headers, body }] = received;
const request = {
  method,
  path: CHAT_PATH,
  headers: headers.filter(([name]) => !ADDED_BY_TRANSPORT.includes(name)),
  body,
};
writeJson(
  "truth.json",
  truthOf([{ name: "openai-chat-stream", exchanges: [{ request, response: chatExchange(body) }] }]),
);
writeJson("params.json", CHAT_PARAMS);
writeFileSync(join(FOLDER, "README.md"), readme());
console.log(answer.trim());

function writeJson(name, value) {
  writeFileSync(join(FOLDER, name), `${JSON.stringify(value, undefined, 2)}\n`);
}

function readme() {
  return `# A chat stream of the official Go OpenAI client

\`chat.yaml\` was recorded by \`node test/interop/go/record-openai.mjs\` with go-vcr v4.0.7 and \`github.com/openai/openai-go/v3\`
(version: \`test/interop/go/go.mod\`) against the project's own origin server; \`truth.json\` says what went over the wire.

The client had the base URL \`${plan.baseUrl}\`, the dummy key \`${plan.apiKey}\`, no retries, and exactly the parameters of
\`params.json\`: a system and a user message, \`stream\` and \`stream_options\`. Another SDK that is given \`params.json\` sends an equal JSON
document, if with its keys in another order. The collected answer is:

    ${answer.trim()}
`;
}
