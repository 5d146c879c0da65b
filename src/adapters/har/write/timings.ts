import { headerValue } from "../../../model/headers.ts";
import type { Interaction, JsonObject, Timing } from "../../../model/types.ts";
import type { Say } from "../../shared/say.ts";
import { schemaDate } from "./shapes.ts";

/** The times of an entry. */
export interface EntryTimes {
  readonly startedDateTime: string;
  readonly time: number;
  readonly timings: JsonObject;
}

const beginning = "1970-01-01T00:00:00.000Z";
const optionalPhases = ["blocked", "dns", "connect", "ssl"] as const;
const phaseNames: ReadonlySet<string> = new Set([...optionalPhases, "send", "receive"]);

/**
 * The start and the durations of an entry; -1 is HAR's word for a duration that is not known. In a file of our own
 * (`isOwn`) the beginning of 1970 is read back as no start.
 */
export function timesOf({ timing = {}, outcome }: Interaction, isOwn: boolean, say: Say): EntryTimes {
  const { phases = {}, waitMs, totalMs, recordedAt } = timing;
  const isLost =
    recordedAt !== undefined ||
    [waitMs, totalMs, ...Object.values(phases)].some((ms) => ms !== undefined && !isDuration(ms)) ||
    Object.keys(phases).some((name) => !phaseNames.has(name)) ||
    (timing.startedAt !== undefined && !isInstant(timing.startedAt));
  if (isLost) say("lost/timing");
  const known = optionalPhases.filter((name) => isDuration(phases[name]));
  return {
    startedDateTime: startOf(timing, outcome, isOwn, say),
    time: written(totalMs),
    timings: {
      ...Object.fromEntries(known.map((name) => [name, phases[name] as number])),
      send: written(phases.send),
      wait: written(waitMs),
      receive: written(phases.receive),
    },
  };
}

function startOf({ startedAt }: Timing, outcome: Interaction["outcome"], isOwn: boolean, say: Say): string {
  if (startedAt !== undefined && isInstant(startedAt)) return startedAt;
  const date = outcome.kind === "response" ? Date.parse(headerValue(outcome.headers, "date") ?? "") : Number.NaN;
  const sent = Number.isNaN(date) ? "" : new Date(date).toISOString();
  const value = schemaDate.test(sent) ? sent : beginning;
  if (!isOwn || value !== beginning) say("assumed/start-time", { value });
  return value;
}

function isInstant(text: string): boolean {
  return schemaDate.test(text) && !Number.isNaN(Date.parse(text));
}

function isDuration(ms: number | undefined): ms is number {
  return ms !== undefined && ms >= 0 && Number.isFinite(ms);
}

function written(ms: number | undefined): number {
  return isDuration(ms) ? ms : -1;
}
