import { emptyBody } from "../../../model/body.ts";
import { RespoolError } from "../../../model/errors.ts";
import type { Interaction, JsonObject, JsonValue, Location, StoredBody } from "../../../model/types.ts";
import { isTargetOnly, urlParts } from "../../../model/url.ts";
import type { Context } from "../../adapter.ts";
import { marksKey } from "../../shared/extension-paths.ts";
import { isObject } from "../../shared/json/values.ts";
import { sayAt } from "../../shared/say.ts";
import { type Marks, marksOf } from "../marks.ts";
import { entryFields } from "./fields.ts";
import { sayLosses, saySpellings } from "./losses.ts";
import { settledResponse } from "./settled.ts";
import { timesOf } from "./times.ts";

/** How entries are written. */
export interface EntryOptions {
  /** The start of an entry whose recording says none. */
  readonly date: string | undefined;
  /** Whether responses stay as they are: what Polly recorded, Polly plays. */
  readonly keeps: boolean;
}

/** An entry without what it is found by. Whatever it does not hold is reported. Throws `output/needs-origin`. */
export async function entryOf(
  interaction: Interaction,
  at: Location,
  o: EntryOptions,
  ctx: Context,
): Promise<JsonObject> {
  const say = sayAt(ctx, at);
  const { request, outcome, timing, extensions } = interaction;
  if (outcome.kind !== "response" || outcome.body.kind === "lost") {
    throw new RespoolError("internal/bug", "an interaction that cannot be replayed reached the writer", { at });
  }
  if (urlParts(request.url) === undefined && isTargetOnly(request.url)) throw needsOrigin(at);
  const whole = { ...outcome, body: outcome.body };
  const response = o.keeps ? whole : await settledResponse(whole, ctx, say);
  sayLosses(interaction, o.keeps ? { ...outcome, body: emptyBody } : outcome, say);
  saySpellings("request", request.headers, say);
  saySpellings("response", response.headers, say);
  const { [marksKey]: _, ...kept } = extensions?.polly ?? {};
  const marks = spelledAs(response.body, marksOf(extensions));
  const fields = entryFields(request, response, timesOf(timing, outcome, o.date, say), marks);
  const own = extensions?.respool;
  return { ...withKept(fields, kept), ...(own !== undefined && { _respool: own }) };
}

/** A body that is still coded stands in pieces, as the node-http adapter has it; where nothing else is said, in base64. */
function spelledAs({ coding, chunks }: StoredBody, marks: Marks): Marks {
  if (coding === "decoded" || chunks === undefined || marks.response.pieces === true) return marks;
  return { ...marks, response: { encoding: "base64", ...marks.response, pieces: true } };
}

/** The fields with what a recording said otherwise put in at its place. */
function withKept(fields: JsonObject, kept: JsonObject): JsonObject {
  const members = new Map<string, JsonValue>(Object.entries(fields));
  for (const [name, value] of Object.entries(kept)) {
    const present = members.get(name);
    members.set(name, isObject(value) && isObject(present) ? withKept(present, value) : value);
  }
  return Object.fromEntries(members);
}

function needsOrigin(at: Location): RespoolError {
  return new RespoolError("output/needs-origin", "the URL has no origin, and Polly looks for one", {
    format: "polly",
    at,
    hint: "Give it with --base-url https://api.example.com.",
  });
}
