import { readJson } from "../json.ts";
import { isList, isObject, meaningOf, type Plain, type PlainObject, withMembers } from "../plain.ts";

/** What is said in one way by one SDK and in another by the next: pieces that the dialects share. */

/** A list of contents of which one plain text is the text itself: `[{type: "text", text}]` is `text`. */
export function textOrParts(
  content: Plain | undefined,
  textOf: (part: Plain) => string | undefined,
): Plain | undefined {
  if (!isList(content)) return content;
  if (content.length === 0) return undefined;
  const [only, ...more] = content;
  return (more.length === 0 && only !== undefined ? textOf(only) : undefined) ?? content;
}

/** The text of a part that has nothing else, `{type, text}` with one of these types. */
export function plainTextPart(part: Plain, types: readonly string[]): string | undefined {
  if (!isObject(part) || typeof part.text !== "string") return undefined;
  const isText = part.type === undefined || (typeof part.type === "string" && types.includes(part.type));
  return isText && Object.keys(part).every((key) => key === "type" || key === "text") ? part.text : undefined;
}

/** Arguments or a result that an API carries as the text of a JSON document. */
export function jsonInText(text: Plain | undefined): Plain | undefined {
  return typeof text === "string" ? meaningOf(text, (one) => readJson(one)) : text;
}

/** Numbers for ids that servers make up, by first appearance: what belongs together stays so. */
export function numbering(): (id: Plain | undefined) => Plain | undefined {
  const seen = new Map<string, number>();
  return (id) => {
    if (typeof id !== "string") return id;
    const number = seen.get(id) ?? seen.size;
    seen.set(id, number);
    return number;
  };
}

/** Turns of one role that follow each other as one turn. */
export function joined(
  turns: readonly Plain[],
  join: (a: PlainObject, b: PlainObject) => PlainObject | undefined,
): Plain[] {
  const made: Plain[] = [];
  for (const turn of turns) {
    const last = made.at(-1);
    const both = isObject(last) && isObject(turn) && last.role === turn.role ? join(last, turn) : undefined;
    if (both === undefined) made.push(turn);
    else made[made.length - 1] = both;
  }
  return made;
}

/** A list sorted by what its items are, for lists whose order means nothing. */
export function sorted(list: readonly Plain[], by: (item: Plain) => string): Plain[] {
  return list
    .map((item) => ({ item, key: by(item) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ item }) => item);
}

/** A member of every object of a list, mapped; other items stay. */
export function mapObjects(list: Plain | undefined, map: (item: PlainObject) => Plain): Plain | undefined {
  return isList(list) ? list.map((item) => (isObject(item) ? map(item) : item)) : list;
}

/** An object with one member mapped where it is there. */
export function mapMember(object: PlainObject, name: string, map: (value: Plain) => Plain | undefined): PlainObject {
  const value = object[name];
  return value === undefined ? object : withMembers(object, { [name]: map(value) });
}
