import type { Location } from "../model/types.ts";

/** What told that something is a secret: its name, its own shape, a policy, a rule of a rule set, or how random it looks. */
export type By = "name" | "structure" | "policy" | "rule" | "entropy";

/** A secret as it was found. */
export interface Secret {
  /** In words with hyphens: `jwt`, `api-key`, `password`. */
  readonly kind: string;
  /** Without any coding of the place it stands in. */
  readonly value: string;
  readonly by: By;
}

/** A secret in a text, by offsets into that text as it is spelled there. */
export interface Hit extends Secret {
  readonly start: number;
  readonly end: number;
  /** Names inside the text that lead there: keys of JSON, a query parameter, a cookie. */
  readonly path: readonly string[];
}

/** A secret in an interaction, or in what a file says of itself. */
export interface FoundSecret extends Secret {
  readonly at: Location;
  /** The place in words, which holds no value: `request header authorization`, `response body /access_token`. */
  readonly place: string;
}
