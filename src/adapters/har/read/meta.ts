import { RespoolError } from "../../../model/errors.ts";
import type { CassetteMeta, JsonObject, JsonValue } from "../../../model/types.ts";
import { type Member, objectFrom, rest, saysNothing } from "../../shared/json/members.ts";
import { depthLimit, isTooDeep } from "../../shared/json/scan.ts";
import { isObject, textAt, type Writable } from "../../shared/json/values.ts";
import { producerOf } from "./producer.ts";

const logKnown: ReadonlySet<string> = new Set(["version", "creator", "entries"]);
const creatorKnown: ReadonlySet<string> = new Set(["name", "version"]);
const nothing: ReadonlySet<string> = new Set();

/**
 * The facts about a whole file; `root` is the document without `log`. Extensions mirror the document: `log.pages`. Throws
 * `input/invalid` where it is nested too deeply.
 */
export function metaOf(log: JsonObject, root: JsonObject): CassetteMeta {
  const version = textAt(log.version);
  const { name, version: release } = producerOf(log);
  const left = objectFrom(logLeft(log));
  const har = objectFrom([...(left === undefined ? [] : [["log", left] as const]), ...rest(root, nothing)]);
  if (isTooDeep(har)) {
    const problem = `a member beside the entries is nested deeper than ${depthLimit} levels`;
    throw new RespoolError("input/invalid", problem, { format: "har", at: { pointer: "/log" } });
  }
  const meta: Writable<CassetteMeta> = { format: "har" };
  if (version !== undefined) meta.version = version;
  if (name !== undefined) meta.producer = { name, ...(release !== undefined && { version: release }) };
  if (har !== undefined) meta.extensions = { har };
  return meta;
}

function logLeft(log: JsonObject): Member[] {
  const { version, creator } = log;
  const members = rest(log, logKnown);
  if (typeof version !== "string" && !saysNothing(version)) members.push(["version", version as JsonValue]);
  const tool = isObject(creator) ? creatorLeft(creator) : creator;
  if (!saysNothing(tool)) members.push(["creator", tool as JsonValue]);
  return members;
}

/** Remarks of the tool; all of it where it has no name, since then it is nobody. */
function creatorLeft(creator: JsonObject): JsonObject | undefined {
  if (textAt(creator.name) === undefined) return objectFrom(rest(creator, nothing));
  const members = rest(creator, creatorKnown);
  if (typeof creator.version !== "string" && !saysNothing(creator.version)) {
    members.push(["version", creator.version as JsonValue]);
  }
  return objectFrom(members);
}
