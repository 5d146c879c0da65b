import type { Profile } from "../../../src/adapters/go-vcr/write/text/cassette.ts";
import { entryText } from "../../../src/adapters/go-vcr/write/text/collections.ts";
import { compareKeys } from "../../../src/adapters/go-vcr/write/text/key-order.ts";
import { libraries } from "../../../src/adapters/go-vcr/write/text/libraries.ts";
import { type Job, newShape } from "../../../src/adapters/go-vcr/write/text/shape.ts";
import type { GoText, KeysVector } from "./vectors.ts";
import { modelText } from "./vectors.ts";

/** The places of a text in a document. */
export const PLACES = ["value", "item", "key"] as const;

/** The document that the generator makes of a text, in the parts `v`, `l`, `m` and `e`, as our emitter writes it. */
export interface OwnDocument {
  readonly parts: readonly string[];
  /** The places where our text is not meant to be the library's. */
  readonly mended: readonly string[];
}

/** `{v: text, l: {k: [text, "z"]}, m: {text: ["x"]}, e: "end"}` in the manner of a library. */
export function ownDocument(value: GoText, profile: Profile): OwnDocument {
  const text = modelText(value);
  const mended = new Set<string>();
  const job = newJob(profile, (path) => mended.add(path));
  const lists = (key: string, ...values: string[]) => new Map([[key, values]]);
  const entries = [
    ["v", text],
    ["l", lists("k", text, "z")],
    ["m", lists(text, "x")],
    ["e", "end"],
  ] as const;
  const parts = entries.map(([key, value], index) => {
    job.path = PLACES[index] ?? "end";
    return entryText(job, key, value, 0);
  });
  return { parts, mended: [...mended] };
}

/** A map in the manner of a library. */
export function ownMap(map: KeysVector["value"], profile: Profile): string {
  const job = newJob(profile, undefined);
  const { letterAfterDigit } = libraries[profile.library];
  const keys = Object.keys(map).sort((a, b) => compareKeys(a, b, letterAfterDigit));
  return keys.map((key) => entryText(job, key, map[key] ?? "", 0)).join("");
}

function newJob({ library, compact }: Profile, mended: Job["mended"]): Job {
  return { shape: newShape(libraries[library], compact), mended, path: "" };
}
