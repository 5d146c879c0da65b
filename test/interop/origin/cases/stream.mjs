import { oneCase } from "../case.mjs";

const EVENT_STREAM = ["Content-Type", "text/event-stream"];

const EVENTS = [
  'event: start\nid: 1\ndata: {"text":"grün"}\n\n',
  ": keep-alive\n\n",
  "data: two lines\ndata: 東京 🍵\n\n",
  "event: end\ndata: [DONE]\n\n",
];

const split = Buffer.from("data: é\n\n", "utf8");

export const streamCases = [
  oneCase("sse-events", { path: "/stream/events" }, { headers: [EVENT_STREAM], chunks: EVENTS }),
  oneCase(
    "sse-split-character",
    { path: "/stream/split-character" },
    { headers: [EVENT_STREAM], chunks: [split.subarray(0, 7), split.subarray(7)] },
  ),
  oneCase(
    "sse-crlf",
    { path: "/stream/crlf" },
    { headers: [EVENT_STREAM], chunks: ["data: one\r\n\r\n", "data: two\r\n\r\n"] },
  ),
  oneCase(
    "chunked-ndjson",
    { path: "/stream/lines" },
    { headers: [["Content-Type", "application/x-ndjson"]], chunks: ['{"n":1}\n', '{"n":2}\n', '{"n":3}\n'] },
  ),
];
