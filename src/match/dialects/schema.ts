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
// Deeper schemas stay as they are; recursive ones would never end.
const deepest = 40;
const mostReferences = 200;

/**
 * What a JSON schema of a tool or of an answer asks for, whatever library wrote it: references resolved, types in lower
 * case, null as `nullable`, no closed objects, no bounds that every integer has. What it does not know stays.
 */
export function schemaMeaning(schema: Plain): Plain {
  const left = { references: mostReferences };
  return isObject(schema) ? meaning(schema, definitionsOf(schema), 0, left) : schema;
}

type Definitions = Readonly<Record<string, Plain>>;

function definitionsOf(schema: PlainObject): Definitions {
  const all = emptyObject();
  for (const name of ["$defs", "definitions"]) {
    const group = schema[name];
    if (!isObject(group)) continue;
    for (const key of Object.keys(group)) all[`#/${name}/${key}`] = group[key] as Plain;
  }
  return all;
}

function meaning(schema: Plain, definitions: Definitions, depth: number, left: { references: number }): Plain {
  if (!isObject(schema) || depth > deepest) return schema;
  const target = typeof schema.$ref === "string" ? definitions[schema.$ref] : undefined;
  if (isObject(target) && left.references-- > 0) {
    return meaning({ ...target, ...without(schema, ["$ref"]) }, definitions, depth + 1, left);
  }
  const below = (value: Plain): Plain => meaning(value, definitions, depth + 1, left);
  const made = emptyObject();
  for (const key of Object.keys(schema)) {
    if (labels.includes(key)) continue;
    const value = memberMeaning(key, schema[key] as Plain, below);
    if (value !== undefined) made[key] = value;
  }
  return united(typed(made));
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
      return typeof value === "string" ? value.toLowerCase() : isList(value) ? value.map((one) => lower(one)) : value;
    case "items":
    case "not":
      return below(value);
    case "additionalProperties":
      return isObject(value) && Object.keys(value).length > 0 ? below(value) : undefined;
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
  return description.replace(
    /\s*(?:\{minimum: -9007199254740991, maximum: 9007199254740991\}|minimum: -9007199254740991; maximum: 9007199254740991\.?)$/,
    "",
  );
}

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
    if (isObject(only) && more.length === 0) made = { ...only, ...without(made, [name]) };
  }
  return made;
}
