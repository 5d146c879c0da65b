import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { convert } from "../../../src/index.ts";
import { onlyFile } from "../nock/converted.ts";
import { chatNeeds, playChat } from "./play.ts";

const RECORDED = new URL("../../fixtures/go-vcr/openai-stream/", import.meta.url);

test.skipIf(chatNeeds)(`the OpenAI SDK plays what the official Go client recorded${chatNeeds}`, async () => {
  const { files } = await convert(readFileSync(new URL("chat.yaml", RECORDED)), { to: "nock" });
  const params = JSON.parse(readFileSync(new URL("params.json", RECORDED), "utf8"));
  const report = await playChat(onlyFile(files), params, "http://origin.test/v1/");
  const { bodySha256 } = JSON.parse(readFileSync(new URL("truth.json", RECORDED), "utf8")).exchanges[0].response;
  const sent = `${report.events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join("")}data: [DONE]\n\n`;
  expect(createHash("sha256").update(sent).digest("hex")).toBe(bodySha256);
  expect(report.events.map(({ choices }) => choices[0]?.delta.content ?? "").join("")).toBe(
    "Die Hauptstadt von Japan heißt Tokio (東京) – schön dort! 🗼",
  );
  expect(report.pending).toBe(0);
});
