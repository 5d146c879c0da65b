import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { sha1 } from "./sha1.ts";

test.each([0, 1, 3, 55, 56, 63, 64, 65, 119, 120, 128, 1000, 100_003])(
  "as Node computes it, for %d bytes",
  (length) => {
    const bytes = Uint8Array.from({ length: length + 2 }, (_, i) => (i * 31 + (i >> 8)) & 0xff).subarray(2);
    expect(sha1(bytes)).toBe(createHash("sha1").update(bytes).digest("hex"));
  },
);
