import { RespoolError } from "../../../model/errors.ts";
import { headerValue } from "../../../model/headers.ts";
import type { HttpResponse, Timing } from "../../../model/types.ts";
import type { Options } from "../../adapter.ts";
import type { Say } from "../../shared/say.ts";
import { beginning } from "../entry.ts";
import type { EntryTimes } from "./fields.ts";

// Without a zone it would be another instant on each machine.
const instant = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/;

/** The start that the option gives to entries whose recording says none. Throws `option/invalid`. */
export function dateOption({ date }: Options): string | undefined {
  if (typeof date !== "string" || (instant.test(date) && isInstant(date))) return date as string | undefined;
  throw new RespoolError("option/invalid", `polly.date cannot be "${date}"`, {
    hint: "Write a day, or an instant with its zone: 2024-01-02T03:04:05Z.",
  });
}

/**
 * When an entry began, and how long it took. Without a start in the recording: `date` when it was given, else the response's
 * Date, else the beginning of 1970, which in a file of ours stands for none. The clock is never asked.
 */
export function timesOf(timing: Timing = {}, response: HttpResponse, date: string | undefined, say: Say): EntryTimes {
  const { waitMs, totalMs, recordedAt, phases = {} } = timing;
  const time = duration(totalMs) ?? duration(waitMs) ?? 0;
  const isLost =
    recordedAt !== undefined ||
    waitMs !== undefined ||
    Object.keys(phases).length > 0 ||
    (totalMs !== undefined && time !== totalMs) ||
    (timing.startedAt !== undefined && !isInstant(timing.startedAt));
  if (isLost) say("lost/timing");
  return { startedDateTime: startOf(timing, response, date, say), time };
}

function startOf({ startedAt }: Timing, { headers }: HttpResponse, date: string | undefined, say: Say): string {
  if (startedAt !== undefined && isInstant(startedAt)) return startedAt;
  const sent = date === undefined ? sentAt(headerValue(headers, "date")) : Date.parse(date);
  if (Number.isNaN(sent)) return beginning;
  const value = new Date(sent).toISOString();
  say("assumed/start-time", { value });
  return value;
}

/** The instant of a Date header; all of HTTP's are in GMT, and one of its forms does not say so. */
function sentAt(text = ""): number {
  return Date.parse(/([a-z]|[+-]\d{4})$/i.test(text) ? text : `${text} GMT`);
}

function isInstant(text: string): boolean {
  return !Number.isNaN(Date.parse(text));
}

function duration(ms: number | undefined): number | undefined {
  return ms !== undefined && ms > 0 && Number.isFinite(ms) ? ms : undefined;
}
