import type { Interaction, JsonObject, JsonValue } from "../../../model/types.ts";
import { difference } from "../../shared/json/difference.ts";
import type { MemberChanges } from "../../shared/json/splice.ts";
import { isObject, objectAt } from "../../shared/json/values.ts";
import { base64Fields } from "./body.ts";

/** An entry as we would write it, before and after it was changed. */
export interface Sides {
  readonly before: JsonObject;
  readonly after: JsonObject;
}

/** How a body is written over the one that stands there; `marked`: as base64, and whether it is whole is said. */
export type BodyChange = "stays" | "anew" | "base64" | "marked";

/** How the bodies of both messages are. */
export type BodyChanges = Readonly<Record<"request" | "response", BodyChange>>;

const parts = { request: "postData", response: "content" } as const;
// What holds a body, or repeats it in another way.
const bodyFields = ["text", "encoding", "params", "compression", "_file", "_sha1", "_lost", "_incomplete"];
const reasons = ["_error", "_errorCode", "_failureText", "_unrecorded"];

/** What has to change in an entry: where both sides say the same, it stays as `source` has it. */
export function changesOf(source: JsonObject, sides: Sides, shown: Interaction, how: BodyChanges): MemberChanges {
  let { before, after } = sides;
  for (const part of ["request", "response"] as const) {
    if (how[part] === "stays") {
      [before, after] = [withBody(before, part, () => undefined), withBody(after, part, () => undefined)];
    } else {
      before = withBody({ ...before, [part]: { [parts[part]]: {}, ...objectAt(before[part]) } }, part, () => null);
      if (how[part] !== "anew") after = inBase64(after, part, shown, how[part] === "marked");
    }
  }
  const [was, is] = [before, after].map(({ response }) => reasons.map((name) => objectAt(response)[name] ?? null));
  if (JSON.stringify(was) !== JSON.stringify(is)) {
    const stale = Object.fromEntries(reasons.map((name) => [name, null]));
    before = { ...before, ...stale, response: { ...objectAt(before.response), ...stale } };
  }
  return difference(source, before, after);
}

/** An entry with other fields for a body, where it has any. */
function withBody(
  entry: JsonObject,
  part: keyof typeof parts,
  field: (name: string) => JsonValue | undefined,
): JsonObject {
  const message = objectAt(entry[part]);
  const holder = message[parts[part]];
  if (!isObject(holder)) return entry;
  const fields = Object.fromEntries(bodyFields.map((name) => [name, field(name)])) as JsonObject;
  return { ...entry, [part]: { ...message, [parts[part]]: { ...holder, ...fields } } };
}

function inBase64(
  entry: JsonObject,
  part: keyof typeof parts,
  { request, outcome }: Interaction,
  isMarked: boolean,
): JsonObject {
  const body = part === "request" ? request.body : outcome.kind === "response" ? outcome.body : undefined;
  if (body?.kind !== "stored" || body.bytes.length === 0) return entry;
  const held: JsonObject = { ...base64Fields(body.bytes), ...(isMarked && { _incomplete: !body.complete }) };
  return withBody(entry, part, (name) => held[name] ?? undefined);
}
