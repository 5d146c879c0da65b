import { RespoolError } from "../model/errors.ts";
import type { Interaction } from "../model/types.ts";
import { maskUrl } from "../secrets/mask.ts";

/** What to say of interactions that were not asked for: an error, or a warning that is printed. */
export function unusedError(
  unused: readonly Interaction[],
  what: "ignore" | "warn" | "error" | "pruned",
  file: string,
): RespoolError | undefined {
  if (unused.length === 0 || what === "ignore") return undefined;
  const lines = unused.slice(0, 10).map(({ request, origin }, i) => {
    return `  #${origin?.index ?? i} ${request.method} ${maskUrl(request.url)}`;
  });
  const more = unused.length - lines.length;
  const text = [
    `respool: ${unused.length} recorded ${unused.length === 1 ? "interaction" : "interactions"} of ${file} not asked for${what === "pruned" ? ", and taken out" : ""}`,
    ...lines,
    ...(more > 0 ? [`  and ${more} more`] : []),
  ].join("\n");
  if (what === "error") return new RespoolError("replay/unused", text, { at: { file } });
  process.emitWarning(text, "RespoolWarning");
  return undefined;
}
