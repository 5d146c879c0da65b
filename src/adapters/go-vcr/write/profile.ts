import type { CassetteMeta, JsonObject } from "../../../model/types.ts";
import type { SourceText } from "../../adapter.ts";
import { keptObject, unknownKeys } from "./kept.ts";
import { libraryOf, usualLibrary } from "./library.ts";
import type { Profile } from "./text/cassette.ts";
import { type Layout, layouts } from "./text/layouts.ts";
import { type Library, libraries } from "./text/libraries.ts";
import { textFacts } from "./text-facts.ts";

/** How a file of go-vcr is spelled, as a member of its extension; `undefined` when the writer does so by itself. */
export async function profileOf(text: SourceText): Promise<JsonObject | undefined> {
  const facts = await textFacts(text);
  if (facts === undefined) return undefined;
  const { layout, compact } = facts;
  const library = await libraryOf(text, facts);
  const isUsual = layout === "omitempty" && !compact && library === usualLibrary(layout, compact);
  return isUsual ? undefined : { profile: { layout, shape: compact ? "compact" : "default", library } };
}

/** What `profileOf` gave, found again. */
export function keptProfile({ extensions }: CassetteMeta): Profile | undefined {
  const { layout, shape, library, ...more } = keptObject(extensions?.["go-vcr"] ?? {}, "profile");
  const known = Object.hasOwn(layouts, String(layout)) && Object.hasOwn(libraries, String(library));
  if (!known || (shape !== "compact" && shape !== "default") || Object.keys(more).length > 0) return undefined;
  return { layout: layout as Layout, library: library as Library, compact: shape === "compact" };
}

/** The top-level keys of a file that go-vcr does not know. */
export function ownKeys(meta: CassetteMeta): JsonObject | undefined {
  const isProfile = keptProfile(meta) !== undefined;
  return unknownKeys(meta.extensions?.["go-vcr"] ?? {}, { has: (name) => isProfile && name === "profile" });
}
