import type { Source, Span } from "../../adapter.ts";

/** The bytes of a source at some places, one by one; each piece holds until the next one is asked for. */
export async function* piecesOf(
  { pieces, slice }: Pick<Source, "pieces" | "slice">,
  spans: Iterable<Span>,
): AsyncGenerator<Uint8Array> {
  if (pieces !== undefined) yield* pieces(spans);
  else for (const span of spans) yield slice(...span);
}
