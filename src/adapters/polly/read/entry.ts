import type { HttpRequest, HttpResponse, Interaction, JsonObject, JsonValue, Timing } from "../../../model/types.ts";
import { marksKey } from "../../shared/extension-paths.ts";
import { type Member, objectFrom } from "../../shared/json/members.ts";
import { isObject, kindOf, objectAt, textAt } from "../../shared/json/values.ts";
import { beginning, type EntryContext } from "../entry.ts";
import { entryFields, type StoredResponse } from "../write/fields.ts";
import { requestBody, responseBody } from "./body.ts";
import { readHeaders } from "./headers.ts";
import { invalid } from "./invalid.ts";
import { leftOf } from "./left.ts";
import { messageMarks } from "./marks.ts";

/** An interaction as its entry has it, before what the entry is found by is looked at. Throws `input/invalid`. */
export function readEntry(c: EntryContext): Interaction {
  const { fields, index, line } = c.entry;
  const request = requestOf(c, fields.request);
  const outcome = responseOf(c, fields.response);
  const timing = timingOf(c, fields);
  const extensions = extensionsOf(fields, request, outcome);
  const { _respool } = fields;
  return {
    request,
    outcome,
    origin: { file: c.file, index, line },
    ...(Object.keys(timing).length > 0 && { timing }),
    ...((extensions !== undefined || isObject(_respool)) && {
      extensions: {
        ...(extensions !== undefined && { polly: extensions }),
        ...(isObject(_respool) && { respool: _respool }),
      },
    }),
  };
}

function requestOf(c: EntryContext, raw: JsonValue | undefined): HttpRequest {
  if (!isObject(raw)) throw invalid(c, "/request", `request is ${kindOf(raw)}; an entry needs one`);
  const url = textAt(raw.url);
  if (url === undefined) throw invalid(c, "/request/url", `url is ${kindOf(raw.url)}; a request needs one`);
  if (textAt(raw.method) === undefined) c.say("assumed/method");
  const method = textAt(raw.method) ?? "GET";
  const headers = readHeaders(c, "request", raw.headers);
  return { method, url, headers, body: requestBody(c, method, headers, raw.postData) };
}

function responseOf(c: EntryContext, raw: JsonValue | undefined): HttpResponse & StoredResponse {
  if (!isObject(raw)) throw invalid(c, "/response", `response is ${kindOf(raw)}; an entry needs one`);
  const { status } = raw;
  if (!Number.isInteger(status))
    throw invalid(c, "/response/status", `status is ${kindOf(status)}, not a whole number`);
  const headers = readHeaders(c, "response", raw.headers);
  return { kind: "response", status: status as number, headers, body: responseBody(c, headers, raw.content) };
}

/** The start, and the time to the end of the body: `timings.wait` says the same. */
function timingOf({ isOwn }: EntryContext, { startedDateTime, time }: JsonObject): Timing {
  const start = textAt(startedDateTime);
  const isStart = start !== undefined && !Number.isNaN(Date.parse(start)) && !(isOwn && start === beginning);
  // A file of ours has 0 where the recording says nothing.
  const isTime = typeof time === "number" && Number.isFinite(time) && time >= (isOwn ? Number.MIN_VALUE : 0);
  return { ...(isStart && { startedAt: start }), ...(isTime && { totalMs: time }) };
}

// What the model holds, or what is looked at elsewhere.
const known: ReadonlySet<string> = new Set([
  "_id",
  "_order",
  "_respool",
  "request.headers",
  "request.method",
  "request.url",
  ...["text", "encoding", "_isBinary", "textJSON"].map((name) => `request.postData.${name}`),
  "response.headers",
  "response.status",
  ...["text", "encoding", "_isBinary"].map((name) => `response.content.${name}`),
]);

/** What an entry says beyond the neutral fields, or otherwise than they give it, and how it is spelled. */
function extensionsOf(raw: JsonObject, request: HttpRequest, outcome: StoredResponse): JsonObject | undefined {
  const { _id, _order } = raw;
  const [asked, answered] = [objectAt(raw.request), objectAt(raw.response)];
  const spelled = {
    request: messageMarks(asked, objectAt(asked.postData), request),
    response: messageMarks(answered, objectAt(answered.content), outcome),
  };
  const marks = objectFrom([
    ...(typeof _id === "string" ? [["id", _id] as const] : []),
    ...(typeof _order === "number" ? [["order", _order] as const] : []),
    ...Object.entries(spelled).filter(([, held]) => Object.keys(held).length > 0),
  ] as Member[]);
  const times = { startedDateTime: raw.startedDateTime as string, time: raw.time as number };
  const left = leftOf(raw, entryFields(request, outcome, times, spelled), known);
  if (marks === undefined) return left;
  return { [marksKey]: marks, ...left };
}
