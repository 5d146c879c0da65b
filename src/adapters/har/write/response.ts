import type { HttpResponse, JsonObject, NetworkFailure, Outcome, Unrecorded } from "../../../model/types.ts";
import { bodySize, mimeType, redirectURL, responseCookies, versionText, wireSize } from "../../shared/har/derived.ts";
import type { Say } from "../../shared/say.ts";
import { failureCode } from "../read/quirks/failures.ts";
import { lostFields, storedFields } from "./body.ts";
import { headerItems, readable, sayUnreadable } from "./headers.ts";
import type { EntryOptions } from "./options.ts";
import { overlay, type Refuse } from "./overlay.ts";
import { entryShapes, isHeader, type Shapes } from "./shapes.ts";
import { spelledVersion } from "./version.ts";

const path = "response.";
const shapes = entryShapes.response as Shapes;
const lostShapes: Shapes = { ...shapes, content: { ...(shapes.content as Shapes), size: "own" } };

/** The `response` of an entry; without an answer it has status 0 and says why. */
export function responseFields(
  outcome: Outcome,
  kept: JsonObject,
  o: EntryOptions,
  say: Say,
  refuse: Refuse,
): JsonObject {
  const { headers, httpVersion, ...rest } = kept;
  if (outcome.kind === "response") {
    sayUnreadable(outcome.headers, "response", say);
    if (outcome.status <= 0) say("lost/status", { status: outcome.status });
    const fields = answerFields(outcome, o);
    return overlay(
      {
        ...fields,
        httpVersion: spelledVersion(httpVersion, outcome.httpVersion) ?? versionText(outcome.httpVersion),
        headers: headerItems(outcome.headers, headers, (name) => refuse(path + name)),
      },
      rest,
      // The size of a lost body is the model's.
      outcome.body.kind === "lost" && outcome.body.size !== undefined ? lostShapes : shapes,
      refuse,
      path,
    );
  }
  const items = Array.isArray(headers) ? headers.filter(isHeader) : [];
  if (headers !== undefined && (!Array.isArray(headers) || items.length < headers.length)) refuse(`${path}headers`);
  const fields = { ...noAnswer(outcome), headers: items };
  return overlay(typeof httpVersion === "string" ? { ...fields, httpVersion } : fields, rest, shapes, refuse, path);
}

function answerFields(response: HttpResponse, o: EntryOptions): JsonObject {
  const { status, statusText = "", headers, body, brokenBy } = response;
  return {
    status,
    statusText,
    httpVersion: "",
    headers: [],
    cookies: responseCookies(readable(headers)),
    content: {
      size: bodySize(body),
      mimeType: mimeType(headers),
      ...(body.kind === "lost" ? lostFields(body) : storedFields(body, headers, o)),
    },
    redirectURL: redirectURL(headers),
    headersSize: -1,
    bodySize: wireSize(body),
    ...(brokenBy !== undefined && failureFields(brokenBy)),
  };
}

function noAnswer(outcome: NetworkFailure | Unrecorded): JsonObject {
  return {
    status: 0,
    statusText: "",
    httpVersion: "",
    headers: [],
    cookies: [],
    content: { size: 0, mimeType: "" },
    redirectURL: "",
    headersSize: -1,
    bodySize: -1,
    ...(outcome.kind === "failure" ? failureFields(outcome) : { _unrecorded: outcome.reason }),
  };
}

/** Why the network failed; the code only where the words do not give it away. */
function failureFields({ message, code }: NetworkFailure): JsonObject {
  return {
    ...(message !== "" && { _error: message }),
    ...((message === "" || code !== failureCode(message)) && { _errorCode: code ?? "" }),
  };
}
