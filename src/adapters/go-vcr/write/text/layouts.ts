import { type FieldKind, requestFields, responseFields } from "../../fields.ts";

/**
 * The sets of fields that files have: `short` that of version 1, `full` with a zero for every field that is empty,
 * `omitempty` without some of them, `sorted` with the keys in the order of the alphabet.
 */
export type Layout = "short" | "full" | "omitempty" | "sorted";

/** A field of a request or a response, and whether a layout leaves it out when it is empty. */
export interface Field {
  readonly name: string;
  readonly kind: FieldKind;
  readonly optional: boolean;
}

/** What a layout writes of an interaction, in order. */
export interface LayoutFields {
  /** Whether the interaction itself has an id. */
  readonly id: boolean;
  readonly request: readonly Field[];
  readonly response: readonly Field[];
}

const inShort = ["body", "form", "headers", "url", "method", "status", "code", "duration"];
const optional = ["transfer_encoding", "trailer", "remote_addr", "request_uri", "form", "uncompressed"];
const optionalInRequests = ["body", "headers"];

/** The fields of each layout. */
export const layouts: Readonly<Record<Layout, LayoutFields>> = {
  short: {
    id: false,
    request: fieldsOf(requestFields, inShort),
    response: fieldsOf(responseFields, inShort),
  },
  full: { id: true, request: fieldsOf(requestFields), response: fieldsOf(responseFields) },
  omitempty: {
    id: true,
    request: fieldsOf(requestFields, undefined, [...optional, ...optionalInRequests]),
    response: fieldsOf(responseFields, undefined, optional),
  },
  sorted: {
    id: false,
    request: byName([...fieldsOf(requestFields, inShort), { name: "id", kind: "integer", optional: false }]),
    response: byName(fieldsOf(responseFields, inShort)),
  },
};

function fieldsOf(
  fields: ReadonlyMap<string, FieldKind>,
  names?: readonly string[],
  left: readonly string[] = [],
): readonly Field[] {
  return [...fields]
    .filter(([name]) => (names === undefined ? name !== "id" : names.includes(name)))
    .map(([name, kind]) => ({ name, kind, optional: left.includes(name) }));
}

function byName(fields: readonly Field[]): readonly Field[] {
  return [...fields].sort((a, b) => (a.name < b.name ? -1 : 1));
}
