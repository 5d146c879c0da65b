import type { Body, Extensions, HttpRequest, Interaction, JsonValue, Outcome } from "../../../model/types.ts";
import { type Member, objectFrom, rest, saysNothing } from "../../shared/json/members.ts";
import { isObject, kindOf, objectAt, type Writable } from "../../shared/json/values.ts";
import { invalid } from "../body/invalid.ts";
import { requestBody } from "../body/request.ts";
import { responseBody } from "../body/response.ts";
import type { EntryContext } from "../entry.ts";
import { type RequestHead, readRequest } from "./request.ts";
import { requestLeft } from "./request-left.ts";
import { readOutcome } from "./response.ts";
import { answerLeft, responseLeft, unsaid } from "./response-left.ts";
import { readTiming } from "./timing.ts";

const known: ReadonlySet<string> = new Set([
  "startedDateTime",
  "time",
  "cache",
  "request",
  "response",
  "timings",
  "_respool",
]);

const nothing: ReadonlySet<string> = new Set();

/** The interaction that an entry stands for. Throws `input/invalid` where it cannot stand for any. */
export function readEntry(c: EntryContext): Interaction | Promise<Interaction> {
  const { fields } = c.entry;
  if (!isObject(fields)) throw invalid(c, "", `the entry is ${kindOf(fields)}, not an object`);
  const head = readRequest(c);
  const body = requestBody(c, { ...head.request, request: objectAt(fields.request) });
  return body instanceof Promise ? body.then((held) => readAnswer(c, head, held)) : readAnswer(c, head, body);
}

function readAnswer(c: EntryContext, head: RequestHead, body: Body): Interaction | Promise<Interaction> {
  const request: HttpRequest = { ...head.request, body };
  const response = objectAt(c.entry.fields.response);
  const answer = readOutcome(c);
  const asked = requestLeft(c, request, head.headersLeft);
  if ("kind" in answer) return interactionOf(c, request, answer, asked, responseLeft(c, answer));
  const { method } = request;
  const finish = (held: Body): Interaction => {
    const outcome = { ...answer.outcome, body: held };
    return interactionOf(c, request, outcome, asked, answerLeft(c, request.url, outcome, answer.headersLeft));
  };
  const got = responseBody(c, { method, status: answer.outcome.status, headers: answer.outcome.headers, response });
  return got instanceof Promise ? got.then(finish) : finish(got);
}

function interactionOf(
  c: EntryContext,
  request: HttpRequest,
  outcome: Outcome,
  asked: Member | undefined,
  answered: Member | undefined,
): Interaction {
  const { entry, file } = c;
  const members = unsaid(rest(entry.fields, known), outcome.kind === "response" ? outcome.brokenBy : outcome);
  const { timing, members: times } = readTiming(entry.fields, file.producer.id);
  for (const member of [...times, asked, answered]) if (member !== undefined) members.push(member);
  const extensions = extensionsOf(c, members);
  const interaction: Writable<Interaction> = {
    request,
    outcome,
    origin: { file: file.name, index: entry.index, line: entry.line },
  };
  if (timing !== undefined) interaction.timing = timing;
  if (extensions !== undefined) interaction.extensions = extensions;
  return interaction;
}

function extensionsOf(c: EntryContext, members: Member[]): Extensions | undefined {
  const { fields } = c.entry;
  const { _respool } = fields;
  // An empty cache, or one of nulls, is what the format asks for where there is none.
  const cache = isObject(fields.cache) ? objectFrom(rest(fields.cache, nothing)) : fields.cache;
  if (!saysNothing(cache)) members.push(["cache", cache as JsonValue]);
  if (_respool !== undefined && !isObject(_respool) && !saysNothing(_respool)) members.push(["_respool", _respool]);
  const har = objectFrom(members);
  if (har === undefined && !isObject(_respool)) return undefined;
  const extensions: Writable<Extensions> = {};
  if (har !== undefined) extensions.har = har;
  if (isObject(_respool)) extensions.respool = _respool;
  return extensions;
}
