import { expect, test } from "vitest";
import { scanner } from "../../src/adapters/shared/har/scanner.ts";
import { encode } from "./streamed.ts";

// In a file of its own, and so in a process of its own: what other tests leave behind is given back while this one counts.
test("ten million entries are counted in bounded time and room", () => {
  const piece = encode(",{}".repeat(100_000));
  const before = process.memoryUsage().arrayBuffers;
  const scan = scanner();
  scan.push(encode('{"log":{"entries":[{}'));
  for (let i = 0; i < 100; i++) scan.push(piece);
  scan.push(encode("]}}"));
  const { entries, ending } = scan.end();
  expect([entries.length, ending]).toEqual([10_000_001, { kind: "whole" }]);
  expect(entries.at(-1)).toEqual([30_000_019, 30_000_021]);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(300_000_000);
});
