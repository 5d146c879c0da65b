import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { decode } from "../../../src/entry/node.ts";
import { convert } from "../../../src/index.ts";
import { compare } from "../shared/compare.ts";
import type { Truth } from "../shared/truth.ts";
import { playFiles } from "./player.ts";

const RECORDED = new URL("../../fixtures/go-vcr/openai-stream/", import.meta.url);
const truth: Truth = JSON.parse(readFileSync(new URL("truth.json", RECORDED), "utf8"));
const [chat] = truth.exchanges;
if (chat === undefined) throw new Error("no chat");

const TEXT = 'data: {"choices":[{"delta":{"content":"東京"}}]}\n\ndata: [DONE]\n\n';
const MATCH = { headers: false, body: false };

/** The least that Polly answers from, found by method and URL. */
function recording(text: string): Uint8Array {
  const identifiers = JSON.stringify({ method: "POST", url: chat?.request.url });
  const entry = {
    _id: createHash("md5").update(identifiers).digest("hex"),
    _order: 0,
    response: { status: 200, headers: [{ name: "content-type", value: "text/event-stream" }], content: { text } },
  };
  return Buffer.from(JSON.stringify({ log: { creator: { name: "Polly.JS" }, entries: [entry] } }));
}

test("the OpenAI SDK reads a recorded stream, and not what was not recorded", async () => {
  const files = [{ path: "origin_3649018447/recording.har", bytes: recording(TEXT) }];
  const bodySha256 = createHash("sha256").update(TEXT).digest("hex");
  const response = { status: 200, headers: [["content-type", "text/event-stream"]] as const, bodySha256, bodyBytes: 1 };
  const played = { ...truth, exchanges: [{ ...chat, response }] };
  const asked = { release: "6.0.6", client: "openai", recording: "origin", truth: played } as const;
  expect(compare(await playFiles(files, { ...asked, match: MATCH }), played, true)).toEqual([]);
  const missed = await playFiles(files, { ...asked, match: { headers: false } });
  expect(missed.results).toEqual([{ case: chat.case, error: "no match" }]);
});

test("the OpenAI SDK plays what the official Go client recorded", async () => {
  const { files, setup } = await convert(readFileSync(new URL("chat.yaml", RECORDED)), {
    to: "polly",
    recording: "origin",
    decode,
  });
  const asked = { release: "6.0.6", client: "openai", recording: "origin", truth } as const;
  const report = await playFiles(files, { ...asked, match: { text: setup } });
  expect(compare(report, truth, true)).toEqual([]);
});
