import { RespoolError } from "../../../model/errors.ts";
import type { JsonObject } from "../../../model/types.ts";
import type { Context, Source, Spans } from "../../adapter.ts";
import type { EntryFault } from "../../shared/har/batch.ts";
import { entriesOf } from "../../shared/har/entries.ts";
import { indexHar } from "../../shared/har/index-har.ts";
import type { RawEntry } from "../../shared/har/raw-entry.ts";
import { startOfText } from "../../shared/json/spans.ts";
import { isObject, kindOf, listAt } from "../../shared/json/values.ts";
import { readYaml } from "./yaml.ts";

/** A recording, opened. */
export interface PollyDocument {
  /** The members of `log` but its entries. */
  readonly log: JsonObject;
  /** The members of the document but `log`. */
  readonly root: JsonObject;
  readonly count: number;
  /** Where the entries stand, in a file that can be written back. */
  readonly spans?: Spans;
  /** The entries with these numbers; default: all. */
  entries(numbers?: Iterable<number>): AsyncIterable<RawEntry | EntryFault>;
}

/** Opens a recording: as JSON, its entries one by one; as YAML, which some persisters write, at once. Throws `input/*`. */
export async function openDocument(source: Source, ctx: Context): Promise<PollyDocument> {
  const head = source.size === undefined ? await source.bytes() : await source.slice(0, Math.min(source.size, 1024));
  if (head[startOfText(head)] !== 0x7b) return ofYaml(source);
  const index = await indexHar(source, ctx);
  const { log, root, spans } = index;
  return { log, root, spans, count: spans.length, entries: (numbers) => entriesWhole(source, index, numbers) };
}

/** Entries with their long texts put in: Polly's have nothing that could be read without them. */
async function* entriesWhole(...args: Parameters<typeof entriesOf>): AsyncGenerator<RawEntry | EntryFault> {
  for await (const entry of entriesOf(...args)) yield "error" in entry ? entry : whole(entry);
}

function whole({ fields, postText, contentText, ...place }: RawEntry): RawEntry {
  const put = (part: "request" | "response", holder: "postData" | "content", text: string | undefined): JsonObject => {
    const message = fields[part];
    if (text === undefined || !isObject(message)) return {};
    return { [part]: { ...message, [holder]: { ...(message[holder] as JsonObject), text } } };
  };
  return {
    ...place,
    fields: {
      ...fields,
      ...put("request", "postData", postText?.text()),
      ...put("response", "content", contentText?.text()),
    },
  };
}

async function ofYaml(source: Source): Promise<PollyDocument> {
  const { value, lines } = await readYaml(await source.bytes());
  const { log, ...root } = isObject(value) ? value : {};
  if (!isObject(log)) throw notPolly("/log", `log is ${kindOf(log)}; a recording has an object there`);
  const { entries, ...members } = log;
  const list = listAt(entries);
  return {
    log: members,
    root: root as JsonObject,
    count: list.length,
    async *entries(numbers = list.keys()) {
      for (const index of numbers) {
        const fields = list[index];
        const place = { index, line: lines[index] ?? 1 };
        if (isObject(fields)) yield { ...place, fields };
        else if (index >= 0 && index < list.length)
          yield { ...place, error: notPolly(`/log/entries/${index}`, `the entry is ${kindOf(fields)}`) };
      }
    },
  };
}

function notPolly(pointer: string, problem: string): RespoolError {
  return new RespoolError("input/invalid", problem, { format: "polly", at: { pointer } });
}
