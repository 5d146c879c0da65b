import { decodeUtf8Lossy } from "../../model/bytes.ts";
import type { Detection, Sample } from "../adapter.ts";
import { skipSpace, skipString } from "./json-scan.ts";

/** Recognises nock definitions by the names in the first one, as far as the sample shows it. */
export function detect({ head, name }: Sample): Detection | undefined {
  // Most files are something else, which the first character tells without decoding the rest.
  if (!/^(\ufeff)?\s*(\[|$)/.test(decodeUtf8Lossy(head.subarray(0, 64)))) return undefined;
  const text = decodeUtf8Lossy(head);
  const start = skipSpace(text, text.charCodeAt(0) === 0xfeff ? 1 : 0);
  if (text[start] !== "[") return undefined;
  const first = skipSpace(text, start + 1);
  if (text[first] === "]") return name?.endsWith(".nock.json") ? found(0.8, "an empty list, by its name") : undefined;
  if (text[first] !== "{") return undefined;
  const names = memberNames(text, first);
  if (!names.has("scope")) return undefined;
  if (names.has("method") || names.has("path")) return found(0.95, "a list of objects with scope, method and path");
  return undefined;
}

function found(confidence: number, why: string): Detection {
  return { format: "nock", confidence, why };
}

/** The names of an object's own members, as far as the text goes. */
function memberNames(text: string, start: number): ReadonlySet<string> {
  const names = new Set<string>();
  let depth = 0;
  for (let i = start; i >= 0 && i < text.length; ) {
    const c = text[i];
    if (c === '"') {
      const end = skipString(text, i);
      if (depth === 1 && end > 0 && text[skipSpace(text, end)] === ":") names.add(text.slice(i + 1, end - 1));
      i = end;
      continue;
    }
    if (c === "{" || c === "[") depth++;
    else if ((c === "}" || c === "]") && --depth === 0) break;
    i++;
  }
  return names;
}
