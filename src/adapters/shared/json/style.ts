import { decodeUtf8Lossy } from "../../../model/bytes.ts";
import type { JsonValue } from "../../../model/types.ts";
import type { Spans } from "../../adapter.ts";

/** How the text of a file is laid out. */
export interface Style {
  /** One level of indent; empty when each definition stands on one line. */
  readonly unit: string;
  /** What stands before each definition. */
  readonly indent: string;
  readonly lineEnd: string;
  /** Behind the last bracket of the file. */
  readonly end: string;
}

/** The layout of a file with this many spaces per level; an object of lists has one level more. */
export function spaces(count: number, inLists: boolean): Style {
  const unit = " ".repeat(Math.min(count, 10));
  return { unit, indent: inLists ? unit + unit : unit, lineEnd: "\n", end: "\n" };
}

/** Whether a value kept with a cassette is a layout. */
export function isStyle(value: unknown): value is Style {
  const held = value as Partial<Style> | undefined;
  return [held?.unit, held?.indent, held?.lineEnd, held?.end].every(
    (part) => typeof part === "string" && /^[ \t\r\n]*$/.test(part),
  );
}

/** The layout of a file, as it shows around its entries. */
export function styleOf(bytes: Uint8Array, spans: Spans): Style | undefined {
  const [first, last] = [spans.at(0), spans.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const [start, end] = first;
  const before = spaceAtEnd(decodeUtf8Lossy(bytes.subarray(0, start)));
  const inside = /^.[ \t\r\n]*/.exec(decodeUtf8Lossy(bytes.subarray(start, Math.min(end, start + 200))))?.[0].slice(1);
  const indent = lastLine(before) ?? "";
  const member = lastLine(inside ?? "") ?? "";
  const lineEnd = /\r?\n/.exec(before + inside)?.[0] ?? "";
  const unit = member.startsWith(indent) ? member.slice(indent.length) : member;
  return { unit, indent, lineEnd, end: spaceAtEnd(decodeUtf8Lossy(bytes.subarray(last[1]))) };
}

/** A JSON value in a style, its further lines indented by `indent`. */
export function spell(value: unknown, { unit, lineEnd }: Style, indent: string): string {
  if (unit === "" || lineEnd === "") return JSON.stringify(value);
  // As the only item of a list it gets one level of indent without another pass over the text.
  if (indent === unit && lineEnd === "\n") return JSON.stringify([value], null, unit).slice(2 + unit.length, -2);
  return JSON.stringify(value, null, unit).replace(/\n/g, lineEnd + indent);
}

/** A member of an object in a style. */
export function spellMember(name: string, value: JsonValue, style: Style, indent: string): string {
  return `${JSON.stringify(name)}:${style.unit === "" ? "" : " "}${spell(value, style, indent)}`;
}

function spaceAtEnd(text: string): string {
  return text.slice(text.trimEnd().length);
}

function lastLine(space: string): string | undefined {
  const at = space.lastIndexOf("\n");
  return at < 0 ? undefined : space.slice(at + 1);
}
