import type { Format } from "../adapters/adapter.ts";
import { requestKey } from "../match/key.ts";
import { strict } from "../match/presets.ts";
import { emptyBody, forbidsBody, isEmptyBody } from "../model/body.ts";
import { RespoolError } from "../model/errors.ts";
import { headerValue, isToken } from "../model/headers.ts";
import type { HttpResponse, Interaction, JsonObject, Location, Notice, NoticeCode } from "../model/types.ts";
import { isHttpUrl, isTargetOnly, schemeOf, withoutFragment } from "../model/url.ts";

/** What to do where the file leaves a choice. */
export interface ReplayOptions {
  /** For responses whose body is not in the recording; default `skip`. */
  readonly missingBody?: "skip" | "empty" | "error";
  /** `start` puts interactions in the order of their start times; default `recorded`. */
  readonly sort?: "recorded" | "start";
}

/** Whether a format is played by a mock. One that holds requests without any answer (HAR) is an archive. */
export function isPlayed(format: Format): boolean {
  return format.holds.unrecorded !== "held";
}

/** The stage before a target that is played: leaves out what cannot be answered, and says so; file order is kept. */
export async function* replayable(
  interactions: Iterable<Interaction> | AsyncIterable<Interaction>,
  target: Format,
  options: ReplayOptions,
  notice: (n: Notice) => void,
): AsyncGenerator<Interaction> {
  let count = 0;
  let kept = 0;
  const starts = new Map<string, string>();
  for await (const interaction of options.sort === "start" ? await byStart(interactions) : interactions) {
    const at = locationOf(interaction, count++);
    const settled = settle(interaction, target, options, (code, data) => notice({ code, at, ...(data && { data }) }));
    if (settled === undefined) continue;
    kept++;
    const startedAt = settled.timing?.startedAt;
    if (startedAt !== undefined) {
      const key = requestKey(settled.request, strict);
      const before = starts.get(key);
      if (before !== undefined && Date.parse(before) > Date.parse(startedAt)) notice({ code: "assumed/order", at });
      starts.set(key, startedAt);
    }
    yield settled;
  }
  if (count > 0 && kept === 0) notice({ code: "lost/everything", at: {}, data: { count } });
}

type Say = (code: NoticeCode, data?: JsonObject) => void;

function settle(interaction: Interaction, target: Format, options: ReplayOptions, say: Say): Interaction | undefined {
  const { request, outcome } = interaction;
  if (outcome.kind === "unrecorded") return void say("skipped/unrecorded");
  if (!isHttpUrl(request.url) && !isTargetOnly(request.url)) {
    return void say("skipped/not-http", { scheme: schemeOf(request.url) || "the URL" });
  }
  if (!isToken(request.method)) return void say("skipped/bad-method");
  if (isPreflight(interaction)) return void say("skipped/preflight");
  if (outcome.kind === "failure") {
    if (target.holds.failure !== "held") return void say("skipped/failure");
    return withUrl(interaction, say);
  }
  if (outcome.status < 200 || outcome.status > 599) return void say("skipped/status", { status: outcome.status });
  const response = settleBody(request.method, outcome, options, say);
  if (response === undefined) return undefined;
  return withUrl(response === outcome ? interaction : { ...interaction, outcome: response }, say);
}

function settleBody(
  method: string,
  response: HttpResponse,
  options: ReplayOptions,
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
  const choice = body.reason === "redirect" ? "empty" : (options.missingBody ?? "skip");
  if (choice === "error") {
    throw new RespoolError("output/unrepresentable", `a response body is not in the recording (${body.reason})`, {
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

function isPreflight({ request }: Interaction): boolean {
  return (
    request.method.toUpperCase() === "OPTIONS" &&
    headerValue(request.headers, "access-control-request-method") !== undefined
  );
}

async function byStart(interactions: Iterable<Interaction> | AsyncIterable<Interaction>): Promise<Interaction[]> {
  const all: Interaction[] = [];
  for await (const interaction of interactions) all.push(interaction);
  const start = ({ timing }: Interaction) => Date.parse(timing?.startedAt ?? "");
  // Without a start there is no telling; such interactions keep their places before what follows them.
  let last = Number.NEGATIVE_INFINITY;
  const keys = all.map((interaction) => {
    const time = start(interaction);
    if (!Number.isNaN(time)) last = time;
    return last;
  });
  return all
    .map((interaction, i) => ({ interaction, key: keys[i] as number }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ interaction }) => interaction);
}

function locationOf({ origin }: Interaction, position: number): Location {
  return { ...(origin?.file !== undefined && { file: origin.file }), interaction: origin?.index ?? position };
}
