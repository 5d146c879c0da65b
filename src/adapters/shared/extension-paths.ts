import type { Extensions, FormatId, JsonObject, JsonValue } from "../../model/types.ts";
import { isObject } from "./json/values.ts";

/** The member of a format's extensions that says how a file spells what the model holds: nobody loses that. */
export const marksKey = "$marks";

/**
 * The paths of all values in extensions of other formats than `own`, in order, with dots between names. A list is one
 * value; so is an empty object, and whatever stands under a name that begins with an underscore: that is a producer's own,
 * and a browser's call stack has hundreds of members.
 */
export function* extensionPaths(
  extensions: Extensions | undefined,
  own: FormatId,
): Generator<readonly [format: FormatId, path: string]> {
  for (const [format, fields] of Object.entries(extensions ?? {})) {
    if (format === own) continue;
    // A stack of our own: extensions may be nested as deep as the file was.
    const stack = membersOf("", fields);
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      const [path, value, isVendors] = next;
      const inner = isVendors || !isObject(value) ? [] : membersOf(`${path}.`, value);
      if (inner.length === 0) yield [format, path];
      for (const member of inner) stack.push(member);
    }
  }
}

type Member = readonly [path: string, value: JsonValue, isVendors: boolean];

/** From the last to the first, as a stack wants them. */
function membersOf(prefix: string, value: JsonObject): Member[] {
  return Object.entries(value)
    .filter(([name]) => prefix !== "" || name !== marksKey)
    .map(([name, item]): Member => [prefix + name, item, name.startsWith("_")])
    .reverse();
}
