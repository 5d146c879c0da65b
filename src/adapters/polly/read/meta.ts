import type { CassetteMeta, JsonObject, JsonValue } from "../../../model/types.ts";
import { objectFrom, rest } from "../../shared/json/members.ts";
import { isObject, objectAt, textAt } from "../../shared/json/values.ts";
import { defaultName, isOwnFile } from "../entry.ts";

const logKnown: ReadonlySet<string> = new Set(["_recordingName", "creator", "version"]);
const creatorKnown: ReadonlySet<string> = new Set(["name", "version"]);
const nothing: ReadonlySet<string> = new Set();

/** The facts about a whole recording; `root` is the document without `log`. Extensions mirror the document. */
export function metaOf(log: JsonObject, root: JsonObject): CassetteMeta {
  const version = textAt(objectAt(log.creator).version);
  const name = textAt(log._recordingName);
  const left = objectFrom([...logLeft(log)]);
  const polly = objectFrom([...(left === undefined ? [] : [["log", left] as const]), ...rest(root, nothing)]);
  return {
    format: "polly",
    ...(version !== undefined && { version }),
    producer: { name: "Polly.JS", ...(version !== undefined && { version }) },
    ...(name !== undefined && !(isOwnFile(log) && name === defaultName) && { name }),
    ...(polly !== undefined && { extensions: { polly } }),
  };
}

function* logLeft(log: JsonObject): Generator<readonly [string, JsonValue]> {
  yield* rest(log, logKnown);
  if (log.version !== undefined && log.version !== "1.2") yield ["version", log.version];
  if (!isObject(log.creator) || isOwnFile(log)) return;
  const creator = objectFrom(rest(log.creator, creatorKnown));
  if (creator !== undefined) yield ["creator", creator];
}
