import { expect, test } from "vitest";
import { encodeUtf8 } from "../../model/bytes.ts";
import { canonicalMultipart } from "../multipart.ts";
import { multipartText } from "./multipart-text.ts";

type Part = readonly [head: string, content: string];

function multipart(parts: readonly Part[], boundary = "x1"): string {
  const body = parts.map(([head, content]) => `--${boundary}\r\n${head}\r\n\r\n${content}\r\n`).join("");
  return multipartText(canonicalMultipart([], encodeUtf8(`${body}--${boundary}--\r\n`)) ?? "");
}

const field = (name: string, content: string): Part => [`Content-Disposition: form-data; name="${name}"`, content];
const file = (name: string, type: string, content = "data"): Part => [
  `Content-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${type}`,
  content,
];

test.each<[string, Part[], Part[]]>([
  [
    "fields in another order",
    [field("model", "m"), file("a.mp3", "audio/mpeg")],
    [file("a.mp3", "audio/mpeg"), field("model", "m")],
  ],
  ["a type that the name tells", [file("a.mp3", "audio/mpeg")], [file("a.mp3", "application/octet-stream")]],
  ["a field that says it is text", [field("a", "1")], [[`${field("a", "1")[0]}\r\nContent-Type: text/plain`, "1"]]],
  ["names of headers", [field("a", "1")], [['content-disposition: form-data; name="a"', "1"]]],
])("%s make no difference", (_, a, b) => {
  expect(multipart(a)).toBe(multipart(b, "other"));
});

test.each<[string, Part[], Part[]]>([
  ["another value", [field("a", "1")], [field("a", "2")]],
  ["another name", [field("a", "1")], [field("b", "1")]],
  ["another file", [file("a.mp3", "audio/mpeg", "x")], [file("a.mp3", "audio/mpeg", "y")]],
  ["another name of a file", [file("a.mp3", "audio/mpeg")], [file("b.mp3", "audio/mpeg")]],
  ["a type that the name does not tell", [file("a.mp3", "text/html")], [file("a.mp3", "audio/mpeg")]],
  ["the order under one name", [field("a", "1"), field("a", "2")], [field("a", "2"), field("a", "1")]],
  ["a field more", [field("a", "1")], [field("a", "1"), field("b", "")]],
])("%s makes one", (_, a, b) => {
  expect(multipart(a)).not.toBe(multipart(b));
});

test.each(["--\u2026\r\nno end", "text", "", "--\u2026\r\nno header\r\n\r\nx\r\n--\u2026--"])("%j stays", (text) => {
  expect(multipartText(text)).toBe(text);
});
