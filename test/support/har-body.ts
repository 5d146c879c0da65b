import type { EntryContext } from "../../src/adapters/har/entry.ts";
import type { ProducerId } from "../../src/adapters/har/read/producer.ts";
import type { LongText, RawEntry } from "../../src/adapters/shared/har/raw-entry.ts";
import { encodeUtf8 } from "../../src/model/bytes.ts";
import { RespoolError } from "../../src/model/errors.ts";
import type { HeaderList, StoredBody } from "../../src/model/types.ts";

/** What a test says of a message and of the file that it stands in. */
export interface GivenMessage {
  readonly producer?: ProducerId;
  readonly headers?: HeaderList;
  /** The Content-Type. */
  readonly type?: string;
  /** The Content-Length. */
  readonly length?: number;
  /** The Content-Encoding. */
  readonly coding?: string;
  /** The files that the entry may name. */
  readonly files?: Readonly<Record<string, Uint8Array>>;
}

/** What reads the body of a message takes, and the notices that come of it. */
export interface BodyContext {
  readonly context: EntryContext;
  readonly headers: HeaderList;
  readonly notices: readonly unknown[];
}

/** The context of a message of this entry. */
export function bodyContext(entry: RawEntry, given: GivenMessage): BodyContext {
  const { producer = "generic", headers = [], type, length, coding, files } = given;
  const all = [...headers];
  if (type !== undefined) all.push(["Content-Type", type]);
  if (length !== undefined) all.push(["Content-Length", String(length)]);
  if (coding !== undefined) all.push(["Content-Encoding", coding]);
  const notices: unknown[] = [];
  const context: EntryContext = {
    entry,
    file: {
      name: "x.har",
      producer: { id: producer },
      attachment: async (path) => files?.[path] ?? Promise.reject(new RespoolError("input/invalid", "missing")),
    },
    say: (code, data) => notices.push(data === undefined ? code : [code, data]),
  };
  return { context, headers: all, notices };
}

/** The body that these bytes give, whole and exact where `facts` say nothing else. */
export function stored(bytes: Uint8Array | string, facts: object = {}): StoredBody {
  return {
    kind: "stored",
    bytes: typeof bytes === "string" ? encodeUtf8(bytes) : new Uint8Array(bytes),
    coding: "decoded",
    fidelity: "exact",
    complete: true,
    ...facts,
  };
}

/** A text as one that the file holds at length. */
export function longOf(text: string): LongText {
  return { utf8: () => encodeUtf8(text), text: () => text };
}
