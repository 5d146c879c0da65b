import type { JsonObject, JsonValue } from "../../../model/types.ts";
import type { MemberChanges } from "./splice.ts";
import { isObject, objectAt } from "./values.ts";

/**
 * The changes that make of `source`, which says what `before` says in its own way, what `after` says. `undefined` and null are
 * different things.
 */
export function difference(source: JsonObject, before: JsonObject, after: JsonObject): MemberChanges {
  const changes = new Map<string, JsonValue | MemberChanges | undefined>();
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [was, is, stands] = [before[name], after[name], source[name]];
    if (JSON.stringify(was) === JSON.stringify(is)) continue;
    if (isObject(is) && isObject(stands)) {
      const inner = difference(stands, objectAt(was), is);
      if (inner.size > 0) changes.set(name, inner);
    } else if (is !== undefined || stands !== undefined) changes.set(name, is);
  }
  return changes;
}
