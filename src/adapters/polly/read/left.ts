import type { JsonObject, JsonValue } from "../../../model/types.ts";
import { type Member, objectFrom } from "../../shared/json/members.ts";
import { isObject } from "../../shared/json/values.ts";

/** The members of an entry that say something else than what would be written in their place, and those that would not be. */
export function leftOf(
  raw: JsonObject,
  written: JsonObject,
  known: ReadonlySet<string>,
  path = "",
): JsonObject | undefined {
  const members: Member[] = [];
  for (const name of Object.keys(raw)) {
    const at = path + name;
    const [value, other] = [raw[name] as JsonValue, Object.hasOwn(written, name) ? written[name] : undefined];
    if (known.has(at)) continue;
    if (isObject(value) && isObject(other)) {
      const left = leftOf(value, other, known, `${at}.`);
      if (left !== undefined) members.push([name, left]);
    } else if (!isSame(value, other)) {
      members.push([name, value]);
    }
  }
  return objectFrom(members);
}

function isSame(a: JsonValue, b: JsonValue | undefined): boolean {
  return a === b || (typeof a === "object" && a !== null && stable(a) === stable(b));
}

/** JSON with the names of objects in order. */
function stable(value: JsonValue | undefined): string {
  return (
    JSON.stringify(value, (_, held) => (isObject(held) ? Object.fromEntries(Object.entries(held).sort()) : held)) ?? ""
  );
}
