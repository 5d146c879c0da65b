import { expect, test } from "vitest";
import { codeFrame } from "./code-frame.ts";

const keys: ReadonlySet<string> = new Set(["request", "url", "code", "body", "headers"]);

/** The frame of a text at the place of the mark. */
function frameAt(text: string, mark = "^"): string {
  return codeFrame(text.replace(mark, ""), text.indexOf(mark), keys);
}

test.each([
  ["a known key and its value", "- request:\n    url: ^https://u:p@host/?t=secret", "    url: …\n         ^"],
  ["a number after a known key", "- code: ^200", "- code: 200\n        ^"],
  ["a number that is quoted", "- code: ^'200'", "- code: …\n        ^"],
  ["a number after another key", "- pin: ^1234", "- …: …\n     ^"],
  ["a key that is not known", "  headers:\n    X-^Secret:\n", "    …:\n    ^"],
  ["a list item", "    - ^Bearer abc", "    - …\n      ^"],
  [
    "a list item that looks like a key",
    "    - Bearer: ^abc",
    "    - …: …\n              ^".replace("              ", "         "),
  ],
  ["a comment", "code: 200 # tok^en", "code: 200 …\n          ^"],
  ["a key inside a literal block", "body: |\n  code: 41^11\n", "…\n^"],
  ["a line after a literal block", "- body: |\n    code: 4111\n  code: ^12", "  code: 12\n        ^"],
  ["a blank line in a literal block", "body: |\n  a\n\n  code: ^4\n", "…\n^"],
  ["a folded block in a list", "- >-\n  code: ^4\n", "…\n^"],
  ["a literal block without an end to its header", "body: | ^secret", "body: …\n      ^"],
  ["the header of a literal block", "body: ^|4-", "body: |4-\n      ^"],
  ["a key inside quotes that go on", "body: 'a\n  code: 41^11\n  b'\ncode: 1", "…\n^"],
  ["what follows quotes that go on", '{body: "a\n  b\\" c", code: ^12}', "…, code: 12}\n         ^"],
  ["doubled quotes", "body: 'it''s ^x'", "body: …\n      ^"],
  ["quotes that never close", 'body: "a\nurl: ^secret', "…\n^"],
  [
    "JSON",
    '{"request": {"url": "https://x", "code":^200, "k": [1, "v"]}}',
    '{"request": {"url": …, "code":200, …: […, …]}}'.concat("\n", " ".repeat(30), "^"),
  ],
  ["a text that is no YAML", "sec^ret, more secret", "…\n^"],
  ["an anchor", "body: &^secret x", "body: …\n      ^"],
  ["the end of a line", "url: secret^\n", "url: …\n      ^"],
  ["the end of the text", "code: 200\n^", "\n^"],
  ["control characters", "code:\u001b\t^1", "…\n^"],
])("masks %s", (_, text, frame) => {
  expect(frameAt(text)).toBe(frame);
});

test("cuts a long line around the caret", () => {
  const line = `[${"{code: 1}, ".repeat(40)}]`;
  const frame = codeFrame(line, line.indexOf("1", 200), keys);
  const [shown = "", caret = ""] = frame.split("\n");
  expect(shown.length).toBe(80);
  expect(shown[caret.length - 1]).toBe("1");
  expect(codeFrame(line, line.length - 1, keys).split("\n")[0]).toBe(line.slice(-80));
});

test("shows no word that is not a known key, wherever it stands", () => {
  const secret = "s3cr3tsecret";
  const text = `- request:\n    body: |\n      code: ${secret}\n      url\n    url: "${secret}\n      ${secret}"\n    headers:\n      ${secret}:\n      - ${secret}: {code: ${secret}}\n`;
  for (let offset = 0; offset <= text.length; offset++) expect(codeFrame(text, offset, keys)).not.toContain("s3cr3t");
});
