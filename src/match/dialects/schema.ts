import { percentDecode } from "../pairs.ts";
import {
  emptyObject,
  isList,
  isObject,
  isSame,
  type Plain,
  type PlainObject,
  plainText,
  withMembers,
  without,
} from "../plain.ts";

// What a reader of a schema does not need: its dialect, the order and names that code generators add.
const labels = ["$schema", "$id", "$comment", "title", "propertyOrdering", "$defs", "definitions"];
// JSON numbers, but int64 in Google's APIs, which write those as texts.
const counts = ["minItems", "maxItems", "minLength", "maxLength", "minProperties", "maxProperties"];
// Schema libraries bound every integer by what JavaScript can hold.
const safe: Readonly<Record<string, number>> = {
  minimum: Number.MIN_SAFE_INTEGER,
  maximum: Number.MAX_SAFE_INTEGER,
};
// Deeper schemas stay as they are, and so do those that would grow by more than this many characters when what they refer
// to is put in place: a schema may be written so that it doubles with each reference.
const deepest = 40;
const mostGrowth = 200_000;

/** What is known while a schema is read: its root, the references under way from there to here, and what is allowed yet. */
interface Reading {
  readonly root: PlainObject;
  readonly underWay: readonly string[];
  readonly depth: number;
  readonly left: { growth: number; isWhole: boolean };
}

/**
 * What a JSON schema of a tool or of an answer asks for, whatever library wrote it: references resolved, types in lower
 * case, null as `nullable`, no closed objects, no bounds that every integer has. What it does not know stays.
 */
export function schemaMeaning(schema: Plain): Plain {
  if (!isObject(schema)) return schema;
  const left = { growth: mostGrowth, isWhole: true };
  const made = meaning(schema, { root: schema, underWay: ["#"], depth: 0, left });
  // With a reference in it that was not resolved, a schema says no more than what it refers to.
  return left.isWhole ? made : schema;
}

/** Where a reference within the schema points, a JSON Pointer behind `#`. */
function targetOf(reference: string, root: PlainObject): PlainObject | undefined {
  if (reference !== "#" && !reference.startsWith("#/")) return undefined;
  let at: Plain | undefined = root;
  for (const token of reference.split("/").slice(1)) {
    const key = percentDecode(token).replaceAll("~1", "/").replaceAll("~0", "~");
    if (isList(at)) at = /^\d{1,6}$/.test(key) ? at[Number(key)] : undefined;
    else at = isObject(at) && Object.hasOwn(at, key) ? at[key] : undefined;
  }
  return isObject(at) ? at : undefined;
}

function meaning(schema: Plain, reading: Reading): Plain {
  if (!isObject(schema)) return schema;
  const { depth, left } = reading;
  if (depth > deepest) left.isWhole = false;
  // What is not whole is given up.
  if (!left.isWhole) return schema;
  if (typeof schema.$ref === "string") return resolved(schema, schema.$ref, reading);
  const below = (value: Plain): Plain => meaning(value, { ...reading, depth: depth + 1 });
  const made = emptyObject();
  for (const key of Object.keys(schema)) {
    if (labels.includes(key)) continue;
    const value = memberMeaning(key, schema[key] as Plain, below);
    if (value !== undefined) made[key] = value;
  }
  return united(typed(made));
}

/** What a reference stands for; one back to where it is used says how many references up, since names are made up. */
function resolved(schema: PlainObject, reference: string, reading: Reading): Plain {
  const { root, underWay, depth, left } = reading;
  const own = without(schema, ["$ref"]);
  const begun = underWay.lastIndexOf(reference);
  if (begun >= 0) return withMembers(own, { $ref: underWay.length - begun });
  const target = targetOf(reference, root);
  if (target !== undefined) left.growth -= plainText(target).length;
  if (target === undefined || left.growth < 0) {
    left.isWhole = false;
    return schema;
  }
  const below = { ...reading, underWay: [...underWay, reference], depth: depth + 1 };
  return meaning(Object.assign(emptyObject(), target, own), below);
}

/** A keyword's value; `undefined` when it says nothing. */
function memberMeaning(key: string, value: Plain, below: (value: Plain) => Plain): Plain | undefined {
  switch (key) {
    case "properties": {
      if (!isObject(value)) return value;
      const properties = emptyObject();
      for (const name of Object.keys(value)) properties[name] = below(value[name] as Plain);
      return Object.keys(properties).length === 0 ? undefined : properties;
    }
    case "required":
      if (!isList(value)) return value ?? undefined;
      return value.length === 0 ? undefined : [...value].sort((a, b) => (plainText(a) < plainText(b) ? -1 : 1));
    case "type":
      return typeof value === "string" ? value.toLowerCase() : isList(value) ? value.map(lower) : value;
    case "items":
    case "not":
      return below(value);
    case "additionalProperties":
      // Open is how a map of anything is written; closed is what schema libraries and strict modes add to every object.
      if (isObject(value)) return Object.keys(value).length > 0 ? below(value) : true;
      return value === false ? undefined : value;
    case "anyOf":
    case "allOf":
    case "oneOf":
    case "prefixItems":
      return isList(value) ? value.map(below) : value;
    case "description":
      return typeof value === "string" ? withoutSafeBounds(value) || undefined : value;
    case "nullable":
      return value === true ? true : undefined;
    case "minimum":
    case "maximum":
      return value === safe[key] ? undefined : value;
    case "format":
      return value === "enum" ? undefined : value;
    default:
      return counts.includes(key) && typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
  }
}

/** SDKs move bounds that an API does not take into the description; those that every integer has say nothing there either. */
function withoutSafeBounds(description: string): string {
  const end = boundsInWords.find((words) => description.endsWith(words));
  return end === undefined ? description : description.slice(0, -end.length).trimEnd();
}

const boundsInWords = [
  "{minimum: -9007199254740991, maximum: 9007199254740991}",
  "minimum: -9007199254740991; maximum: 9007199254740991",
  "minimum: -9007199254740991; maximum: 9007199254740991.",
];

function lower(value: Plain): Plain {
  return typeof value === "string" ? value.toLowerCase() : value;
}

/** `const` as an enum of one, `null` among types or values as `nullable`, the type that the rest implies. */
function typed(schema: Record<string, Plain>): PlainObject {
  let made: PlainObject = schema;
  if (made.const !== undefined && made.enum === undefined)
    made = withMembers(made, { const: undefined, enum: [made.const] });
  if (isList(made.type)) {
    const types = made.type.filter((one) => one !== "null");
    const isNullable = types.length < made.type.length;
    made = withMembers(made, {
      type: types.length === 1 ? types[0] : types,
      ...(isNullable && { nullable: true }),
    });
  }
  if (isList(made.enum) && made.nullable === true)
    made = withMembers(made, { enum: made.enum.filter((one) => one !== null) });
  if (made.type === undefined) {
    if (made.properties !== undefined) made = withMembers(made, { type: "object" });
    else if (isList(made.enum) && made.enum.length > 0 && made.enum.every((one) => typeof one === "string")) {
      made = withMembers(made, { type: "string" });
    }
  }
  return made;
}

/** `allOf` of one and `anyOf` with null are the schema itself; `oneOf` is read by a model as `anyOf`. */
function united(schema: PlainObject): PlainObject {
  let made = schema;
  if (isList(made.oneOf) && made.anyOf === undefined) made = withMembers(made, { oneOf: undefined, anyOf: made.oneOf });
  if (isList(made.anyOf)) {
    const others = made.anyOf.filter((one) => !isSame(one, { type: "null" }));
    if (others.length < made.anyOf.length) made = withMembers(made, { anyOf: others, nullable: true });
  }
  for (const name of ["allOf", "anyOf"]) {
    const list = made[name];
    const [only, ...more] = isList(list) ? list : [];
    if (!isObject(only) || more.length > 0) continue;
    const around = without(made, [name]);
    if (Object.keys(only).every((key) => around[key] === undefined || isSame(around[key], only[key] as Plain))) {
      made = withMembers(only, around);
    }
  }
  return made;
}
