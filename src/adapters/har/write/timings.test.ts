import { expect, test } from "vitest";
import { emptyBody } from "../../../model/body.ts";
import type { HeaderList, Interaction, JsonObject, Timing } from "../../../model/types.ts";
import { timesOf } from "./timings.ts";

function times(timing: Timing | undefined, isOwn = true, headers: HeaderList = []) {
  const said: [code: string, data?: JsonObject][] = [];
  const interaction: Interaction = {
    request: { method: "GET", url: "http://h.test/", headers: [], body: emptyBody },
    outcome: { kind: "response", status: 200, headers, body: emptyBody },
    ...(timing && { timing }),
  };
  const made = timesOf(interaction, isOwn, (code, data) => said.push(data === undefined ? [code] : [code, data]));
  return { ...made, said };
}

const startedAt = "2026-01-02T03:04:05.678901+01:00";
const unknown = { send: -1, wait: -1, receive: -1 };

test("everything in its place", () => {
  const phases = { blocked: 1, dns: 2, connect: 3, ssl: 2.5, send: 0, receive: 4 };
  expect(times({ startedAt, waitMs: 5.5, totalMs: 16, phases })).toEqual({
    startedDateTime: startedAt,
    time: 16,
    timings: { blocked: 1, dns: 2, connect: 3, ssl: 2.5, send: 0, wait: 5.5, receive: 4 },
    said: [],
  });
});

test("-1 is what is not known, and the beginning of 1970 no start in a file of our own", () => {
  const value = "1970-01-01T00:00:00.000Z";
  expect(times(undefined)).toEqual({ startedDateTime: value, time: -1, timings: unknown, said: [] });
  expect(times(undefined, false).said).toEqual([["assumed/start-time", { value }]]);
});

test("without a start the date of the answer is one", () => {
  const date = times({}, true, [["Date", "Wed, 21 Oct 2026 07:28:00 GMT"]]);
  const value = "2026-10-21T07:28:00.000Z";
  expect([date.startedDateTime, date.said]).toEqual([value, [["assumed/start-time", { value }]]]);
  expect(times({}, true, [["Date", "yesterday"]]).said).toEqual([]);
});

test.each<[string, Timing]>([
  ["the time of recording", { startedAt, recordedAt: startedAt }],
  ["a phase that HAR does not know", { startedAt, phases: { redirect: 1 } }],
  ["a negative duration", { startedAt, waitMs: -2 }],
  ["a duration that is no number", { startedAt, phases: { dns: Number.NaN } }],
  ["a total beyond all bounds", { startedAt, totalMs: Number.POSITIVE_INFINITY }],
])("lost: %s", (_, timing) => {
  expect(times(timing)).toEqual({
    startedDateTime: startedAt,
    time: -1,
    timings: unknown,
    said: [["lost/timing"]],
  });
});

test("a start that HAR does not take", () => {
  const { startedDateTime, said } = times({ startedAt: "2026-01-02 03:04" });
  expect([startedDateTime, said]).toEqual(["1970-01-01T00:00:00.000Z", [["lost/timing"]]]);
});
