import { expect, test } from "vitest";
import { encodeUtf8 } from "../../model/bytes.ts";
import { unchunked } from "./aws-chunked.ts";

const of = (text: string) => {
  const bytes = unchunked(encodeUtf8(text));
  return bytes && new TextDecoder().decode(bytes);
};

test.each([
  ["a checksum behind it", "5\r\nhello\r\n6\r\n world\r\n0\r\nx-amz-checksum-crc32:AAAA\r\n\r\n", "hello world"],
  ["signatures", "5;chunk-signature=0a\r\nhello\r\n0;chunk-signature=0b\r\n\r\n", "hello"],
  ["nothing in it", "0\r\nx-amz-checksum-crc32:AAAA\r\n\r\n", ""],
])("a body with %s", (_, text, expected) => {
  expect(of(text)).toBe(expected);
});

test.each([
  "",
  "hello",
  "5\r\nhello",
  "5\r\nhello\r\n0\r\n\r\n",
  "5\r\nhello!\r\n0\r\n",
  "ffffffff\r\nx\r\n",
  "-1\r\n",
])("%j is none", (text) => {
  expect(of(text)).toBe(undefined);
});
