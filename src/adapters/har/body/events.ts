import { concatBytes, encodeUtf8 } from "../../../model/bytes.ts";
import type { JsonObject, StoredBody } from "../../../model/types.ts";
import { objectAt } from "../../shared/json/values.ts";

/** The text of an event stream, written from its messages. */
export interface EventStream {
  readonly count: number;
  readonly bytes: Uint8Array;
  readonly chunks: NonNullable<StoredBody["chunks"]>;
}

/** What DevTools lists of an EventSource. */
interface EventMessage {
  readonly data: string;
  readonly name: string;
  readonly id: string;
  readonly time: number | undefined;
}

/** The messages of an entry's EventSource; none when the list is not what DevTools writes. */
export function eventMessages(entry: JsonObject): readonly EventMessage[] {
  const list = entry._eventSourceMessages;
  if (!Array.isArray(list)) return [];
  const messages = list.map((item) => {
    const { data, eventName, eventId, time } = objectAt(item);
    if (typeof data !== "string" || !isLine(eventName) || !isLine(eventId)) return undefined;
    return { data, name: eventName ?? "", id: eventId ?? "", time: typeof time === "number" ? time : undefined };
  });
  return messages.every((message) => message !== undefined) ? messages : [];
}

function isLine(value: unknown): value is string | undefined {
  return value === undefined || (typeof value === "string" && !/[\r\n\0]/.test(value));
}

/** Writes the stream that gives these messages; `start` is in ms since 1970. */
export function streamOf(messages: readonly EventMessage[], start: number): EventStream {
  const pieces: Uint8Array[] = [];
  const chunks: { end: number; atMs?: number }[] = [];
  let lastId = "";
  let end = 0;
  for (const { data, name, id, time } of messages) {
    // An id holds until the next one, and the list repeats it with each message.
    const idLine = id === lastId ? "" : `id: ${id}\n`;
    const nameLine = name === "" || name === "message" ? "" : `event: ${name}\n`;
    const dataLines = data.split(/\r\n|\r|\n/).map((line) => `data: ${line}\n`);
    const piece = encodeUtf8(`${idLine}${nameLine}${dataLines.join("")}\n`);
    const atMs = time === undefined ? Number.NaN : Math.round(time * 1e6 - start * 1e3) / 1e3;
    lastId = id;
    end += piece.length;
    pieces.push(piece);
    chunks.push({ end, ...(atMs >= 0 && atMs < Number.MAX_SAFE_INTEGER && { atMs }) });
  }
  return { count: messages.length, bytes: concatBytes(pieces), chunks };
}

/** Whether a decoded text holds the data of all messages; DevTools decodes that as UTF-8, whatever it does to the body. */
export function holdsEvents(messages: readonly EventMessage[], text: string): boolean {
  return messages.every(({ data }) => data.split("\n").every((line) => text.includes(line)));
}
