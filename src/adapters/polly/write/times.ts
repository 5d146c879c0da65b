import { headerValue } from "../../../model/headers.ts";
import type { HttpResponse, Timing } from "../../../model/types.ts";
import type { Say } from "../../shared/say.ts";
import { beginning } from "../entry.ts";
import type { EntryTimes } from "./fields.ts";

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
  const sent = Date.parse(date ?? headerValue(headers, "date") ?? "");
  if (Number.isNaN(sent)) return beginning;
  const value = new Date(sent).toISOString();
  say("assumed/start-time", { value });
  return value;
}

function isInstant(text: string): boolean {
  return !Number.isNaN(Date.parse(text));
}

function duration(ms: number | undefined): number | undefined {
  return ms !== undefined && ms > 0 && Number.isFinite(ms) ? ms : undefined;
}
