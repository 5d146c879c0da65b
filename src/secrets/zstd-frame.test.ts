import { Decompress } from "fzstd";
import { expect, test } from "vitest";
import { concatBytes } from "../model/bytes.ts";
import { zstdFrame } from "./zstd-frame.ts";

test.each([0, 1, 255, 128 * 1024, 128 * 1024 + 1, 300_000])("a decoder reads back %i bytes", (length) => {
  const bytes = Uint8Array.from({ length }, (_, i) => i % 251);
  const pieces: Uint8Array[] = [];
  new Decompress((piece) => pieces.push(piece.slice())).push(zstdFrame(bytes), true);
  expect(Buffer.compare(concatBytes(pieces), bytes)).toBe(0);
});
