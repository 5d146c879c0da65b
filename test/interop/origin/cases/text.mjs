import { page } from "../case.mjs";

const text = (name, body, mediaType = "text/plain; charset=utf-8") =>
  page(`text-${name}`, `/text/${name}`, mediaType, body);

export const textCases = [
  text("plain", "hello"),
  text("crlf", "one\r\ntwo\r\n"),
  text("lone-cr", "one\rtwo\r"),
  text("line-separators", "nel\u0085ls\u2028ps\u2029end\nlast"),
  // Go counts these two as line breaks inside a block, YAML 1.2 does not.
  text("line-separators-in-block", "one\u2028two\nthree\u2029four\n"),
  text("line-separators-in-line", "it: is\u2028one line\u2029of text"),
  text("latin1", Buffer.from("café, naïve", "latin1"), "text/plain; charset=iso-8859-1"),
  text("utf8-bom", "\ufeffmarked"),
  text("utf16le-bom", Buffer.from("\ufeffwide é", "utf16le"), "text/plain; charset=utf-16"),
  text("emoji", "tea 🍵 for two 👩‍👩‍👧\nand more\n"),
  text("no-charset", "Grüße aus Köln", "text/plain"),
  text("no-content-type", "nobody knows", undefined),
  text("blanks", "   "),
  text("blank-lines", " \n  \n"),
  text("trailing-spaces", "one  \ntwo \nthree"),
  text("starts-newline", "\nsecond line"),
  text("starts-newline-spaces", "\n  second line, indented\n"),
  text("starts-space", "  indented\nnot indented\n"),
  text("starts-tab", "\tindented\n\tindented\n"),
  text("ends-newlines", "one\n\n\n"),
  text("newline", "\n"),
  text("yaml-document", "--- \nkey: v\n# c\n- item\n"),
  text("yaml-marker", "---"),
  text("yaml-mapping", "key: v"),
  text("yaml-comment", "# c"),
  text("yaml-boolean", "yes"),
  text("yaml-merge", "<<"),
  text("yaml-date", "2001-01-01"),
  text("numeric", "123"),
  text("hex", "cafe is not hex"),
  text("hex-only", "cafe"),
  text("quotes", `it's "quoted" \\ and 'more'`),
  text("control", "bell \u0007 escape \u001b[31m delete \u007f nul \u0000 end"),
  text("long-line", `${"The quick brown fox jumps over the lazy dog, ".repeat(12)}and rests.`),
  text("html", "<!doctype html>\n<title>Tea</title>\n<p>caf&eacute;</p>\n", "text/html; charset=utf-8"),
];
