/** What people say about secrets beyond the built-in rules. */
export interface SecretPolicy {
  /** What is a secret as well. */
  readonly redact?: PolicyRules;
  /** What is none, whatever the built-in rules say. */
  readonly exempt?: PolicyRules;
}

/** Places and values, each list in the words of the policy file. */
export interface PolicyRules {
  /** Names of headers; `*` stands for any characters; letter case does not count. */
  readonly headers?: readonly string[];
  /** Names of query parameters; `*` stands for any characters. */
  readonly queries?: readonly string[];
  /** Paths of URLs: `*` is any segment, `{}` a segment that is meant: `/users/{}/keys/*`. */
  readonly paths?: readonly string[];
  /** JSON Pointers to members of JSON bodies; `/name` also means a field of a form or of multipart. `*` is any key or index. */
  readonly members?: readonly string[];
  /** What matches is meant, wherever it stands; in `exempt` a pattern must match the whole value. RE2 syntax. */
  readonly patterns?: readonly { readonly name?: string; readonly match: string }[];
  /** Values themselves, wherever they stand. */
  readonly values?: readonly { readonly name?: string; readonly value: string }[];
}

/** What a policy says of one place: a secret of this kind, none, or nothing. */
export type Verdict = { readonly kind: string } | "exempt" | undefined;

/** A policy made ready. */
export interface CompiledPolicy {
  header(name: string): Verdict;
  query(name: string): Verdict;
  /** For each segment of a path (decoded) its own verdict. */
  segments(path: readonly string[]): readonly Verdict[];
  /** The keys that lead to a member of a body. */
  member(path: readonly string[]): Verdict;
  /** Where patterns match in a text, by offsets; empty matches are left out. */
  matches(text: string): Iterable<{ readonly kind: string; readonly start: number; readonly end: number }>;
  /** Whether a value is none by a pattern or a literal. */
  isExempt(value: string): boolean;
  /** The literal values that are secrets. */
  readonly values: readonly { readonly kind: string; readonly value: string }[];
}
