import type { JsonObject } from "../../../../model/types.ts";
import { newMessage, type RawInteraction } from "../../raw.ts";
import { entryText } from "./collections.ts";
import { type Layout, layouts } from "./layouts.ts";
import { type Library, libraries } from "./libraries.ts";
import { goDurations, messageText, plainDurations, textDurations } from "./message.ts";
import { type Job, newShape, nextIndent, type Shape } from "./shape.ts";

/** How a file is spelled: its fields, the library that wrote it, and whether its lists stand level with their keys. */
export interface Profile {
  readonly layout: Layout;
  readonly library: Library;
  /** Indent 2, lists level with their key; `yaml.v2` and the layout `sorted` know no other shape. */
  readonly compact: boolean;
}

/** Told the field in which the library itself would write a text that it cannot read back. */
export type Mended = (path: string) => void;

/** Everything before the first interaction of `count`; `more` are the cassette's own keys. */
export function headText(profile: Profile, count: number, more: JsonObject = {}): string {
  const job = newJob(profile, undefined);
  const own = Object.entries(more).map(([key, value]) => entryText(job, key, value, 0));
  const version = profile.layout === "sorted" ? "" : `---\n${versionText(profile.layout)}`;
  return `${version}${own.join("")}interactions:${count === 0 ? " []" : ""}\n`;
}

/** Everything after the last interaction. */
export function tailText(profile: Profile): string {
  return profile.layout === "sorted" ? versionText(profile.layout) : "";
}

/** An interaction with the line breaks that end its lines. */
export function interactionText(raw: RawInteraction, profile: Profile, mended?: Mended): string {
  const job = newJob(profile, mended);
  const { id, request, response } = layouts[profile.layout];
  const dash = job.shape.level ? 0 : nextIndent(job.shape, 0);
  const indent = dash + 2;
  const margin = " ".repeat(indent);
  const below = nextIndent(job.shape, indent);
  const durations = durationsOf(profile);
  let text = id ? `${margin}id: ${raw.id ?? 0}\n` : "";
  text += `${margin}request:\n`;
  text += messageText(job, "request", raw.request ?? newMessage(), request, durations, below);
  text += `${margin}response:\n`;
  text += messageText(job, "response", raw.response ?? newMessage(), response, durations, below);
  for (const [key, value] of Object.entries(raw.unknown ?? {})) {
    job.path = key;
    text += entryText(job, key, value, indent);
  }
  return `${" ".repeat(dash)}- ${text.slice(indent)}`;
}

function versionText(layout: Layout): string {
  return `version: ${layout === "short" ? 1 : 2}\n`;
}

function durationsOf({ layout, library }: Profile) {
  if (layout === "sorted") return plainDurations;
  return layout === "short" && library === "yaml.v2" ? textDurations : goDurations;
}

const shapes = new Map<string, Shape>();

function newJob({ layout, library, compact }: Profile, mended: Mended | undefined): Job {
  const level = compact || library === "yaml.v2" || layout === "sorted";
  const name = `${library} ${level}`;
  let shape = shapes.get(name);
  if (shape === undefined) {
    shape = newShape(libraries[library], level);
    shapes.set(name, shape);
  }
  return { shape, mended, path: "" };
}
