import { describe, expect, test } from "vitest";
import { crc32 } from "../../adapters/shared/checksum.ts";
import { storedBody } from "../../model/body.ts";
import { eventEnds } from "../../model/event-stream.ts";
import { frameEnds } from "../../replay/frames.ts";
import { piecesOf } from "./pieces.ts";

const bytes = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));

test.each([
  ["", []],
  ["data: 1", [7]],
  ["data: 1\n\n", [9]],
  ["\n\ndata: 1\n\n", [1, 2, 11]],
  ["a: 1\r\n\r\nb: 2\r\r\nc: 3\n", [8, 15, 20]],
  ["a: 1\r\n", [6]],
])("events of %j end at %j", (text, ends) => {
  expect(eventEnds(bytes(text))).toEqual(ends);
});

function frame(payload: string, checked = true): Uint8Array {
  const made = Buffer.alloc(16 + payload.length);
  made.writeUInt32BE(made.length, 0);
  if (checked) made.writeUInt32BE(crc32(made.subarray(0, 8)), 8);
  made.write(payload, 12);
  return new Uint8Array(made);
}

describe("frames of AWS", () => {
  const type = "application/vnd.amazon.eventstream";
  const two = new Uint8Array(Buffer.concat([frame("one"), frame("two!")]));

  test("by their lengths", () => expect(frameEnds(two, type)).toEqual([19, 39]));
  test("without a media type, by the checksum of the first", () => expect(frameEnds(two, "")).toEqual([19, 39]));
  test("not where the checksum is wrong", () => expect(frameEnds(frame("one", false), "")).toBeUndefined());
  test("with a rest", () => expect(frameEnds(two.subarray(0, 30), type)).toEqual([19, 30]));
  test("a length of nothing ends them", () => expect(frameEnds(new Uint8Array(40), type)).toEqual([40]));
  test("nothing", () => expect(frameEnds(new Uint8Array(0), type)).toEqual([]));
});

describe("pieces", () => {
  const headers = (type: string) => ({ headers: [["Content-Type", type]] as const });

  test("a body of one slice is one piece", () => {
    const body = bytes("x".repeat(65_536));
    expect(piecesOf(headers("text/plain"), storedBody(body))).toEqual({ pieces: [{ bytes: body }], streamed: false });
  });

  test("a longer one is cut into slices", () => {
    const { pieces, streamed } = piecesOf(headers("text/plain"), storedBody(bytes("x".repeat(150_000))));
    expect([pieces.map((piece) => piece.bytes.length), streamed]).toEqual([[65_536, 65_536, 18_928], false]);
  });

  test("events that are still coded are not looked into", () => {
    const body = storedBody(bytes("a\n\nb\n\n"), { coding: "encoded" });
    expect(piecesOf(headers("text/event-stream"), body).streamed).toBe(false);
  });

  test("each has the time of the chunk that ends it", () => {
    const body = storedBody(bytes("a: 1\n\nb: 2\n\nc: 3\n\n"), {
      chunks: [{ end: 3, atMs: 10 }, { end: 12, atMs: 20 }, { end: 18 }],
    });
    expect(piecesOf(headers("text/event-stream"), body).pieces.map(({ atMs }) => atMs)).toEqual([20, 20, undefined]);
  });
});
