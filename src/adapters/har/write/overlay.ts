import type { JsonObject, JsonValue } from "../../../model/types.ts";
import { isObject } from "../../shared/json/values.ts";
import type { Shapes } from "./shapes.ts";

/** Hears of a field that cannot be written, by its path. */
export type Refuse = (path: string) => void;

/** An object with fields that are kept as extensions put in at their places; the schema of HAR decides what may be. */
export function overlay(object: JsonObject, kept: JsonObject, shapes: Shapes, refuse: Refuse, prefix = ""): JsonObject {
  const fields = new Map<string, JsonValue>(Object.entries(object));
  for (const [name, value] of Object.entries(kept)) {
    const shape = Object.hasOwn(shapes, name) ? shapes[name] : undefined;
    if (shape === undefined) {
      fields.set(name, value);
    } else if (typeof shape === "object" && isObject(value)) {
      const inner = fields.get(name);
      fields.set(name, overlay(isObject(inner) ? inner : {}, value, shape, refuse, `${prefix}${name}.`));
    } else if (typeof shape === "function" && shape(value)) {
      fields.set(name, value);
    } else {
      refuse(prefix + name);
    }
  }
  return Object.fromEntries(fields);
}
