import { type FieldKind, requestFields, responseFields } from "../../../src/adapters/go-vcr/fields.ts";
import { newInteraction, newMessage, type RawInteraction, type RawMap } from "../../../src/adapters/go-vcr/raw.ts";
import { encodeUtf8 } from "../../../src/model/bytes.ts";
import { fromHeaderBytes } from "../../../src/model/headers.ts";

/** A string of Go's as JSON holds it. */
export type GoText = string | { readonly b64: string };

/** A text as value, list item and key, with the places in which the library cannot read its own text back. */
export interface ScalarVector {
  readonly value: GoText;
  readonly yaml: GoText;
  readonly faults: readonly ("value" | "item" | "key")[];
}

/** A map of which only the order of its keys is of interest. */
export interface KeysVector {
  readonly value: Readonly<Record<string, string>>;
  readonly yaml: string;
}

/** The interactions of a cassette, its file, and `ok` or what goes wrong when the release loads that. */
export interface CassetteVector {
  readonly interactions: readonly GoInteraction[];
  readonly yaml: GoText;
  readonly reread: string;
}

/** An interaction under the names of go-vcr's fields. */
export interface GoInteraction {
  readonly id?: number;
  readonly request: GoMessage;
  readonly response: GoMessage;
}

type GoMessage = Readonly<Record<string, GoValue>>;
type GoMap = readonly (readonly [key: GoText, values: readonly GoText[]])[];
type GoValue = GoText | number | boolean | readonly GoText[] | GoMap;

/** A string of Go's as the model has it, each byte that is not UTF-8 as a lone surrogate. */
export function modelText(text: GoText): string {
  return typeof text === "string" ? text : fromHeaderBytes(Buffer.from(text.b64, "base64"));
}

/** The bytes of a string of Go's. */
export function bytesOfText(text: GoText): Uint8Array {
  return typeof text === "string" ? encodeUtf8(text) : new Uint8Array(Buffer.from(text.b64, "base64"));
}

/** An interaction of Go's as our emitter takes it. */
export function rawOf({ id, request, response }: GoInteraction): RawInteraction {
  const raw = newInteraction(0, 0);
  raw.id = id;
  raw.request = Object.assign(newMessage(), members(request, requestFields));
  raw.response = Object.assign(newMessage(), members(response, responseFields));
  return raw;
}

function members(message: GoMessage, fields: ReadonlyMap<string, FieldKind>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(message).map(([name, value]) => [name, member(value, fields.get(name) ?? "text")]),
  );
}

function member(value: GoValue, kind: FieldKind): unknown {
  switch (kind) {
    case "text":
      return modelText(value as GoText);
    case "body":
      return bytesOfText(value as GoText);
    case "list":
      return (value as readonly GoText[]).map(modelText);
    case "map":
      return rawMap(value as GoMap);
    case "duration":
      // Nanoseconds; go-vcr 1 keeps a text of its user's.
      return typeof value === "number" ? value / 1e6 : modelText(value as GoText);
    default:
      return value;
  }
}

function rawMap(map: GoMap): RawMap {
  return {
    pairs: map.flatMap(([key, values]) => values.map((value) => [modelText(key), modelText(value)] as const)),
    bare: map.filter(([, values]) => values.length === 0).map(([key]) => modelText(key)),
  };
}
