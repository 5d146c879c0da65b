import type { HeaderList, JsonObject, JsonValue } from "../../../model/types.ts";
import type { Say } from "../../shared/say.ts";
import type { Refuse } from "./overlay.ts";
import { isHeader } from "./shapes.ts";

/**
 * A list of headers with what extensions keep of the file's own: HTTP/2's `:names`, which go first, and items with a
 * remark, in the place of the header that they are.
 */
export function headerItems(headers: HeaderList, kept: JsonValue | undefined, refuse: Refuse): JsonObject[] {
  const items: JsonObject[] = readable(headers).map(([name, value]) => ({ name, value }));
  if (kept === undefined) return items;
  const left = Array.isArray(kept) ? kept.filter(isHeader) : [];
  const first: JsonObject[] = [];
  const taken = new Set<number>();
  for (const item of left) {
    const at = items.findIndex(({ name, value }, i) => !taken.has(i) && name === item.name && value === item.value);
    if (at >= 0) {
      taken.add(at);
      items[at] = item;
    } else if (isNoHeader(item.name as string)) first.push(item);
    else refuse("headers");
  }
  if (!Array.isArray(kept) || left.length < kept.length) refuse("headers");
  return [...first, ...items];
}

/** The headers that a reader of HAR takes for one each. */
export function readable(headers: HeaderList): HeaderList {
  return headers.filter(([name, value]) => unreadable(name, value) === undefined);
}

/** Says which headers no reader of HAR would take for one. */
export function sayUnreadable(headers: HeaderList, part: "request" | "response", say: Say): void {
  for (const [name, value] of headers) {
    const why = unreadable(name, value);
    if (why !== undefined) say("lost/header", { part, name, why });
  }
}

/** Why a reader takes something for no header, or for several. */
function unreadable(name: string, value: string): string | undefined {
  if (isNoHeader(name)) return name === "" ? "it has no name" : "names of HTTP/2's own begin so";
  return value.includes("\n") ? "a line break joins several values" : undefined;
}

function isNoHeader(name: string): boolean {
  return name === "" || name.startsWith(":");
}
