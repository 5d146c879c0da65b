import { RespoolError } from "../model/errors.ts";

/** Parsed JSON Pointers, each as the keys that are still to be walked; `*` stands for any key or index. */
export type PointerSet = readonly (readonly string[])[];

const none: PointerSet = [];

/** Parses JSON Pointers (RFC 6901). Throws `option/invalid`. */
export function parsePointers(pointers: readonly string[]): PointerSet {
  return pointers.map((pointer) => {
    if (pointer === "") {
      throw new RespoolError("option/invalid", `the pointer "" means the whole body`, {
        hint: 'Use body "none" to compare no bodies.',
      });
    }
    if (!pointer.startsWith("/") || /~(?![01])/.test(pointer)) {
      throw new RespoolError("option/invalid", `"${pointer}" is no JSON Pointer`, {
        hint: 'Begin it with "/", and in keys write "~1" for "/" and "~0" for "~".',
      });
    }
    return pointer
      .slice(1)
      .split("/")
      .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  });
}

/** What is left of the pointers one step down. */
export function descend(pointers: PointerSet, key: string): PointerSet {
  if (pointers.length === 0) return none;
  return pointers.filter(([first]) => first === key || first === "*").map((keys) => keys.slice(1));
}

/** Whether one of the pointers ends here. */
export function endsHere(pointers: PointerSet): boolean {
  return pointers.some((keys) => keys.length === 0);
}

/** A key as it stands in a JSON Pointer. */
export function escapeKey(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}
