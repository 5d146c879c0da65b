import { requestKey } from "../../../match/key.ts";
import { strict } from "../../../match/presets.ts";
import { emptyBody } from "../../../model/body.ts";
import { isRespoolError, locate } from "../../../model/errors.ts";
import { sameName } from "../../../model/headers.ts";
import type { Extensions, Interaction, Location, MatchPolicy, Timing } from "../../../model/types.ts";
import type { Context } from "../../adapter.ts";
import { decodeMessage } from "../../shared/codings.ts";
import { extensionPaths } from "../../shared/extension-paths.ts";
import { policyLosses } from "../../shared/policy-losses.ts";
import { type Say, sayAt } from "../../shared/say.ts";
import { answerable, type StoredResponse } from "../write/answerable.ts";
import { rawHeaders, requestHeaders } from "../write/headers.ts";
import { sayLosses } from "../write/losses.ts";
import { type Answer, replyCode } from "./answer.ts";
import type { Code } from "./code.ts";
import { stringCode } from "./literal.ts";
import { errorCode, hasTimes } from "./pieces.ts";
import { moduleHolds } from "./policy.ts";
import { bodyCode } from "./request-body.ts";
import { pathCode } from "./request-path.ts";

/** One interaction as nock is told of it. */
export interface Mock {
  /** The arguments of `nock`. */
  readonly scope: readonly string[];
  readonly method: string;
  /** The path as an argument. */
  readonly path: string;
  /** The body that a request must have as an argument; absent when any will do. */
  readonly body?: string;
  /** Further calls that say which requests it answers. */
  readonly calls: readonly string[];
  /** Milliseconds before it answers. */
  readonly delay: number;
  readonly answer: Answer;
  readonly repeat: MatchPolicy["repeat"];
  /** Equal where requests are the same; only where answers repeat. */
  readonly key: string;
}

// What a failure is not asked for.
const noResponse: StoredResponse = { kind: "response", status: 200, headers: [], body: emptyBody };

/** An interaction as code. Whatever the code does not hold is reported. */
export async function mockOf(
  interaction: Interaction,
  at: Location,
  shared: Partial<MatchPolicy> | undefined,
  code: Code,
  ctx: Context,
): Promise<Mock> {
  const say = sayAt(ctx, at);
  for (const what of policyLosses(interaction.match ?? {}, moduleHolds)) say("lost/match-policy", { what });
  const policy = { ...strict, ...shared, ...interaction.match };
  const { request, outcome, timing } = interaction;
  const failed = outcome.kind === "failure";
  const { parts, response } = answerable(failed ? { ...interaction, outcome: noResponse } : interaction, at);
  const decoded = await decodeAt(response, at, ctx);
  const path = pathCode(request.url, parts, policy, code, say);
  const headers = requestHeaders(request, policy.headers, code.reqheaders, say);
  const body = bodyCode(request, policy, code, say);
  const sent = { ...response, body: decoded.body };
  const answer: Answer = failed
    ? { kind: "error", error: errorCode(outcome) }
    : replyCode(
        interaction,
        sent,
        rawHeaders(request.method, response, decoded.how, framing(response, say)),
        code,
        say,
      );
  const isStream = answer.kind === "reply" && answer.isStream;
  sayLosses({ ...interaction, timing: {} }, response, headers.written, besidesHeld(sent, isStream, say));
  if (losesTiming(timing, sent, policy, code.delays)) say("lost/timing");
  return {
    scope: [stringCode(parts.origin), ...scopeOptions(interaction.extensions, say)],
    method: request.method.toUpperCase(),
    path: path.argument,
    ...(body !== undefined && { body }),
    calls: [...(path.query === "" ? [] : [path.query]), ...headerCalls(headers.fields, code)],
    delay:
      code.delays && !isStream && policy.repeat !== "cycle" ? Math.round(timing?.waitMs ?? timing?.totalMs ?? 0) : 0,
    answer,
    repeat: policy.repeat,
    key: policy.repeat === "once" ? "" : requestKey(request, policy),
  };
}

async function decodeAt(response: StoredResponse, at: Location, ctx: Context) {
  try {
    return await decodeMessage(response, ctx);
  } catch (e) {
    throw isRespoolError(e) ? locate(e, at) : e;
  }
}

/** A response that broke off gets the framing that it was recorded with. */
function framing({ brokenBy }: StoredResponse, say: Say): Say {
  return (code, data) => {
    const isKept = brokenBy !== undefined && sameName(String(data?.name), "transfer-encoding");
    if (code !== "changed/framing-header" || !isKept) say(code, data);
  };
}

/** Without what a stream holds. */
function besidesHeld({ body, brokenBy }: StoredResponse, isStream: boolean, say: Say): Say {
  return (code, data) => {
    if (code === "lost/broken-body") return;
    if (code === "lost/incomplete-body" && brokenBy !== undefined && data?.part === "response") return;
    if (code === "lost/chunks" && data?.part === "response" && (isStream || hasTimes(body))) return;
    say(code, data);
  };
}

function losesTiming(timing: Timing = {}, { body }: StoredResponse, { repeat }: MatchPolicy, delays: boolean): boolean {
  if (!delays || repeat === "cycle") return Object.keys(timing).length > 0 || hasTimes(body);
  const { waitMs, totalMs, ...rest } = timing;
  if (Object.keys(rest).length > 0) return true;
  return waitMs !== undefined && totalMs !== undefined && totalMs - waitMs >= 1 && !hasTimes(body);
}

/** The options of a scope of nock's that a file of definitions held, as an argument. */
function scopeOptions(extensions: Extensions | undefined, say: Say): string[] {
  const { options = {}, ...rest } = extensions?.nock ?? {};
  const known = ["allowUnmocked", "encodedQueryParams"];
  const isKnown = ([name, value]: [string, unknown]) => known.includes(name) && typeof value === "boolean";
  const given = Object.entries(options ?? {});
  const others = Object.fromEntries(given.filter((option) => !isKnown(option)));
  for (const [format, path] of extensionPaths({ nock: { ...rest, options: others } }, "")) {
    if (path !== "options") say("lost/extension", { format, path });
  }
  const held = given.filter(isKnown).map(([name, value]) => `${name}: ${value}`);
  return held.length === 0 ? [] : [`{ ${held.join(", ")} }`];
}

function headerCalls(
  { reqheaders = {}, badheaders = [] }: ReturnType<typeof requestHeaders>["fields"],
  code: Code,
): string[] {
  return [
    ...Object.entries(reqheaders).map(([name, value]) => `.matchHeader(${stringCode(name)}, ${stringCode(value)})`),
    ...badheaders.map((name) => `.matchHeader(${stringCode(name)}, ${code.use("absent")})`),
  ];
}
