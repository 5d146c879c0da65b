import { decodeUtf8Lossy } from "../../model/bytes.ts";
import type { Detection, Sample, Span } from "../adapter.ts";
import { endOfSpace, itemSpans, memberSpans, startOfText } from "../shared/json/spans.ts";

const list = 0x5b;
const object = 0x7b;

/** Recognises nock definitions, a list of them or lists in an object, as far as the sample shows them. */
export function detect({ head, tail, name }: Sample): Detection | undefined {
  const start = startOfText(head);
  if (head[start] === list) {
    if (head[endOfSpace(head, start + 1)] === 0x5d) {
      return name?.endsWith(".nock.json") ? found(0.8, "an empty list, by its name") : undefined;
    }
    const confidence = listConfidence(head, start, tail);
    return confidence > 0 ? found(confidence, "a list of objects with scope, method and path") : undefined;
  }
  if (head[start] !== object) return undefined;
  const lists = memberSpans(head, start).filter(({ value }) => head[value[0]] === list);
  const best = Math.max(0, ...lists.map(({ value }) => listConfidence(head, value[0], tail)));
  return best > 0 ? found(best - 0.05, "lists of objects with scope, method and path, by name") : undefined;
}

function found(confidence: number, why: string): Detection {
  return { format: "nock", confidence, why };
}

/** How sure it is that the list at `at` holds a definition; 0 when nothing says so. */
function listConfidence(head: Uint8Array, at: number, tail: Uint8Array): number {
  let best = 0;
  for (const item of itemSpans(head, at)) {
    if (head[item[0]] !== object) continue;
    const confidence = definitionConfidence(head, item, tail);
    if (confidence === 0.95) return confidence;
    best = Math.max(best, confidence);
  }
  return best;
}

function definitionConfidence(head: Uint8Array, [start, end]: Span, tail: Uint8Array): number {
  const starts = new Map(
    memberSpans(head, start).map(({ name, value }) => [text(head, name), text(head, [value[0], value[0] + 9])]),
  );
  const hasPath = /^"[/*]/.test(starts.get('"path"') ?? "");
  const hasMethod = starts.get('"method"')?.startsWith('"') ?? false;
  if (starts.has('"scope"')) {
    return /^"https?:\/\//i.test(starts.get('"scope"') as string) && (hasPath || hasMethod) ? 0.95 : 0;
  }
  // Sorted by name the scope comes last, perhaps behind a response that is longer than the sample.
  const isCut = end >= head.length && hasPath && hasMethod;
  return isCut && /"scope"\s*:\s*"https?:\/\//i.test(text(tail, [0, tail.length])) ? 0.7 : 0;
}

function text(bytes: Uint8Array, [start, end]: Span): string {
  return decodeUtf8Lossy(bytes.subarray(start, Math.min(end, bytes.length)));
}
