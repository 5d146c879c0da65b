import { expect, test } from "vitest";
import { chatNeeds, playChat } from "./play.ts";

const BASE_URL = "http://origin.test/v1/";
const PARAMS = { model: "gpt-test", messages: [{ role: "user", content: "Grüße?" }], stream: true };

const EVENTS = [
  {
    id: "c",
    object: "chat.completion.chunk",
    choices: [{ index: 0, delta: { content: "grün " }, finish_reason: null }],
  },
  {
    id: "c",
    object: "chat.completion.chunk",
    choices: [{ index: 0, delta: { content: "東京" }, finish_reason: "stop" }],
  },
];

function definitions(body: object): Uint8Array {
  const response = `${EVENTS.map((event) => `data: ${JSON.stringify(event)}\n\n`).join("")}data: [DONE]\n\n`;
  const rawHeaders = ["Content-Type", "text/event-stream; charset=utf-8"];
  const common = { scope: "http://origin.test", method: "POST", path: "/v1/chat/completions", status: 200 };
  return Buffer.from(JSON.stringify([{ ...common, body, response, rawHeaders }]));
}

test.skipIf(chatNeeds)(`the OpenAI SDK reads a recorded stream${chatNeeds}`, async () => {
  const { messages, model } = PARAMS;
  const report = await playChat(definitions({ stream: true, messages, model }), PARAMS, BASE_URL);
  expect(report).toEqual({ node: expect.stringMatching(/^v20\./), openai: "6.49.0", events: EVENTS, pending: 0 });
});

test.skipIf(chatNeeds)(`the OpenAI SDK fails on a request that was not recorded${chatNeeds}`, async () => {
  await expect(playChat(definitions({ ...PARAMS, model: "gpt-other" }), PARAMS, BASE_URL)).rejects.toThrow(
    "Connection error",
  );
});
