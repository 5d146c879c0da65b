import type { JsonObject, JsonValue } from "../../../model/types.ts";
import { isObject, kindOf } from "../../shared/json/values.ts";
import { type Fault, nameOf, type Path } from "./fault.ts";

type Kind = "text" | "a number" | "a whole number" | "true or false" | Shape | readonly [item: Shape];

/** What an object of HAR 1.2 holds; a name with `?` may be missing. */
export interface Shape {
  readonly [name: string]: Kind;
}

const pair: Shape = { name: "text", value: "text" };
const cookie: Shape = {
  ...pair,
  "path?": "text",
  "domain?": "text",
  "httpOnly?": "true or false",
  "secure?": "true or false",
};
const sizes: Shape = { headersSize: "a whole number", bodySize: "a whole number" };
const tool: Shape = { name: "text", version: "text" };

const request: Shape = {
  method: "text",
  url: "text",
  httpVersion: "text",
  headers: [pair],
  cookies: [cookie],
  queryString: [pair],
  "postData?": {
    mimeType: "text",
    "text?": "text",
    "params?": [{ name: "text", "value?": "text", "fileName?": "text", "contentType?": "text" }],
  },
  ...sizes,
};

const response: Shape = {
  status: "a whole number",
  statusText: "text",
  httpVersion: "text",
  headers: [pair],
  cookies: [cookie],
  content: {
    size: "a whole number",
    mimeType: "text",
    "text?": "text",
    "encoding?": "text",
    "compression?": "a whole number",
  },
  redirectURL: "text",
  ...sizes,
};

/** An entry. */
export const entryShape: Shape = {
  "pageref?": "text",
  startedDateTime: "text",
  time: "a number",
  request,
  response,
  cache: {},
  timings: {
    send: "a number",
    wait: "a number",
    receive: "a number",
    "blocked?": "a number",
    "dns?": "a number",
    "connect?": "a number",
    "ssl?": "a number",
  },
  "serverIPAddress?": "text",
  "connection?": "text",
  "comment?": "text",
};

/** The document without its entries. */
export const documentShape: Shape = {
  log: {
    version: "text",
    creator: tool,
    "browser?": tool,
    "pages?": [{ startedDateTime: "text", id: "text", title: "text", pageTimings: {} }],
    "comment?": "text",
  },
};

/** What is missing or of another type in an object, in the order of the shape. */
export function* shapeFaults(object: JsonObject, shape: Shape, path: Path = []): Generator<Fault> {
  for (const [spelled, kind] of Object.entries(shape)) {
    const name = spelled.replace("?", "");
    const below = [...path, name];
    const value = Object.hasOwn(object, name) ? object[name] : undefined;
    if (value === undefined) {
      if (name === spelled) yield { code: "field/missing", path: below, data: { name: nameOf(below) } };
    } else if (isList(kind)) {
      if (Array.isArray(value))
        for (const [i, item] of value.entries()) yield* itemFaults(item, kind[0], [...below, i]);
      else yield typeFault(value, "a list", below);
    } else {
      yield* itemFaults(value, kind, below);
    }
  }
}

function* itemFaults(value: JsonValue, kind: Exclude<Kind, readonly unknown[]>, path: Path): Generator<Fault> {
  if (typeof kind === "object") {
    if (isObject(value)) yield* shapeFaults(value, kind, path);
    else yield typeFault(value, "an object", path);
  } else if (!isOfKind(value, kind)) {
    yield typeFault(value, kind, path);
  }
}

function typeFault(value: JsonValue, wanted: string, path: Path): Fault {
  return { code: "field/type", path, found: kindOf(value), data: { name: nameOf(path), wanted } };
}

function isOfKind(value: JsonValue, kind: string): boolean {
  if (kind === "text") return typeof value === "string";
  if (kind === "true or false") return typeof value === "boolean";
  return typeof value === "number" && (kind === "a number" || Number.isInteger(value));
}

function isList(kind: Kind): kind is readonly [item: Shape] {
  return Array.isArray(kind);
}
