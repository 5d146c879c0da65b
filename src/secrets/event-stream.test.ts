import fc from "fast-check";
import { expect, test } from "vitest";
import { crc32 } from "../adapters/shared/checksum.ts";
import { framesOf, isEventStream, withChecksums } from "./event-stream.ts";

/** A frame as AWS writes it. */
function frame(headers: string, payload: string): Buffer {
  const all = Buffer.alloc(16 + headers.length + payload.length);
  all.writeUInt32BE(all.length, 0);
  all.writeUInt32BE(headers.length, 4);
  all.writeUInt32BE(crc32(all.subarray(0, 8)), 8);
  all.write(headers + payload, 12, "latin1");
  all.writeUInt32BE(crc32(all.subarray(0, -4)), all.length - 4);
  return all;
}

test("payloads are found, up to what is no frame", () => {
  const bytes = Buffer.concat([frame("head", "one"), frame("", ""), frame("h", "three"), Buffer.from([0, 0, 0, 99])]);
  const text = bytes.toString("latin1");
  expect(framesOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(["one", "", "three"]);
  expect(framesOf("")).toEqual([]);
  expect(framesOf("\0".repeat(64))).toEqual([]);
  expect(framesOf("\xff".repeat(64))).toEqual([]);
});

test("checksums are true again after a change in place", () => {
  const before = Buffer.concat([frame("head", "secret"), frame("", "other")]);
  const changed = Buffer.from(before.toString("latin1").replace("secret", "REDACT"), "latin1");
  expect(Buffer.from(withChecksums(changed))).toEqual(Buffer.concat([frame("head", "REDACT"), frame("", "other")]));
  expect(changed.includes("REDACT")).toBe(true);
});

test("any bytes come to an end, and true ones stay", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      expect(withChecksums(bytes)).toHaveLength(bytes.length);
      expect(
        framesOf(Buffer.from(bytes).toString("latin1")).every(({ start, end }) => start <= end && end <= bytes.length),
      ).toBe(true);
      const framed = frame("", Buffer.from(bytes).toString("latin1"));
      expect(Buffer.from(withChecksums(framed))).toEqual(framed);
    }),
    { numRuns: 300, seed: 7 },
  );
});

test("the media type says so", () => {
  expect([
    isEventStream("application/vnd.amazon.eventstream"),
    isEventStream("text/event-stream"),
    isEventStream(""),
  ]).toEqual([true, false, false]);
});
