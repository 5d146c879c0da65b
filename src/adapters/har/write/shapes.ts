import type { JsonObject, JsonValue } from "../../../model/types.ts";
import { isObject } from "../../shared/json/values.ts";

// What HAR 1.2 says of the fields that extensions may hold, as far as its schema is checked by anybody. All other names are
// a producer's own, and hold anything.

/** Whether a value may stand in a field; `own` where only the model says what does. */
type Shape = "own" | ((value: JsonValue) => boolean) | Shapes;

/** The fields of an object that have a shape. */
export interface Shapes {
  readonly [name: string]: Shape;
}

const text = (value: JsonValue) => typeof value === "string";
const flag = (value: JsonValue) => typeof value === "boolean";
const number = (value: JsonValue) => typeof value === "number";
const integer = (value: JsonValue) => Number.isInteger(value);
/** What the schema of HAR takes for a date. */
export const schemaDate: RegExp = /^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/;
const date = (value: JsonValue) => typeof value === "string" && schemaDate.test(value);

const listOf = (item: (value: JsonValue) => boolean) => (value: JsonValue) => Array.isArray(value) && value.every(item);

/** Whether an object has all `required` fields, and in every field what belongs there. */
const object =
  (required: Record<string, (value: JsonValue) => boolean>, optional: Record<string, (value: JsonValue) => boolean>) =>
  (value: JsonValue) =>
    isObject(value) &&
    Object.entries(required).every(([name, fits]) => Object.hasOwn(value, name) && fits(value[name] as JsonValue)) &&
    Object.entries(optional).every(([name, fits]) => !Object.hasOwn(value, name) || fits(value[name] as JsonValue));

const field = object({ name: text, value: text }, { comment: text });
const cookie = object(
  { name: text, value: text },
  {
    path: text,
    domain: text,
    expires: (value) => value === null || date(value),
    httpOnly: flag,
    secure: flag,
    comment: text,
  },
);
const cached = object({ lastAccess: date, eTag: text, hitCount: integer }, { expires: date, comment: text });
const cacheState = (value: JsonValue) => value === null || cached(value);
const page = object(
  {
    startedDateTime: date,
    id: text,
    title: text,
    pageTimings: object({}, { onContentLoad: number, onLoad: number, comment: text }),
  },
  { comment: text },
);

function address(value: JsonValue): boolean {
  if (typeof value !== "string") return false;
  if (/^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/.test(value)) return true;
  if (!/^[0-9a-f:.]*:[0-9a-f:.]*$/i.test(value)) return false;
  try {
    return new URL(`http://[${value}]/`).hostname !== "";
  } catch {
    return false;
  }
}

/** Whether an item of a list of headers may stand there. */
export const isHeader: (value: JsonValue) => value is JsonObject = field as (value: JsonValue) => value is JsonObject;

/** The fields of an entry. */
export const entryShapes: Shapes = {
  pageref: text,
  startedDateTime: "own",
  time: number,
  request: {
    method: "own",
    url: "own",
    cookies: listOf(cookie),
    queryString: listOf(field),
    postData: { mimeType: text, text: "own", encoding: "own", params: Array.isArray, comment: text },
    headersSize: integer,
    bodySize: integer,
    comment: text,
  },
  response: {
    status: "own",
    statusText: "own",
    cookies: listOf(cookie),
    content: {
      size: integer,
      compression: integer,
      mimeType: text,
      text: "own",
      encoding: "own",
      comment: text,
    },
    redirectURL: text,
    headersSize: integer,
    bodySize: integer,
    comment: text,
  },
  cache: { beforeRequest: cacheState, afterRequest: cacheState, comment: text },
  timings: {
    blocked: number,
    dns: number,
    connect: number,
    ssl: number,
    send: number,
    wait: number,
    receive: number,
    comment: text,
  },
  serverIPAddress: address,
  connection: text,
  comment: text,
};

/** The fields of `log`. */
export const logShapes: Shapes = {
  version: "own",
  creator: { name: "own", version: "own", comment: text },
  browser: object({ name: text, version: text }, { comment: text }),
  pages: listOf(page),
  entries: "own",
  comment: text,
};
