import type { Format } from "../adapters/adapter.ts";
import { emptyBody, forbidsBody, isEmptyBody } from "../model/body.ts";
import { RespoolError } from "../model/errors.ts";
import { isToken } from "../model/headers.ts";
import { locationOf } from "../model/notices.ts";
import type { HttpResponse, Interaction, JsonObject, Location, Notice, NoticeCode } from "../model/types.ts";
import { isHttpUrl, isTargetOnly, schemeOf, urlParts, withoutFragment } from "../model/url.ts";
import { isPreflight, webSocketMessages } from "./resource-type.ts";

/** What answers: a format's player, or one that plays cassettes of any format. */
export interface Player {
  readonly holds: Pick<Format["holds"], "failure">;
  /** Default 599. */
  readonly highestStatus?: number;
}

/** What to do with responses whose body is not in the recording; default `skip`. */
export type MissingBody = "skip" | "empty" | "error";

/**
 * An interaction as a mock can answer it; `undefined` for one that cannot be answered. Everything changed or left out is
 * reported. Throws `output/unrepresentable` for a missing body where `missingBody` says so.
 */
export function settle(
  interaction: Interaction,
  position: number,
  target: Player,
  missingBody: MissingBody,
  notice: (n: Notice) => void,
): Interaction | undefined {
  const at = locationOf(interaction, position);
  const say: Say = (code, data) => notice({ code, at, ...(data && { data }) });
  const { request, outcome } = interaction;
  const messages = webSocketMessages(interaction);
  if (messages !== undefined) return void say("skipped/websocket", { count: messages });
  if (outcome.kind === "unrecorded") return void say("skipped/unrecorded");
  if (!isHttpUrl(request.url) && !isTargetOnly(request.url)) {
    return void say("skipped/not-http", { scheme: schemeOf(request.url) || "the URL" });
  }
  if (isHttpUrl(request.url) && urlParts(request.url) === undefined) return void say("skipped/bad-url");
  if (!isToken(request.method)) return void say("skipped/bad-method");
  if (isPreflight(interaction)) return void say("skipped/preflight");
  if (outcome.kind === "failure") {
    if (target.holds.failure !== "held") return void say("skipped/failure");
    return withUrl(interaction, say);
  }
  if (!isFinalStatus(outcome.status, target.highestStatus ?? 599))
    return void say("skipped/status", { status: outcome.status });
  const response = settleBody(request.method, outcome, missingBody, at, say);
  if (response === undefined) return undefined;
  return withUrl(response === outcome ? interaction : { ...interaction, outcome: response }, say);
}

type Say = (code: NoticeCode, data?: JsonObject) => void;

function settleBody(
  method: string,
  response: HttpResponse,
  missingBody: MissingBody,
  at: Location,
  say: Say,
): HttpResponse | undefined {
  const { body, status } = response;
  if (forbidsBody(method, status)) {
    if (body.kind === "lost" || isEmptyBody(body))
      return isEmptyBody(body) ? response : { ...response, body: emptyBody };
    // A browser's 304 shows the body that its cache held; a mock's client has no cache.
    if (status === 304 && method.toUpperCase() !== "HEAD") {
      say("changed/cached-response");
      const { statusText: _, ...rest } = response;
      return { ...rest, status: 200 };
    }
    say("lost/forbidden-body", {
      size: body.bytes.length,
      why: method.toUpperCase() === "HEAD" ? "an answer to HEAD" : `status ${status}`,
    });
    return { ...response, body: emptyBody };
  }
  if (body.kind === "stored") return response;
  const choice = body.reason === "redirect" ? "empty" : missingBody;
  if (choice === "error") {
    throw new RespoolError("output/unrepresentable", `a response body is not in the recording (${body.reason})`, {
      at,
      hint: "Use --missing-body skip or empty.",
    });
  }
  if (choice === "skip") return void say("skipped/lost-body", { reason: body.reason });
  say("assumed/empty-body", { part: "response" });
  return { ...response, body: emptyBody };
}

function withUrl(interaction: Interaction, say: Say): Interaction {
  const url = withoutFragment(interaction.request.url);
  if (url === interaction.request.url) return interaction;
  say("changed/url-fragment");
  return { ...interaction, request: { ...interaction.request, url } };
}

function isFinalStatus(status: number, highest: number): boolean {
  return Number.isInteger(status) && status >= 200 && status <= highest;
}
