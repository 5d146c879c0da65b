import { RespoolError } from "../model/errors.ts";
import { numberOf } from "../model/notices.ts";
import type { Interaction } from "../model/types.ts";
import { hostOf } from "../model/url.ts";

/** How one recording becomes several: a file per host, per interaction, or per so many interactions. */
export type Split = "host" | "entry" | number;

/** Reads the value of `--split`; throws `option/invalid`. */
export function parseSplit(text: string): Split {
  if (text === "host" || text === "entry") return text;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new RespoolError("option/invalid", `"${text}" splits nothing`, { hint: "Write host, entry, or a number." });
}

/** The parts of a recording in the order of their first interactions, each with a name that can stand in a file name. */
export async function splitUp(
  interactions: Iterable<Interaction> | AsyncIterable<Interaction>,
  by: Split,
): Promise<ReadonlyMap<string, readonly Interaction[]>> {
  const parts = new Map<string, Interaction[]>();
  let position = 0;
  for await (const interaction of interactions) {
    const name = partName(interaction, position++, by);
    const part = parts.get(name);
    if (part === undefined) parts.set(name, [interaction]);
    else part.push(interaction);
  }
  return parts;
}

function partName(interaction: Interaction, position: number, by: Split): string {
  if (by === "entry") return String(numberOf(interaction, position));
  if (by !== "host") return String(Math.floor(position / by));
  return hostOf(interaction.request.url).replace(/[^a-z0-9.-]+/g, "_") || "no-host";
}

/** The name of a part's file: `chat.nock.json` becomes `chat.PART.nock.json`; `endings` are those of the format. */
export function partPath(path: string, part: string, endings: readonly string[]): string {
  const ending = endings.find((end) => path.toLowerCase().endsWith(end)) ?? /(\.[^./]*)?$/.exec(path)?.[0] ?? "";
  const at = path.length - ending.length;
  return `${path.slice(0, at)}.${part}${path.slice(at)}`;
}
