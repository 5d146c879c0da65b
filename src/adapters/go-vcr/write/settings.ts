import type { Options } from "../../adapter.ts";
import type { Layout } from "./text/layouts.ts";
import type { Library } from "./text/libraries.ts";

/** A release's default matcher, which what is written has to satisfy; from its version on. */
export type Player = "v3" | "v4.0.3" | "v4";

/** The options of the writer; what is undefined goes by the file that is written over. */
export interface Settings {
  readonly layout: Layout | undefined;
  readonly compact: boolean | undefined;
  readonly library: Library | undefined;
  readonly player: Player | undefined;
  /** Names of request headers to keep from other formats, beside Content-Type. */
  readonly headers: readonly string[];
  /** Whether Go's client is expected to follow redirects by itself. */
  readonly follows: boolean;
  /** Whether everything is rendered, nothing copied. */
  readonly all: boolean;
}

/** The settings that checked options mean. */
export function settingsOf(o: Options): Settings {
  const library = o.library as Library | undefined;
  return {
    layout: o.layout as Layout | undefined,
    // yaml.v2 knows one shape.
    compact: library === "yaml.v2" ? true : o.shape === undefined ? undefined : o.shape === "compact",
    library,
    player: o.player as Player | undefined,
    headers: Array.isArray(o.headers) ? o.headers : [],
    follows: o.redirects !== "manual",
    all: o.render === "all",
  };
}
