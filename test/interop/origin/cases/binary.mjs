import { page } from "../case.mjs";

// A PNG of one pixel.
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** Every byte value once. */
export const ALL_BYTES = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));

export const binaryCases = [
  page("binary-png", "/binary/pixel.png", "image/png", PNG),
  page("binary-all-bytes", "/binary/all-bytes", "application/octet-stream", ALL_BYTES),
  page("binary-one-byte", "/binary/one-byte", "application/octet-stream", Buffer.from([0xff])),
  page("binary-as-text", "/binary/as-text", "text/plain; charset=utf-8", Buffer.from([0x6f, 0x6b, 0xc3, 0x28, 0x0a])),
];
