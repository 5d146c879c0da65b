import { readJson } from "../json.ts";
import {
  isList,
  isObject,
  meaningOf,
  type Plain,
  type PlainObject,
  plainText,
  withMembers,
  without,
} from "../plain.ts";

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

/** Ids that servers make up, as numbers by first appearance, so that a result stays tied to its call. */
export interface Numbering {
  /** Of a call. */
  of(id: Plain | undefined): Plain | undefined;
  /** Of what refers to a call; the id itself where the call is not there, since then nothing else tells which it was. */
  to(id: Plain | undefined): Plain | undefined;
}

/** Numbers for the ids of one request. */
export function numbering(): Numbering {
  const seen = new Map<string, number>();
  return {
    of(id) {
      if (typeof id !== "string") return id;
      const number = seen.get(id) ?? seen.size;
      seen.set(id, number);
      return number;
    },
    to: (id) => (typeof id === "string" ? (seen.get(id) ?? id) : id),
  };
}

/** Which turns of one role that follow each other are one turn, and what that says. */
interface Joining {
  /** What the turns may differ in, and still be one. */
  readonly members: readonly string[];
  isOpen(turn: PlainObject): boolean;
  join(turns: readonly PlainObject[]): PlainObject;
}

/** Turns of one role that follow each other as one turn. */
export function joined(turns: readonly Plain[], { members, isOpen, join }: Joining): Plain[] {
  const made: Plain[] = [];
  let run: PlainObject[] = [];
  let runIs = "";
  const close = (): void => {
    const [first] = run;
    if (first !== undefined) made.push(run.length === 1 ? first : withMembers(first, join(run)));
    run = [];
  };
  for (const turn of turns) {
    if (isObject(turn) && isOpen(turn)) {
      const is = plainText(without(turn, members));
      if (is !== runIs) close();
      runIs = is;
      run.push(turn);
    } else {
      close();
      made.push(turn);
    }
  }
  close();
  return made;
}

/** Turns that are lists of pieces are one when the lists are put together. */
export function listsIn(member: string): Joining {
  const listOf = (turn: PlainObject) => turn[member];
  return {
    members: [member],
    isOpen: (turn) => isList(listOf(turn)),
    join: (turns) => ({ [member]: turns.flatMap((turn) => listOf(turn) as readonly Plain[]) }),
  };
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
