import { type JsonMember, type JsonNode, jsonText } from "./json.ts";
import { numberText } from "./number-text.ts";
import { sortByName } from "./pairs.ts";

/** A JSON value as canonical forms work on it. */
export type Plain = null | boolean | number | string | readonly Plain[] | PlainObject;

/** A JSON object; made without a prototype, so that any key may be in it. */
export interface PlainObject {
  readonly [key: string]: Plain;
}

// What no double holds stands as a text behind this mark; a text that begins with it is not worked on.
const exactMark = "\u0000number:";

/** A value for working on; `undefined` when an object names a key twice, so that nobody can say what it means, and the like. */
export function toPlain(node: JsonNode): Plain | undefined {
  if (typeof node === "string") return plainScalar(node);
  if (node.open === "[") {
    const items: Plain[] = [];
    for (const [, value] of node.members) {
      const item = toPlain(value);
      if (item === undefined) return undefined;
      items.push(item);
    }
    return items;
  }
  const object = emptyObject();
  for (const [key, value] of node.members) {
    const member = toPlain(value);
    if (member === undefined || key in object) return undefined;
    object[key] = member;
  }
  return object;
}

function plainScalar(text: string): Plain | undefined {
  const first = text[0];
  if (first === '"') {
    const value = JSON.parse(text) as string;
    return value.startsWith(exactMark) ? undefined : value;
  }
  if (first === "t") return true;
  if (first === "f") return false;
  if (first === "n") return null;
  const value = Number(text);
  const spelled = numberText(text);
  return numberText(String(value).replace("e+", "e")) === spelled ? value : exactMark + spelled;
}

/** A value as it is compared. */
export function toNode(value: Plain): JsonNode {
  if (isList(value)) {
    return { open: "[", members: value.map((item, index): JsonMember => [String(index), toNode(item)]) };
  }
  if (isObject(value)) {
    return { open: "{", members: sortByName(Object.keys(value).map((key) => [key, toNode(value[key] as Plain)])) };
  }
  if (typeof value === "number") return numberText(String(value).replace("e+", "e"));
  if (typeof value === "string" && value.startsWith(exactMark)) return value.slice(exactMark.length);
  return JSON.stringify(value);
}

/** The one text of a value. */
export function plainText(value: Plain): string {
  return jsonText(toNode(value));
}

/** Whether two values are the same. */
export function isSame(a: Plain, b: Plain): boolean {
  return a === b || (typeof a === "object" && typeof b === "object" && plainText(a) === plainText(b));
}

/** Whether a value is an object. */
export function isObject(value: Plain | undefined): value is PlainObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a value is an array. */
export function isList(value: Plain | undefined): value is readonly Plain[] {
  return Array.isArray(value);
}

/** An object that can be filled. */
export function emptyObject(): Record<string, Plain> {
  return Object.create(null) as Record<string, Plain>;
}

/** An object with other members; what is `undefined` is left out. */
export function withMembers(object: PlainObject, members: Readonly<Record<string, Plain | undefined>>): PlainObject {
  const made = Object.assign(emptyObject(), object);
  for (const [key, value] of Object.entries(members)) {
    if (value === undefined) delete made[key];
    else made[key] = value;
  }
  return made;
}

/** An object without these members. */
export function without(object: PlainObject, names: readonly string[]): PlainObject {
  if (!names.some((name) => name in object)) return object;
  return withMembers(object, Object.fromEntries(names.map((name) => [name, undefined])));
}

/** What a member may be without saying anything: the documented default, or a way to write that there is none. */
export type Defaults = Readonly<Record<string, readonly Plain[]>>;

/** An object without the members that say what is so anyway. */
export function withoutDefaults(object: PlainObject, defaults: Defaults): PlainObject {
  const said = Object.keys(object).filter((name) => {
    const meaningless = Object.hasOwn(defaults, name) ? defaults[name] : undefined;
    return meaningless?.some((value) => isSame(value, object[name] as Plain));
  });
  return without(object, said);
}

/** An object without the members that are null: where an API takes null for "not given". */
export function withoutNulls(object: PlainObject): PlainObject {
  return without(
    object,
    Object.keys(object).filter((name) => object[name] === null),
  );
}

/** What a text means that may be JSON: an object or an array as a value, a JSON string as what its text means, else the text. */
export function meaningOf(text: string, read: (text: string) => JsonNode | undefined): Plain {
  if (!/^\s*[[{"]/.test(text)) return text;
  const node = read(text);
  const value = (node === undefined ? undefined : toPlain(node)) ?? text;
  return typeof value === "string" && value.length < text.length ? meaningOf(value, read) : value;
}
