import type { Headers } from "./truth.ts";

/** What came back for one request: an answer, or why there was none. */
export type PlayResult = PlayAnswer | { readonly case: string; readonly error: string };

/** An answer as the client saw it; header values are byte strings. */
export interface PlayAnswer {
  readonly case: string;
  readonly status: number;
  readonly headers: Headers;
  readonly bodySha256: string;
  readonly bodyBytes: number;
}
