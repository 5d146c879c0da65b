import { mediaType } from "../model/body.ts";
import { sameName } from "../model/headers.ts";
import type { Interaction } from "../model/types.ts";
import { frameEnds, framesType } from "./frames.ts";

/** An interaction whose body is AWS frames under the type of server-sent events, with the type that it has; else itself. */
export function withFrameType(interaction: Interaction): Interaction {
  const { outcome } = interaction;
  if (outcome.kind !== "response" || outcome.body.kind !== "stored") return interaction;
  if (mediaType(outcome.headers) !== "text/event-stream" || frameEnds(outcome.body.bytes, "") === undefined) {
    return interaction;
  }
  const headers = outcome.headers.map(([name, value]) =>
    sameName(name, "content-type") ? ([name, framesType] as const) : ([name, value] as const),
  );
  return { ...interaction, outcome: { ...outcome, headers } };
}
