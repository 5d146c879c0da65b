import type { JsonValue } from "../../../model/types.ts";

// Wider code is broken into lines.
const width = 80;

// What an editor shows as nothing, or lets reorder the line; after JSON.stringify none of them is part of an escape.
const unseen = /[\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** A string as code that may stand anywhere, in a script element too. */
export function stringCode(text: string): string {
  const code = JSON.stringify(text)
    .replace(unseen, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .replace(/<(?=\/?script|!--)/gi, "\\u003c");
  if (!text.includes('"') || text.includes("'")) return code;
  return `'${code.slice(1, -1).replace(/\\(["\\])/g, (pair, char) => (char === '"' ? char : pair))}'`;
}

/** A text as code: long ones of several lines line by line. */
export function textCode(text: string, unit: string): string {
  const lines = text.split("\n");
  if (text.length <= width || lines.length < 3) return stringCode(text);
  return `${listCode("[", lines.map(stringCode), "]", unit)}.join("\\n")`;
}

/** A JSON value as code. It must not be nested deeply: see `isFlat`. */
export function valueCode(value: JsonValue, unit: string): string {
  if (typeof value === "string") return stringCode(value);
  if (Array.isArray(value)) {
    return listCode(
      "[",
      value.map((item: JsonValue) => valueCode(item, unit)),
      "]",
      unit,
    );
  }
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).map(([name, item]) => `${nameCode(name)}: ${valueCode(item, unit)}`);
    return listCode("{", members, "}", unit);
  }
  return Object.is(value, -0) ? "-0" : String(value);
}

/** Whether a value is nested so little that compilers and people take its code. */
export function isFlat(value: unknown, depth = 0): boolean {
  if (typeof value !== "object" || value === null) return true;
  return depth < 32 && Object.values(value).every((item) => isFlat(item, depth + 1));
}

/** A list in brackets: on one line where that is short, else an item to a line. No item holds a line break of its own. */
export function listCode(open: string, items: readonly string[], close: string, unit: string): string {
  if (items.length === 0) return open + close;
  const size = items.reduce((sum, item) => sum + item.length + 2, 0);
  const space = open === "{" ? " " : "";
  if (unit === "" || (size <= width && !items.some((item) => item.includes("\n")))) {
    return `${open}${space}${items.join(", ")}${space}${close}`;
  }
  return `${open}\n${items.map((item) => `${unit}${indented(item, unit)},\n`).join("")}${close}`;
}

/** A call: on one line, or with its last argument spread over several, or with an argument to a line. */
export function callCode(name: string, args: readonly string[], unit: string): string {
  const last = args.at(-1) ?? "";
  const others = args.slice(0, -1);
  const opensLine = /^[[{]$|^\w*\([[{]?$/.test(last.split("\n", 1)[0] ?? "");
  if (opensLine && !others.some((arg) => arg.includes("\n"))) return `${name}(${args.join(", ")})`;
  return listCode(`${name}(`, args, ")", unit);
}

/** Code with its further lines moved to the right. */
export function indented(code: string, indent: string): string {
  return code.replace(/\n/g, `\n${indent}`);
}

/** A name of an object's member. As a plain name `__proto__` would set the prototype. */
function nameCode(name: string): string {
  if (name === "__proto__") return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : stringCode(name);
}
