import type { JsonObject, JsonValue, Timing } from "../../../model/types.ts";
import { type Member, objectFrom, rest } from "../../shared/json/members.ts";
import { isObject, objectAt, type Writable } from "../../shared/json/values.ts";
import type { ProducerId } from "./producer.ts";
import { instantOf } from "./quirks/dates.ts";

/** What an entry says of times, and what it says in another way than the model. */
export interface ReadTiming {
  readonly timing: Timing | undefined;
  readonly members: readonly Member[];
}

// What our own writer puts where a recording has no start.
const beginning = "1970-01-01T00:00:00.000Z";
const phaseNames = ["blocked", "dns", "connect", "ssl", "send", "receive"] as const;
const known: ReadonlySet<string> = new Set(["wait", ...phaseNames]);

/** The start, the durations, and the members of the entry that hold them in a way of their own. */
export function readTiming(entry: JsonObject, producer: ProducerId): ReadTiming {
  const { startedDateTime, time, timings } = entry;
  const members: Member[] = [];
  const startedAt = instantOf(startedDateTime);
  if (startedAt !== startedDateTime && !isNothing(startedDateTime)) members.push(["startedDateTime", startedDateTime]);
  if (!isNothing(time) && duration(time) === undefined) members.push(["time", time]);
  const left = timingsLeft(timings);
  if (left !== undefined) members.push(["timings", left]);
  const isOwn = producer === "respool";
  const timing = timingOf(entry, isOwn && startedDateTime === beginning ? undefined : startedAt, isOwn);
  return { timing: Object.keys(timing).length === 0 ? undefined : timing, members };
}

function timingOf({ time, timings }: JsonObject, startedAt: string | undefined, isOwn: boolean): Timing {
  const held = objectAt(timings);
  const timing: Writable<Timing> = {};
  if (startedAt !== undefined) timing.startedAt = startedAt;
  const waitMs = duration(held.wait);
  if (waitMs !== undefined) timing.waitMs = waitMs;
  let phases: Record<string, number> | undefined;
  let sum = waitMs;
  for (const name of phaseNames) {
    const ms = duration(held[name]);
    if (ms === undefined) continue;
    phases ??= {};
    phases[name] = ms;
    // The handshake is a part of `connect`.
    if (name !== "ssl") sum = (sum ?? 0) + ms;
  }
  // In our own files -1 says that the recording has no total.
  const totalMs = duration(time) ?? (isOwn ? undefined : sum);
  if (totalMs !== undefined) timing.totalMs = totalMs;
  if (phases !== undefined) timing.phases = phases;
  return timing;
}

/** A duration in ms; -1 stands for none, and any other value is kept elsewhere. */
function duration(value: JsonValue | undefined): number | undefined {
  return typeof value === "number" && value >= 0 && Number.isFinite(value) ? value : undefined;
}

function isNothing(value: JsonValue | undefined): value is undefined | null | -1 | "" {
  return value === undefined || value === null || value === -1 || value === "";
}

function timingsLeft(timings: JsonValue | undefined): JsonValue | undefined {
  if (!isObject(timings)) return isNothing(timings) ? undefined : timings;
  const members = rest(timings, nothing).filter(([name, value]) => !known.has(name) || !isTold(value));
  return objectFrom(members);
}

/** Whether a phase is in the model, or not known. */
function isTold(value: JsonValue): boolean {
  return isNothing(value) || duration(value) !== undefined;
}

const nothing: ReadonlySet<string> = new Set();
