import {
  emptyObject,
  isList,
  isObject,
  type Plain,
  type PlainObject,
  withMembers,
  without,
  withoutDefaults,
  withoutNulls,
} from "../plain.ts";
import { joined, jsonInText, listsIn } from "./parts.ts";

/** An object with its own names in camel case, as protobuf's JSON has them beside snake case; what is below stays. */
export function camel(object: PlainObject): PlainObject {
  const made = emptyObject();
  for (const name of Object.keys(object)) {
    const own = name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    // Nobody can say which of the two is read.
    if (own in made || (own !== name && own in object)) return object;
    made[own] = object[name] as Plain;
  }
  return made;
}

/** Turns of one role that follow each other are one: SDKs send several results as one turn, or each as its own. */
export function canonicalContents(contents: readonly Plain[]): Plain {
  const calls = callNumbers();
  const turns = contents.map((content) => (isObject(content) ? canonicalContent(camel(content), calls) : content));
  return joined(turns, listsIn("parts")).flatMap((turn) => {
    if (!isObject(turn) || turn.role !== "model" || !isList(turn.parts)) return [turn];
    const parts = withWholeTexts(turn.parts);
    return parts.length === 0 ? [] : [withMembers(turn, { parts })];
  });
}

function canonicalContent(content: PlainObject, calls: CallNumbers): PlainObject {
  // "role: must be either 'user' or 'model'"; results of functions were sent as 'function' before.
  const role = content.role === undefined || content.role === "function" ? "user" : content.role;
  const parts = isList(content.parts) ? content.parts : isObject(content.parts) ? [content.parts] : undefined;
  if (parts === undefined) return content;
  const kept = parts.flatMap((part): Plain[] => {
    if (!isObject(part)) return [typeof part === "string" ? { text: part } : part];
    const made = without(camel(withoutNulls(part)), ["thoughtSignature"]);
    const isSaid = made.thought !== true && Object.keys(made).length > 0;
    return role === "model" && !isSaid ? [] : [canonicalPart(withoutDefaults(made, { thought: [false] }), calls)];
  });
  return withMembers(content, { role, parts: kept });
}

function canonicalPart(part: PlainObject, calls: CallNumbers): Plain {
  const made = emptyObject();
  for (const name of Object.keys(part)) {
    const value = part[name] as Plain;
    if (!isObject(value)) made[name] = value;
    else if (name === "functionCall") {
      const call = withoutDefaults(camel(withoutNulls(value)), { args: [{}] });
      made[name] = withMembers(call, { id: calls.called(call.name, call.id) });
    } else if (name === "functionResponse") {
      const answer = camel(withoutNulls(value));
      const id = calls.answered(answer.name, answer.id);
      made[name] = withMembers(answer, { id, response: resultOf(answer.response, answer.name) });
    } else made[name] = name === "inlineData" || name === "fileData" ? camel(value) : value;
  }
  return made;
}

/**
 * What a function gave. "Use 'output' key to specify function output […]. If 'output' and 'error' keys are not specified,
 * then whole 'response' is treated as function output." Guides and SDKs write `result`, or the name beside `content`, too.
 */
function resultOf(response: Plain | undefined, name: Plain | undefined): Plain | undefined {
  if (!isObject(response) || response.error !== undefined) return response;
  const keys = Object.keys(response).sort().join();
  if (keys === "output" || keys === "result") return { output: jsonInText(response[keys]) ?? null };
  if (keys === "content,name" && response.name === name) return { output: jsonInText(response.content) ?? null };
  return response.output === undefined ? { output: response } : response;
}

interface CallNumbers {
  called(name: Plain | undefined, id: Plain | undefined): number;
  answered(name: Plain | undefined, id: Plain | undefined): number | undefined;
}

/**
 * Numbers for calls and their results. Ids are made up by the server or the SDK, and may be missing: a result without a
 * call of its name and id answers the first call of its name that has no answer yet.
 */
function callNumbers(): CallNumbers {
  const ofName = new Map<Plain | undefined, { byId: Map<Plain, number>; numbers: number[]; first: number }>();
  const answered = new Set<number>();
  let next = 0;
  return {
    called(name, id) {
      const number = next++;
      const calls = ofName.get(name) ?? { byId: new Map<Plain, number>(), numbers: [], first: 0 };
      if (id !== undefined && id !== "") calls.byId.set(id, number);
      calls.numbers.push(number);
      ofName.set(name, calls);
      return number;
    },
    answered(name, id) {
      const calls = ofName.get(name);
      if (calls === undefined) return undefined;
      while (answered.has(calls.numbers[calls.first] ?? -1)) calls.first++;
      const number = (id === undefined ? undefined : calls.byId.get(id)) ?? calls.numbers[calls.first];
      if (number !== undefined) answered.add(number);
      return number;
    },
  };
}

/** A stream gives a text in pieces, which some SDKs hand back as they came and others as one. */
function withWholeTexts(parts: readonly Plain[]): Plain[] {
  const made: Plain[] = [];
  let pieces: string[] = [];
  const close = (): void => {
    const text = pieces.join("").trim();
    if (text !== "") made.push({ text });
    pieces = [];
  };
  for (const part of parts) {
    if (isObject(part) && typeof part.text === "string" && Object.keys(part).length === 1) pieces.push(part.text);
    else {
      close();
      made.push(part);
    }
  }
  close();
  return made;
}
