import type { Sent } from "./rest-set.ts";

/** A request that means something else than the one it was made from. */
export interface Mutation {
  /** What was done, and where. */
  readonly name: string;
  readonly sent: Sent;
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Change<T> = readonly [name: string, value: T];

/** Every change by code of one place of a request: its method, each path segment, each pair of the query, each place of the body. */
export function* mutations(sent: Sent): Generator<Mutation> {
  yield { name: "method", sent: { ...sent, method: sent.method === "PUT" ? "PATCH" : "PUT" } };
  for (const [name, url] of changesOfUrl(sent.url)) yield { name, sent: { ...sent, url } };
  for (const [name, body] of changesOfBody(sent)) yield { name: `body ${name}`, sent: { ...sent, body } };
}

function* changesOfUrl(url: string): Generator<Change<string>> {
  const [, origin = "", path = "", query = ""] = /^(https?:\/\/[^/?]+)([^?]*)\??(.*)$/.exec(url) ?? [];
  yield ["host", `${origin.replace("://", "://other.")}${url.slice(origin.length)}`];
  const tail = url.slice(origin.length + path.length);
  const segments = path.split("/");
  for (const [index, segment] of segments.entries()) {
    if (index === 0) continue;
    const put = (...parts: string[]) => origin + spliced(segments, index, 1, ...parts).join("/") + tail;
    yield [`path ${index} changed`, put(otherWord(segment))];
    if (segments.length > 2) yield [`path ${index} removed`, put()];
    yield [`path ${index} added`, put(segment, "added")];
    if (/^\d+$/.test(segment)) yield [`path ${index} plus one`, put(String(Number(segment) + 1))];
  }
  const base = origin + path;
  for (const [name, pairs] of changesOfPairs(query)) yield [`query ${name}`, pairs === "" ? base : `${base}?${pairs}`];
}

/** Changes of `a=1&b=2`, of a query or a form. */
function* changesOfPairs(text: string): Generator<Change<string>> {
  const pairs = text === "" ? [] : text.split("&");
  yield ["added", [...pairs, "added=1"].join("&")];
  yield ["added empty", [...pairs, "added="].join("&")];
  for (const [index, pair] of pairs.entries()) {
    const [key = "", value = ""] = pair.split(/=(.*)/s);
    const name = decodeURIComponent(key.replaceAll("+", " "));
    const put = (...items: string[]) => spliced(pairs, index, 1, ...items).join("&");
    yield [`${name} changed`, put(`${key}=${otherWord(value)}`)];
    yield [`${name} removed`, put()];
    yield [`${name} renamed`, put(`other_${key}=${value}`)];
    yield [`${name} repeated`, put(pair, pair)];
    if (value !== "") yield [`${name} emptied`, put(`${key}=`)];
    if (/^\d+$/.test(value)) yield [`${name} plus one`, put(`${key}=${Number(value) + 1}`)];
    // A text, of which nobody knows that it is a number: 1.10 can be a version, 007 an id.
    if (/^\d+$/.test(value)) yield [`${name} with a zero before`, put(`${key}=0${value}`)];
    if (/^\d+\.\d+$/.test(value)) yield [`${name} with a zero behind`, put(`${key}=${value}0`)];
    const next = pairs[index + 1];
    if (next?.startsWith(`${key}=`) && next !== pair) {
      yield [`${name} swapped`, spliced(pairs, index, 2, next, pair).join("&")];
    }
  }
}

function* changesOfBody({ headers, body }: Sent): Generator<Change<Sent["body"]>> {
  if ("base64" in body) {
    const first = body.base64.startsWith("A") ? "B" : "A";
    yield ["byte changed", { base64: first + body.base64.slice(1) }];
    yield ["bytes removed", { base64: body.base64.slice(4) }];
    return;
  }
  const type = headers.find(([name]) => name === "content-type")?.[1] ?? "";
  for (const [name, text] of changesOfText(body.text, type)) yield [name, { text }];
}

function changesOfText(text: string, type: string): Iterable<Change<string>> {
  if (text === "") return [["added", '{"added":1}']];
  if (type.includes("form-urlencoded")) return changesOfPairs(text);
  const value = jsonOf(text);
  return value === undefined ? changesOfLines(text) : inText(changesOfJson(value, ""));
}

/** Every line of a text, a multipart body, lines of JSON or XML: changed, removed, twice. A boundary alone is not changed. */
function* changesOfLines(text: string): Generator<Change<string>> {
  const lines = text.split("\n");
  const boundary = /^--(\S+)/.exec(text)?.[1];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === "" || (boundary !== undefined && line.includes(boundary))) continue;
    const put = (...items: string[]) => spliced(lines, index, 1, ...items).join("\n");
    const name = `line ${JSON.stringify(line.trim())}`;
    yield [`${name} changed`, put(otherWord(line))];
    yield [`${name} removed`, put()];
    yield [`${name} repeated`, put(line, line)];
  }
}

function* inText(changes: Iterable<Change<Json>>): Generator<Change<string>> {
  for (const [name, value] of changes) yield [name, JSON.stringify(value)];
}

function* changesOfJson(node: Json, at: string): Generator<Change<Json>> {
  if (node !== null) yield [`${at} nulled`, null];
  if (typeof node !== "object") {
    if (typeof node === "string") yield [`${at} changed`, otherWord(node)];
    if (typeof node === "string" && node !== "") yield [`${at} emptied`, ""];
    // Beyond 2^53 a number plus one is the same number.
    if (typeof node === "number" && node + 1 !== node) yield [`${at} plus one`, node + 1];
    if (typeof node === "number") yield [`${at} doubled`, node === 0 ? 0.5 : node * 2];
    if (typeof node === "boolean") yield [`${at} turned`, !node];
    if (typeof node !== "string") yield [`${at} as text`, String(node)];
  } else if (node === null) {
    for (const other of ["", 0, false, [], {}]) yield [`${at} ${JSON.stringify(other)} for null`, other];
  } else if (isArray(node)) yield* changesOfArray(node, at);
  else yield* changesOfObject(node, at);
}

function* changesOfArray(list: readonly Json[], at: string): Generator<Change<Json>> {
  yield [`${at} longer`, [...list, "added"]];
  for (const [index, item] of list.entries()) {
    const put = (...items: Json[]) => spliced(list, index, 1, ...items);
    yield [`${at}/${index} removed`, put()];
    yield [`${at}/${index} repeated`, put(item, item)];
    const next = list[index + 1];
    if (next !== undefined && JSON.stringify(next) !== JSON.stringify(item)) {
      yield [`${at}/${index} swapped`, spliced(list, index, 2, next, item)];
    }
    for (const [name, value] of changesOfJson(item, `${at}/${index}`)) yield [name, put(value)];
  }
}

function* changesOfObject(object: { readonly [key: string]: Json }, at: string): Generator<Change<Json>> {
  yield [`${at}/added`, { ...object, added: 1 }];
  yield [`${at}/added null`, { ...object, added: null }];
  yield [`${at}/added empty`, { ...object, added: "" }];
  for (const [key, value] of Object.entries(object)) {
    const { [key]: _, ...others } = object;
    yield [`${at}/${key} removed`, others];
    yield [`${at}/${key} renamed`, { ...others, [`other_${key}`]: value }];
    for (const [name, other] of changesOfJson(value, `${at}/${key}`)) yield [name, { ...object, [key]: other }];
  }
}

function jsonOf(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function spliced<T>(list: readonly T[], at: number, count: number, ...items: readonly T[]): T[] {
  return [...list.slice(0, at), ...items, ...list.slice(at + count)];
}

/** A text with another word in it, that is not inside a percent-encoded byte. */
function otherWord(text: string): string {
  const middle = text.length >> 1;
  const start = /%.?$/.test(text.slice(0, middle)) ? text.lastIndexOf("%", middle) : middle;
  return `${text.slice(0, start)}zq${text.slice(start)}`;
}

function isArray(node: Json): node is readonly Json[] {
  return Array.isArray(node);
}
