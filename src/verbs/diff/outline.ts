import { sha1 } from "../../adapters/shared/sha1.ts";
import { canonicalUrl } from "../../match/canonical-url.ts";
import { requestKey, routeKey } from "../../match/key.ts";
import type { Decode } from "../../model/body.ts";
import { encodeUtf8 } from "../../model/bytes.ts";
import { numberOf } from "../../model/notices.ts";
import type { Interaction, MatchPolicy, Outcome } from "../../model/types.ts";
import { type InteractionRow, rowOf } from "../inspect.ts";
import { plainRequest } from "../plain-body.ts";

/** What is kept of an interaction to find its like in another file, however long its bodies are. */
export interface Outline {
  /** As the table of `inspect` has it. */
  readonly row: InteractionRow;
  /** The same for two interactions that are equal by value. */
  readonly whole: string;
  /** The same for equal requests. */
  readonly request: string;
  /** The same for equal answers to equal requests; their headers and times take no part. */
  readonly exchange: string;
  /** The same for requests of the same method to the same path. */
  readonly route: string;
  /** The same for equal answers to requests of which only the origin differs. */
  readonly otherOrigin: string;
  /** The same for equal answers to requests of which only the method differs. */
  readonly otherMethod: string;
  /** The same for equal answers, which have a body, to requests to the same origin. */
  readonly otherPath?: string;
}

/** Makes the outline of an interaction. Throws `input/too-large`. */
export async function outlineOf(
  interaction: Interaction,
  position: number,
  policy: MatchPolicy,
  decode: Decode | undefined,
): Promise<Outline> {
  const { origin: _, ...content } = interaction;
  const { outcome } = interaction;
  const request = await plainRequest(interaction.request, decode);
  const bodies = new Map<Uint8Array, string>();
  const bytesOf = (bytes: Uint8Array) => {
    const hash = bodies.get(bytes) ?? sha1(bytes);
    bodies.set(bytes, hash);
    return hash;
  };
  const whole = JSON.stringify(content, (_, value) => (value instanceof Uint8Array ? bytesOf(value) : value));
  const answer = answerOf(outcome, bytesOf);
  const key = requestKey(request, policy);
  const { origin, path, query } = canonicalUrl(request.url);
  const target = JSON.stringify([path, query]);
  const hash = (...parts: readonly string[]) => sha1(encodeUtf8(parts.join("\n")));
  return {
    row: rowOf(interaction, numberOf(interaction, position)),
    whole: hash(whole),
    request: hash(key),
    exchange: hash(key, answer.text),
    route: hash(routeKey(request)),
    otherOrigin: hash(request.method, target, answer.text),
    otherMethod: hash(origin, target, answer.text),
    ...(answer.hasBody && { otherPath: hash(request.method, origin, answer.text) }),
  };
}

function answerOf(outcome: Outcome, bytesOf: (bytes: Uint8Array) => string): { text: string; hasBody: boolean } {
  if (outcome.kind !== "response") return { text: outcome.kind, hasBody: false };
  const { body, status } = outcome;
  const isThere = body.kind === "stored" && body.bytes.length > 0;
  return { text: `${status} ${isThere ? bytesOf(body.bytes) : ""}`, hasBody: isThere };
}
