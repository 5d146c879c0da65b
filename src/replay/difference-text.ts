import type { Difference } from "../match/pair-difference.ts";

/** A difference of a recorded and a live request in words. */
export function differenceText({ part, pointer, name, line, kind, recorded, live }: Difference): string {
  const place = [part, pointer ?? name ?? (line === undefined ? "" : `line ${line}`)].join(" ").trim();
  if (kind === "only-in-recording") return `${place}  only in recording  ${recorded}`;
  if (kind === "only-in-request") return `${place}  only in request  ${live}`;
  return `${place}  differs  recorded ${recorded}  sent ${live}`;
}
