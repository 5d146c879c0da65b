import { expect } from "vitest";
import type { Span } from "../../src/adapters/adapter.ts";
import type { EntryFault } from "../../src/adapters/shared/har/batch.ts";
import { entriesOf } from "../../src/adapters/shared/har/entries.ts";
import { type HarIndex, indexHar } from "../../src/adapters/shared/har/index-har.ts";
import type { RawEntry } from "../../src/adapters/shared/har/raw-entry.ts";
import { isRespoolError } from "../../src/model/errors.ts";
import type { JsonObject, JsonValue, Notice } from "../../src/model/types.ts";
import { memorySource } from "../../src/source.ts";

/** Text as UTF-8. */
export const encode = (text: string) => new TextEncoder().encode(text);

/** What reading gives. */
export interface Read {
  readonly index: HarIndex;
  readonly entries: readonly JsonValue[];
  readonly notices: readonly Notice[];
  /** How many texts were kept out of the parser. */
  readonly cut: number;
}

/** A document read in windows of a size; what is no entry stands as its error. */
export async function readAll(bytes: Uint8Array, window?: number): Promise<Read> {
  const notices: Notice[] = [];
  const pieces = (spans: Iterable<Span>) => piecesOf(bytes, spans);
  const source = { ...memorySource(bytes), ...(window !== undefined && { pieces }) };
  const index = await indexHar(source, { notice: (n) => notices.push(n) }, window);
  const entries: JsonValue[] = [];
  let cut = 0;
  for await (const entry of entriesOf(source, index)) {
    expect(entry.index).toBe(entries.length);
    entries.push(jsonOf(entry));
    if (!("error" in entry)) cut += [entry.postText, entry.contentText].filter((text) => text !== undefined).length;
  }
  return { index, entries, notices, cut };
}

/** Pieces as a file gives them: in one buffer, which holds the next one as soon as that is asked for. */
function* piecesOf(bytes: Uint8Array, spans: Iterable<Span>): Generator<Uint8Array> {
  const buffer = new Uint8Array(bytes.length);
  for (const [start, end] of spans) {
    buffer.fill(0x21).set(bytes.subarray(start, end));
    yield buffer.subarray(0, end - start);
  }
}

/** An entry with its long texts put back; an error as plain data. */
export function jsonOf(entry: RawEntry | EntryFault): JsonValue {
  if ("error" in entry) return entry.error.toJSON();
  const { fields, postText, contentText } = entry;
  const put = (part: string, holder: string, text: string | undefined): JsonObject => {
    if (text === undefined) return {};
    const outer = fields[part] as JsonObject;
    return { [part]: { ...outer, [holder]: { ...(outer[holder] as JsonObject), text } } };
  };
  return {
    ...fields,
    ...put("request", "postData", postText?.text()),
    ...put("response", "content", contentText?.text()),
  };
}

/** What reading fails with, as plain data. */
export async function failure(text: string, window?: number): Promise<JsonObject> {
  try {
    await readAll(encode(text), window);
  } catch (e) {
    if (isRespoolError(e)) return e.toJSON();
    throw e;
  }
  throw new Error("it was read");
}

/** What a parser gives. */
export const whole = (text: string) =>
  JSON.parse(text) as { readonly log: { readonly entries: JsonValue[] } & JsonObject } & JsonObject;

/** What a parser of the whole gives, in the same form. */
export function expectWhole({ index, entries, notices }: Read, text: string): void {
  const { log, ...root } = whole(text.replace(/^\ufeff/, ""));
  const { entries: list, ...members } = log;
  expect({ log: index.log, root: index.root, entries, notices }).toEqual({
    log: members,
    root,
    entries: list,
    notices: [],
  });
}

/** Sizes of windows, in which everything of a file comes apart somewhere. */
export const windows = [1, 2, 3, 7, 64, 1000, 4096, 1_048_576];
