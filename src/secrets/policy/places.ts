import { parsePointers } from "../../match/pointer.ts";
import { percentDecoded, plainView } from "../view.ts";

/** Pointers as a tree; what several have in common is walked once. */
interface Junction {
  readonly named: Map<string, Junction>;
  isEnd: boolean;
}

/** Makes a test for members of bodies: whether a pointer leads to one, or to something that holds it. */
export function membersAt(pointers: readonly string[]): (path: readonly string[]) => boolean {
  const root = junction();
  for (const keys of parsePointers(pointers)) {
    let at = root;
    for (const key of keys) at = below(at, key);
    at.isEnd = true;
  }
  const leads = (at: Junction | undefined, path: readonly string[], depth: number): boolean => {
    if (at === undefined || at.isEnd) return at !== undefined;
    const key = path[depth];
    if (key === undefined) return false;
    return leads(at.named.get("*"), path, depth + 1) || (key !== "*" && leads(at.named.get(key), path, depth + 1));
  };
  return (path) => leads(root, path, 0);
}

/** Makes a search for the segments that paths mean; a path without `{}` means all that it has. */
export function segmentsMeant(paths: readonly string[]): (segments: readonly string[]) => ReadonlySet<number> {
  const byLength = new Map<number, Shape[]>();
  for (const path of paths) {
    const isAll = !path.split("/").includes("{}");
    const shape = withoutLastSlash(path.split("/").slice(1)).map((segment) => ({
      isMeant: isAll || segment === "{}",
      ...(segment !== "*" && segment !== "{}" && { name: percentDecoded(plainView(segment)).text }),
    }));
    const same = byLength.get(shape.length);
    if (same === undefined) byLength.set(shape.length, [shape]);
    else same.push(shape);
  }
  return (segments) => {
    const given = withoutLastSlash(segments);
    const meant = new Set<number>();
    for (const shape of byLength.get(given.length) ?? []) {
      if (!shape.every((part, i) => fits(given[i] ?? "", part))) continue;
      for (const [i, { isMeant }] of shape.entries()) if (isMeant) meant.add(i);
    }
    return meant;
  };
}

/** A path; a segment without a name is any one. */
type Shape = readonly Part[];

interface Part {
  readonly name?: string;
  readonly isMeant: boolean;
}

function fits(segment: string, { name, isMeant }: Part): boolean {
  if (name !== undefined) return segment === name;
  return !isMeant || segment !== "";
}

/** Servers take a path with a slash at its end for the same one. */
function withoutLastSlash(segments: readonly string[]): readonly string[] {
  return segments.at(-1) === "" ? segments.slice(0, -1) : segments;
}

function junction(): Junction {
  return { named: new Map(), isEnd: false };
}

function below(at: Junction, key: string): Junction {
  const next = at.named.get(key) ?? junction();
  at.named.set(key, next);
  return next;
}
