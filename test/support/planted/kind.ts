import type { Random } from "./random.ts";

/** A kind of secret, and how values of it are made. */
export interface Kind {
  readonly id: string;
  /** What tells that a value is one: its own shape, wherever it stands, or the name that it stands under. */
  readonly toldBy: "shape" | "name";
  /** What members, parameters and fields of it are called. */
  readonly name: string;
  /** What a header with it is called. */
  readonly header: string;
  make(random: Random): string;
  /** What of a value must be gone, where that is not all of it; default: the value. */
  readonly parts?: (value: string) => readonly string[];
  /** The one stretch that stands for all of it, which a placeholder may take in place of the whole; default: the value. */
  readonly core?: (value: string) => string;
  /** Has line breaks, which headers and URLs do not hold. */
  readonly lines?: true;
  /** Holds blanks or characters beyond ASCII, or such as must be escaped nearly everywhere. */
  readonly hard?: true;
  /** The names of the only places where it stands. */
  readonly only?: RegExp;
  /** Digits only: nobody can tell them from other numbers but by their place. */
  readonly number?: true;
}
