import { concatBytes, decodeUtf8Lossy, encodeUtf8 } from "../../../model/bytes.ts";
import type { JsonValue } from "../../../model/types.ts";
import { memberSpans } from "./spans.ts";
import { type Style, spell, spellMember } from "./style.ts";

/** Changes to the members of an object by name: `undefined` takes one out, changes go into the object that stands there. */
export interface MemberChanges extends ReadonlyMap<string, JsonValue | MemberChanges | undefined> {}

/** The text of an object with some members changed; everything else stays as it is spelled. */
export function splice(object: Uint8Array, changes: MemberChanges, style: Style): Uint8Array {
  const members = memberSpans(object, 0);
  const names = members.map(({ name }): string => JSON.parse(decodeUtf8Lossy(object.subarray(...name))));
  const indent = style.indent + style.unit;
  const out: Uint8Array[] = [object.subarray(0, members[0]?.name[0] ?? 1)];
  for (const [i, { name, value }] of members.entries()) {
    const key = names[i] as string;
    const isChanged = changes.has(key);
    // Of a repeated name the last one counts.
    if (isChanged && (changes.get(key) === undefined || names.indexOf(key, i + 1) >= 0)) continue;
    if (out.length > 1) out.push(object.subarray(members[i - 1]?.value[1], name[0]));
    if (isChanged)
      out.push(object.subarray(name[0], value[0]), changed(object.subarray(...value), changes.get(key), style));
    else out.push(object.subarray(name[0], value[1]));
  }
  for (const [key, value] of changes) {
    if (value === undefined || value instanceof Map || names.includes(key)) continue;
    const before = style.unit === "" ? "" : style.lineEnd + indent;
    out.push(encodeUtf8(`${out.length > 1 ? "," : ""}${before}${spellMember(key, value as JsonValue, style, indent)}`));
  }
  return concatBytes([...out, object.subarray(members.at(-1)?.value[1] ?? 1)]);
}

function changed(value: Uint8Array, change: JsonValue | MemberChanges | undefined, style: Style): Uint8Array {
  const inner = { ...style, indent: style.indent + style.unit };
  return change instanceof Map ? splice(value, change, inner) : encodeUtf8(spell(change, style, inner.indent));
}
