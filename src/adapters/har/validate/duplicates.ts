import { memberSpans } from "../../shared/json/spans.ts";
import { type Fault, nameOf, type Path } from "./fault.ts";
import { memberName } from "./places.ts";

/** The objects of an entry that a reader looks into. */
export const entryObjects: readonly Path[] = [
  [],
  ["request"],
  ["request", "postData"],
  ["response"],
  ["response", "content"],
  ["timings"],
];

/** The objects of a document that a reader looks into; what stands twice in the document itself the index reports. */
export const documentObjects: readonly Path[] = [["log"], ["log", "creator"], ["log", "browser"]];

/** Members that stand several times in one of the objects at `paths`, which begin at `offsets`. */
export function* duplicateFaults(
  bytes: Uint8Array,
  paths: readonly Path[],
  offsets: ReadonlyMap<Path, number>,
): Generator<Fault> {
  for (const path of paths) {
    const at = offsets.get(path);
    if (at === undefined || bytes[at] !== 0x7b) continue;
    const counts = new Map<string, number>();
    for (const { name } of memberSpans(bytes, at)) {
      const text = memberName(bytes, name);
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
    for (const [name, count] of counts) {
      if (count < 2) continue;
      const below = [...path, name];
      yield { code: "field/duplicate", path: below, data: { name: nameOf(below), count } };
    }
  }
}
