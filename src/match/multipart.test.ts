import { expect, test } from "vitest";
import { concatBytes, encodeUtf8 } from "../model/bytes.ts";
import type { HeaderList } from "../model/types.ts";
import { canonicalMultipart } from "./multipart.ts";

const all = Uint8Array.from({ length: 256 }, (_, i) => i);

function upload(boundary: string, content: Uint8Array = all, lineEnd = "\r\n"): Uint8Array {
  const head = [`--${boundary}`, 'Content-Disposition: form-data; name="f"', "", ""].join(lineEnd);
  return concatBytes([encodeUtf8(head), content, encodeUtf8(`${lineEnd}--${boundary}--${lineEnd}`)]);
}

function typed(type: string): HeaderList {
  return [["content-type", type]];
}

const expected = `--…\r\nContent-Disposition: form-data; name="f"\r\n\r\n${String.fromCharCode(...all)}\r\n--…--\r\n`;

test.each<[string, HeaderList, string]>([
  ["a parameter", typed("multipart/form-data; boundary=X-1"), "X-1"],
  ["a quoted one", typed('Multipart/Form-Data; charset=utf-8; Boundary="a b"'), "a b"],
  ["the first line", typed("multipart/form-data"), "zz"],
  ["the first line when the header tells another", typed("multipart/form-data; boundary=other"), "zz"],
  ["the first line when there is no header", [], "----WebKitFormBoundary7MA4"],
  ["special characters", typed("multipart/mixed; boundary=(.*)$&"), "(.*)$&"],
])("the boundary is taken from %s", (_, headers, boundary) => {
  expect(canonicalMultipart(headers, upload(boundary))).toBe(expected);
});

test("nothing but the boundary is changed", () => {
  const a = canonicalMultipart([], upload("A", encodeUtf8("--\u2026\nA --A")));
  expect(a).toBe('--…\r\nContent-Disposition: form-data; name="f"\r\n\r\n--\u00e2\u0080\u00a6\nA --A\r\n--…--\r\n');
  expect(canonicalMultipart([], upload("A", all, "\n"))).toBe(expected.replaceAll("\r\n", "\n"));
});

test.each<[string, HeaderList, string]>([
  ["text", [], "hello"],
  ["a text that begins with dashes", [], "--- a/file\n+++ b/file\n"],
  ["a text without an end mark", [], "--x\r\nfoo\r\n--x\r\n"],
  ["a typed body without any boundary", typed("multipart/form-data"), "hello"],
  ["an empty first line", typed("multipart/form-data"), "--\r\n----\r\n"],
])("%s is not multipart", (_, headers, text) => {
  expect(canonicalMultipart(headers, encodeUtf8(text))).toBe(undefined);
});
