import type { HelperName } from "./helpers.ts";

/** What the pieces of a module share. */
export interface Code {
  /** One level of indent. */
  readonly unit: string;
  /** Whether recorded times become pauses. */
  readonly delays: boolean;
  /** Whether JSON responses of any spelling are written as values. */
  readonly pretty: boolean;
  /** Names of request headers to match where a request has them. */
  readonly reqheaders: readonly string[];
  /** Names a helper in the code; the module will hold it. */
  use(helper: HelperName): HelperName;
}
