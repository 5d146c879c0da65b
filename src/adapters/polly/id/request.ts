import { decodeUtf8 } from "../../../model/bytes.ts";
import type { Body, HeaderList, Interaction } from "../../../model/types.ts";
import { type MessageMarks, marksOf } from "../marks.ts";
import { headerFields } from "../write/headers.ts";
import { entryId, type Identifiable, type MatchRequestsBy } from "./id.ts";

/**
 * The id of an interaction's entry. `isShown` says that its URL is one from a recording that Polly made. Throws whatever a
 * function in `match` throws.
 */
export function idOf(interaction: Interaction, match: MatchRequestsBy, isShown: boolean): string {
  return entryId(identifiable(interaction, isShown), match);
}

/** A request as an adapter of Polly gives it. */
function identifiable({ request, extensions }: Interaction, isShown: boolean): Identifiable {
  const { method, url, headers, body } = request;
  return { method, url, headers: headersOf(headers, marksOf(extensions).request), body: bodyOf(body), isShown };
}

/** Several values are a list, as node:http gives them; code may give it numbers, too. */
function headersOf(headers: HeaderList, marks: MessageMarks): Record<string, unknown> {
  const values = new Map<string, unknown[]>();
  const lists = new Set<unknown>();
  for (const { name, value, _fromType } of headerFields(headers, marks)) {
    const key = String(name).toLowerCase();
    values.set(key, [...(values.get(key) ?? []), value]);
    if (_fromType !== undefined) lists.add(key);
  }
  return Object.fromEntries([...values].map(([name, all]) => [name, lists.has(name) || all.length > 1 ? all : all[0]]));
}

function bodyOf(body: Body): string | Uint8Array {
  return body.kind === "lost" ? "" : (decodeUtf8(body.bytes) ?? body.bytes);
}
