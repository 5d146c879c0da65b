import { isRespoolError, type RespoolError } from "../../../model/errors.ts";
import { isFinding } from "../../../model/findings.ts";
import type { Body, Interaction, JsonObject } from "../../../model/types.ts";
import type { RawEntry } from "../../shared/har/raw-entry.ts";
import type { HarFile } from "../entry.ts";
import { readEntry } from "../read/entry.ts";
import type { Fault, Path } from "./fault.ts";

const bodyOfRequest: Path = ["request", "postData"];
const bodyOfResponse: Path = ["response", "content"];
const places: ReadonlyMap<string, Path> = new Map([
  ["assumed/form-body", [...bodyOfRequest, "params"]],
  ["assumed/method", ["request", "method"]],
  ["lost/upload", [...bodyOfRequest, "params"]],
  ["repaired/event-stream", ["_eventSourceMessages"]],
]);

/** What the reader of `convert` makes of an entry: what it cannot read, loses or guesses, and what is not there. */
export async function readingFaults(entry: RawEntry, file: HarFile): Promise<Fault[]> {
  const faults: Fault[] = [];
  const say = (code: string, data?: JsonObject) => {
    if (isFinding({ code })) faults.push({ code, path: placeOf(code, data), ...(data && { data }) });
  };
  try {
    const interaction = await readEntry({ entry, file, say });
    return [...faults, ...interactionFaults(interaction)];
  } catch (e) {
    if (!isRespoolError(e)) throw e;
    return [...faults, errorFault(e, entry.index)];
  }
}

/** Where in the entry that stands which a notice is about. */
function placeOf(code: string, { part, name }: JsonObject = {}): Path {
  const known = places.get(code);
  if (known !== undefined) return known;
  if (part !== "request" && part !== "response") return [];
  if (name !== undefined) return [part, "headers"];
  if (code === "assumed/cookies") return [part, "cookies"];
  return part === "request" ? bodyOfRequest : bodyOfResponse;
}

function errorFault({ message, hint = "", at }: RespoolError, index: number): Fault {
  const above = `/log/entries/${index}/`;
  const path = at?.pointer?.startsWith(above) ? at.pointer.slice(above.length).split("/") : [];
  return { code: "entry/unreadable", path, data: { problem: message, hint } };
}

function* interactionFaults({ request, outcome }: Interaction): Generator<Fault> {
  yield* bodyFaults(request.body, "request", bodyOfRequest);
  if (outcome.kind === "unrecorded") {
    yield { code: "response/missing", path: ["response", "status"], data: { reason: outcome.reason } };
  }
  if (outcome.kind === "response") yield* bodyFaults(outcome.body, "response", bodyOfResponse);
}

function* bodyFaults(body: Body, part: string, path: Path): Generator<Fault> {
  if (body.kind === "stored") {
    if (!body.complete) yield { code: "body/incomplete", path, data: { part } };
  } else if (body.reason !== "redirect") {
    const found = body.size === undefined ? {} : { found: `a size of ${body.size}` };
    yield { code: "body/lost", path, ...found, data: { part, reason: body.reason } };
  }
}
