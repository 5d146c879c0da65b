import { visible } from "../../model/visible.ts";
import { differenceText } from "../../replay/difference-text.ts";
import type { Miss, Nearest } from "./miss.ts";

// More than these are rarely read.
const mostDifferences = 12;
const mostMisses = 10;

/** A miss in words, several lines. */
export function missText(miss: Miss): string {
  const { method, url, reason, equals, nearest, hint } = miss;
  const lines = [visible(`respool: no recorded interaction for ${method} ${url}`)];
  if (reason === "exhausted") lines.push(`  all ${equals} of ${equals} equal interactions were used`);
  if (reason === "order") lines.push("  it is recorded, but not as the next one");
  if (reason === "http2") lines.push("  HTTP/2 cannot be replayed; let the client use HTTP/1.1");
  if (nearest !== undefined) lines.push(...nearestLines("nearest", nearest));
  else if (reason === "no-match") lines.push("  the cassette holds nothing like it");
  if (hint !== undefined) lines.push(visible(`  hint: ${hint}`));
  return lines.join("\n");
}

/** What to say of an answer that is only the closest one, several lines. */
export function closestText({ method, url }: Pick<Miss, "method" | "url">, nearest: Nearest): string {
  return [
    visible(`respool: nothing recorded equals ${method} ${url}`),
    ...nearestLines("answered by the closest", nearest),
  ].join("\n");
}

function nearestLines(what: string, { file, index, differences }: Nearest): string[] {
  const lines = [`  ${what}: ${file} #${index}`];
  for (const difference of differences.slice(0, mostDifferences)) lines.push(`  ${differenceText(difference)}`);
  const left = differences.length - mostDifferences;
  if (left > 0) lines.push(`  and ${left} more differences`);
  return lines.map(visible);
}

/** Misses in words, the first ones in full. */
export function missesText(misses: readonly Miss[]): string {
  const shown = misses.slice(0, mostMisses).map(missText);
  const left = misses.length - shown.length;
  return [...shown, ...(left > 0 ? [`respool: and ${left} more`] : [])].join("\n");
}
