import type { Body, JsonObject, JsonValue } from "../../../model/types.ts";
import { type Member, saysNothing } from "../../shared/json/members.ts";

/** The names of the marks that our own writer puts beside a body that is lost, or not whole. */
export const markNames: readonly string[] = ["_lost", "_incomplete"];

/** Those of the marks beside a body that are not what became of it. */
export function marksLeft(holder: JsonObject, body: Body): Member[] {
  const [lost, incomplete] = body.kind === "lost" ? [body.reason, undefined] : [undefined, !body.complete];
  const members: Member[] = [];
  if (!saysNothing(holder._lost) && holder._lost !== lost) members.push(["_lost", holder._lost as JsonValue]);
  if (!saysNothing(holder._incomplete) && holder._incomplete !== incomplete) {
    members.push(["_incomplete", holder._incomplete as JsonValue]);
  }
  return members;
}
