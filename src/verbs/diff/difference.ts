/** One place where two interactions differ. `a` and `b` are what stands there, cut at 60 characters, secrets masked. */
export interface Difference {
  readonly part: "request" | "response" | "timing" | "match" | "extensions" | "file";
  /**
   * What of the part: `method`, `url`, `query`, `status`, `header`, `trailer`, `body`, …; of extensions the format, of timing
   * and of the file the field.
   */
  readonly field: string;
  /** Of a header, a trailer, a query parameter, a form field; of extensions the path, with dots. */
  readonly name?: string;
  /** Which one, from 0, where a name stands several times. */
  readonly repeat?: number;
  /** Of an event stream or of JSON by line: which item, from 1; in A, where A has it. */
  readonly item?: number;
  /** Of a text: the line, from 1; in A, where A has it. */
  readonly line?: number;
  /** A JSON Pointer; its indexes are those of A, where A has it. */
  readonly pointer?: string;
  /** `spelling`: other characters or bytes of the same meaning; `order`: the same things in another order. */
  readonly kind: "gone" | "added" | "differs" | "spelling" | "order";
  readonly a?: string;
  readonly b?: string;
  /** It differs from one recording to the next anyway: a date, the id of a request, a duration. */
  readonly volatile?: true;
}

/** A difference before it is known which part it is of. */
export type PartDifference = Omit<Difference, "part">;

/** A difference of two bodies. */
export type BodyDifference = Omit<PartDifference, "field">;

/** The place of a difference in words: `response body /choices/0/index`. */
export function placeOf({ part, field, name, repeat, item, line, pointer }: Difference): string {
  const words = [
    part,
    field,
    name,
    repeat === undefined ? undefined : `#${repeat}`,
    item === undefined ? undefined : `item ${item}`,
    line === undefined ? undefined : `line ${line}`,
    pointer,
  ];
  return words.filter((word) => word !== undefined && word !== "").join(" ");
}
