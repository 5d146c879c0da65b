import { sameValue } from "../equal.ts";

/** Plain data with names. */
export type Plain = Readonly<Record<string, unknown>>;

/** Which members are patched member by member, and which of theirs; every other one is set whole. */
export interface Shape {
  readonly [member: string]: Shape;
}

const message: Shape = { body: {} };

/** How interactions are patched. The fields of a format are one value: in them `null` is data. */
export const interactionShape: Shape = { request: message, outcome: message, timing: {}, match: {}, extensions: {} };

/** How facts about a cassette are patched. */
export const metaShape: Shape = { match: {}, extensions: {} };

/**
 * What makes `to` of `from`: members to set, `null` for those to drop. An outcome or body of another kind is set whole,
 * and shows that by its `kind`.
 */
export function difference(from: Plain, to: Plain, shape: Shape): Plain {
  const patch: [name: string, value: unknown][] = [];
  for (const [name, value] of Object.entries(to)) {
    const before = member(from, name);
    if (value === undefined || sameValue(before, value)) continue;
    const inner = member(shape, name);
    if (inner === undefined || !isRecord(value) || !isPatchable(before, value)) patch.push([name, value]);
    else patch.push([name, difference(before ?? {}, value, inner)]);
  }
  for (const [name, value] of Object.entries(from)) {
    if (value !== undefined && member(to, name) === undefined) patch.push([name, null]);
  }
  return Object.fromEntries(patch);
}

/** Does what `difference` found. Nothing is known of `patch` but that it is plain data: the result must be checked. */
export function applyPatch(base: Plain, patch: Plain, shape: Shape): Plain {
  const members = new Map(Object.entries(base));
  for (const [name, value] of Object.entries(patch)) {
    const inner = member(shape, name);
    if (value === null) members.delete(name);
    else if (inner === undefined || !isRecord(value) || isWhole(value)) members.set(name, value);
    else members.set(name, applyPatch(recordOf(members.get(name)), value, inner));
  }
  return Object.fromEntries(members);
}

/** Whether a value is plain data with names. */
export function isRecord(value: unknown): value is Plain {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}

/** A member of the object itself, not of what every object inherits. */
export function member<T>(object: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

function isPatchable(before: unknown, value: Plain): before is Plain | undefined {
  if (before === undefined) return !isWhole(value);
  return isRecord(before) && before.kind === value.kind;
}

function isWhole({ kind }: Plain): boolean {
  return typeof kind === "string";
}

function recordOf(value: unknown): Plain {
  return isRecord(value) ? value : {};
}
