import { expect, test } from "vitest";
import { encodeUtf8 } from "../../model/bytes.ts";
import { asSource } from "../../source.ts";
import { commentsOf } from "./comments.ts";

const comments = (text: string) => commentsOf(asSource(encodeUtf8(text)));

test("comments are what stands behind a mark", async () => {
  expect(await comments("# one\nversion: 2 # two\nurl: http://h/#no\n- a#no\n  #three\r\n")).toBe(
    "# one\n# two\n#three",
  );
  expect(await comments("version: 2\n")).toBe("");
  expect(await comments("")).toBe("");
});

test("JSON and archives have none", async () => {
  for (const text of ['{"a":"x # y"}', "\ufeff [\n# no\n]", "PK\u0003\u0004 # no"])
    expect([text, await comments(text)]).toEqual([text, ""]);
});
