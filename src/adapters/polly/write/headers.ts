import { sameName, toByteString } from "../../../model/headers.ts";
import type { HeaderList, JsonObject, JsonValue } from "../../../model/types.ts";
import type { MessageMarks } from "../marks.ts";

/** Headers as an entry holds them. A repeated name is spelled as it was first: Polly puts its values together by it. */
export function headerFields(headers: HeaderList, marks: MessageMarks): JsonObject[] {
  const lists = namesIn(marks.lists) ?? listNames(headers);
  const numbers = namesIn(marks.numbers) ?? new Set();
  const spellings = new Map<string, string>();
  return headers.map(([name, value]) => {
    const key = name.toLowerCase();
    const spelled = spellings.get(key) ?? name;
    spellings.set(key, spelled);
    const text = toByteString(value);
    return {
      ...(lists.has(key) && { _fromType: "array" }),
      name: spelled,
      value: numbers.has(key) && String(Number(text)) === text ? Number(text) : text,
    };
  });
}

/** The names that are lists where nothing else is said. */
export function listNames(headers: HeaderList): ReadonlySet<string> {
  const seen = new Set<string>();
  const lists = new Set<string>();
  for (const [name] of headers) {
    const key = name.toLowerCase();
    if (seen.has(key) || sameName(key, "set-cookie")) lists.add(key);
    seen.add(key);
  }
  return lists;
}

function namesIn(value: JsonValue | undefined): Set<string> | undefined {
  return Array.isArray(value) ? new Set(value.filter((name) => typeof name === "string")) : undefined;
}
