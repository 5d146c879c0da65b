import { expect, test } from "vitest";
import { emptyBody } from "../../../model/body.ts";
import { encodeUtf8 } from "../../../model/bytes.ts";
import type { HeaderList, JsonValue } from "../../../model/types.ts";
import { responseBody } from "./response.ts";

const message = (data: string, eventName = "message", eventId = "", time?: number) => ({
  data,
  eventName,
  eventId,
  ...(time !== undefined && { time }),
});

function read(
  messages: JsonValue,
  startedDateTime: JsonValue = "2026-01-02T03:04:05.250Z",
  status = 200,
  headers: HeaderList = [],
) {
  const notices: unknown[] = [];
  const content = { size: 0, mimeType: "text/event-stream" };
  const body = responseBody(
    {
      entry: { index: 0, line: 1, fields: { startedDateTime, _eventSourceMessages: messages } },
      file: { name: "x.har", producer: { id: "devtools" }, attachment: () => Promise.reject(new Error("none")) },
      say: (code, data) => notices.push([code, data]),
    },
    { method: "GET", status, headers, response: { content } },
  );
  return { body, notices };
}

test("a missing stream is written from its messages, with their times", () => {
  const start = Date.parse("2026-01-02T03:04:05.250Z") / 1000;
  const messages = [
    message('{"t":"é"}', "message", "0", start + 0.0101),
    message("two\nlines", "", "1", start + 0.0502),
    message("bye", "end", "1", start - 1),
    message("", "message", ""),
  ];
  const texts = [
    'id: 0\ndata: {"t":"é"}\n\n',
    "id: 1\ndata: two\ndata: lines\n\n",
    "event: end\ndata: bye\n\n",
    "id: \ndata: \n\n",
  ];
  const ends = texts.map((_, i) => encodeUtf8(texts.slice(0, i + 1).join("")).length);
  expect(read(messages)).toEqual({
    body: {
      kind: "stored",
      bytes: encodeUtf8(texts.join("")),
      coding: "decoded",
      fidelity: "semantic",
      complete: true,
      chunks: [{ end: ends[0], atMs: 10.1 }, { end: ends[1], atMs: 50.2 }, { end: ends[2] }, { end: ends[3] }],
    },
    notices: [["repaired/event-stream", { count: 4 }]],
  });
});

test("without a start there are no times", () => {
  expect(read([message("a", "message", "", 1e9)], "soon").body).toMatchObject({ chunks: [{ end: 9 }] });
});

test("times that no clock gives are left out", () => {
  expect(read([message("a", "message", "", 1e308)]).body).toMatchObject({ chunks: [{ end: 9 }] });
});

test("a coded stream was decoded before it was listed", () => {
  const { body } = read([message("a")], "", 200, [["content-encoding", "gzip"]]);
  expect(body).toMatchObject({ coding: "decoded", undone: "gzip", chunks: [{ end: 9 }] });
});

test.each<[string, JsonValue, number]>([
  ["an empty list", [], 200],
  ["no list", "a", 200],
  ["no data", [{ eventName: "a" }], 200],
  ["a name with a line break", [message("a", "b\ndata: c")], 200],
  ["an id with NUL", [message("a", "message", "\0")], 200],
  ["another status", [message("a")], 404],
])("nothing is made of %s", (_, messages, status) => {
  expect(read(messages, "2026-01-02T03:04:05Z", status)).toEqual({ body: emptyBody, notices: [] });
});
