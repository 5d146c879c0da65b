import { describe, expect, test } from "vitest";
import { encodeUtf8 } from "../../../model/bytes.ts";
import type { Interaction } from "../../../model/types.ts";
import type { Reading } from "../../adapter.ts";
import { sourceInMemory } from "../../shared/memory-source.ts";
import { readGoVcr } from "./read.ts";

/** Reads a text that gives no notice but that its requests have no method. */
async function readText(text: string): Promise<Reading> {
  const notice = ({ code }: { readonly code: string }) => expect(code).toBe("assumed/method");
  return readGoVcr(sourceInMemory("a.yaml", encodeUtf8(text)), {}, { notice });
}

describe("text for copying", () => {
  const item = (url: string) => `    - request:\n        url: ${url}\n      response:\n        code: 200\n`;
  const spansOf = async (text: string) => {
    const reading = await readText(text);
    const bytes = encodeUtf8(text);
    return (
      reading.text &&
      [...reading.text.spans].map(([start, end]) => new TextDecoder().decode(bytes.subarray(start, end)))
    );
  };
  const head = "---\nversion: 2\ninteractions:\n";

  test("from dash to dash, in both readers", async () => {
    expect(await spansOf(`${head}${item("a")}${item("b")}`)).toEqual([item("a"), item("b")]);
    expect(await spansOf(`${head}${item("a")}# note\n\n${item("b")}`)).toEqual([`${item("a")}# note\n\n`, item("b")]);
  });

  test("up to the next key, or the end of the document", async () => {
    const list = `interactions:\n${item("a")}`;
    expect(await spansOf(`${list}version: 2\n`)).toEqual([item("a")]);
    expect(await spansOf(`${list}note: x\n`)).toEqual([item("a")]);
    expect(await spansOf(`${list}...\n`)).toEqual([item("a")]);
    expect(await spansOf(`\ufeff${list.replaceAll("\n", "\r\n")}`)).toEqual([item("a").replaceAll("\n", "\r\n")]);
  });

  test("lines of dashes", async () => {
    const { interactions } = await readText(`# x\n${head}${item("a")}\n\n${item("b")}`);
    expect([...(interactions as Iterable<Interaction>)].map(({ origin }) => origin?.line)).toEqual([5, 11]);
  });

  test("none of an empty list, none at all where parts do not stand for themselves", async () => {
    expect(await spansOf("version: 2\ninteractions: []\n")).toEqual([]);
    expect(await spansOf("version: 2\ninteractions: []")).toEqual([]);
    expect(await spansOf("version: 2\ninteractions: null\n")).toEqual([]);
    expect(await spansOf("interactions:\n- request: {url: &u x}\n  response: {code: 200}\n")).toBeUndefined();
    expect(await spansOf("interactions: [{request: {url: x}, response: {code: 200}}]\n")).toBeUndefined();
    expect(await spansOf("interactions:\n- request: {url: '&u'}\n  response: {body: '*u'}\n")).toHaveLength(1);
  });
});
