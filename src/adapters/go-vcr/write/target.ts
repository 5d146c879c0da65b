import { encodeUtf8, noBytes } from "../../../model/bytes.ts";
import type { CassetteMeta } from "../../../model/types.ts";
import type { SourceText } from "../../adapter.ts";
import { candidates, libraryOf, usualLibrary } from "./library.ts";
import { keptProfile, ownKeys } from "./profile.ts";
import type { Settings } from "./settings.ts";
import { headText, type Profile, tailText } from "./text/cassette.ts";
import type { Layout } from "./text/layouts.ts";
import type { Library } from "./text/libraries.ts";
import { linesBehind, type TextFacts, textFacts } from "./text-facts.ts";

/** The file that is written. */
export interface Target {
  readonly layout: Layout;
  /** The column of the dashes. */
  readonly column: number;
  readonly head: Uint8Array;
  readonly tail: Uint8Array;
  /**
   * How to spell an interaction that stood at `index`. Which library wrote the file is looked up only where libraries
   * differ in what `spell` gives; it gives nothing where one of them would write what cannot be read back.
   */
  profile(index: number | undefined, spell: (profile: Profile) => string | undefined): Promise<Profile>;
  /** Whether interactions can be copied from a text; `open` when nothing can follow its last. */
  fits(text: SourceText): Promise<"yes" | "open" | "no">;
  /** What stands in a text between an interaction and what follows: comments and empty lines. */
  behind(text: SourceText, index: number): Promise<Uint8Array>;
  /** The layout of a text. */
  layoutOf(text: SourceText): Promise<Layout | undefined>;
  /** Whether it goes on as the file does that it was read from. */
  readonly isOwn: boolean;
}

/** Decides how to write: options first, then the source's text, then what is known of it. */
export async function targetOf(meta: CassetteMeta, text: SourceText | undefined, s: Settings): Promise<Target> {
  const known = new Map<SourceText, Promise<TextFacts | undefined>>();
  const factsOf = (of: SourceText) => remember(known, of, textFacts);
  const facts = text && (await factsOf(text));
  const kept = facts === undefined ? keptProfile(meta) : undefined;
  const layout = s.layout ?? facts?.layout ?? kept?.layout ?? usualLayout(meta);
  const same = [facts, kept].find((one) => one?.layout === layout);
  // go-vcr 1 knows one shape, and so do those who sort keys.
  const compact =
    s.compact ?? same?.compact ?? (layout === "sorted" || (layout === "short" && s.library === undefined));
  const libraries = new Map<SourceText, Promise<Library>>();
  const libraryIn = (of: SourceText, at: TextFacts, index?: number) =>
    remember(libraries, of, () => libraryOf(of, at, index));
  const hasLibrary = async (of: SourceText, at: TextFacts) =>
    s.library === undefined || s.library === (await libraryIn(of, at));
  const isOwn =
    facts !== undefined &&
    same !== undefined &&
    facts.compact === compact &&
    (await hasLibrary(text as SourceText, facts));
  const column = isOwn ? facts.column : compact ? 0 : 4;
  const usual = s.library ?? (same === kept ? kept?.library : undefined) ?? usualLibrary(layout, compact);
  const profile = { layout, compact, library: usual };
  const headOf = async () => {
    if (isOwn && isSaid(meta, text)) return facts.head;
    const library = isOwn ? await libraryIn(text as SourceText, facts) : usual;
    return encodeUtf8(headText({ ...profile, library }, 1, ownKeys(meta)));
  };
  // Whoever edits many interactions had better know than spell each of them several times.
  let tries = 3;
  return {
    layout,
    column,
    isOwn,
    head: await headOf(),
    tail: isOwn ? facts.tail : encodeUtf8(tailText(profile)),
    profile: async (index, spell) => {
      if (!isOwn || (!libraries.has(text as SourceText) && tries-- > 0 && isSpelledAlike(profile, spell)))
        return profile;
      return { ...profile, library: await libraryIn(text as SourceText, facts, index) };
    },
    behind: async (of, index) => {
      const at = await factsOf(of);
      return at === undefined ? noBytes : linesBehind(of, index, at.column);
    },
    layoutOf: async (of) => (await factsOf(of))?.layout,
    fits: async (of) => {
      const at = await factsOf(of);
      const fits = at?.layout === layout && at.column === column && (await hasLibrary(of, at));
      return fits ? (at.open ? "open" : "yes") : "no";
    },
  };
}

/** Whether a text still says of itself what it is to say. */
function isSaid(meta: CassetteMeta, text: SourceText | undefined): boolean {
  return text?.meta === undefined || JSON.stringify(ownKeys(text.meta)) === JSON.stringify(ownKeys(meta));
}

/** The text of a file without interactions. */
export async function emptyText(meta: CassetteMeta, text: SourceText | undefined, s: Settings): Promise<Uint8Array> {
  if (text?.spans.length === 0 && s.layout === undefined && !s.all) return text.source.bytes();
  const target = await targetOf(meta, text, s);
  const profile = await target.profile(undefined, () => undefined);
  return encodeUtf8(headText(profile, 0, ownKeys(meta)) + tailText(profile));
}

/** Whether all libraries that may have written a file spell something alike. */
function isSpelledAlike(profile: Profile, spell: (profile: Profile) => string | undefined): boolean {
  const [first, ...others] = candidates(profile.layout, profile.compact).map((library) =>
    spell({ ...profile, library }),
  );
  return first !== undefined && others.every((text) => text === first);
}

/** The layout that a version of the format has in its newest release. */
function usualLayout({ format, version }: CassetteMeta): Layout {
  return format === "go-vcr" && version === "1" ? "short" : "omitempty";
}

function remember<K, V>(values: Map<K, V>, key: K, make: (key: K) => V): V {
  const value = values.get(key) ?? make(key);
  values.set(key, value);
  return value;
}
