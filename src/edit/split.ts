import { RespoolError } from "../model/errors.ts";
import { numberOf } from "../model/notices.ts";
import type { Interaction } from "../model/types.ts";
import { hostOf } from "../model/url.ts";
import type { Again } from "./replayable.ts";

/** How one recording becomes several: a file per host, per interaction, or per so many interactions. */
export type Split = "host" | "entry" | number;

/** Reads the value of `--split`; throws `option/invalid`. */
export function parseSplit(text: string): Split {
  if (text === "host" || text === "entry") return text;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new RespoolError("option/invalid", `"${text}" splits nothing`, { hint: "Write host, entry, or a number." });
}

type Interactions = Iterable<Interaction> | AsyncIterable<Interaction>;

/** A part of a recording; `name` can stand in a file name. */
export interface Part {
  readonly name: string;
  readonly interactions: Interactions;
}

/**
 * The parts of a recording in the order of their first interactions. With `again` the interactions of a host are read once
 * more instead of being held until the last one is known.
 */
export async function* splitUp(interactions: Interactions, by: Split, again?: Again): AsyncGenerator<Part> {
  if (by === "host") yield* again === undefined ? byHost(interactions) : byHostAgain(interactions, again);
  else yield* inTurn(interactions, by);
}

async function* inTurn(interactions: Interactions, by: "entry" | number): AsyncGenerator<Part> {
  const size = by === "entry" ? 1 : by;
  let position = 0;
  let part: Interaction[] = [];
  for await (const interaction of interactions) {
    if (by === "entry") yield { name: String(numberOf(interaction, position)), interactions: [interaction] };
    else part.push(interaction);
    position++;
    if (part.length === size) {
      yield { name: String(position / size - 1), interactions: part };
      part = [];
    }
  }
  if (part.length > 0) yield { name: String(Math.floor(position / size)), interactions: part };
}

async function* byHost(interactions: Interactions): AsyncGenerator<Part> {
  yield* partsOf(await grouped(interactions, (interaction) => interaction));
}

async function* byHostAgain(interactions: Interactions, again: Again): AsyncGenerator<Part> {
  for (const { name, interactions: numbers } of partsOf(await grouped(interactions, numberOf))) {
    yield { name, interactions: again(numbers) };
  }
}

/** Something of each interaction, by host. */
async function grouped<T>(
  interactions: Interactions,
  take: (interaction: Interaction, position: number) => T,
): Promise<ReadonlyMap<string, readonly T[]>> {
  const hosts = new Map<string, T[]>();
  let position = 0;
  for await (const interaction of interactions) {
    const host = hostOf(interaction.request.url).replace(/[^a-z0-9.-]+/g, "_") || "no-host";
    const taken = take(interaction, position++);
    const part = hosts.get(host);
    if (part === undefined) hosts.set(host, [taken]);
    else part.push(taken);
  }
  return hosts;
}

function partsOf<T>(hosts: ReadonlyMap<string, readonly T[]>): { name: string; interactions: readonly T[] }[] {
  return [...hosts].map(([name, interactions]) => ({ name, interactions }));
}

/** The name of a part's file: `chat.nock.json` becomes `chat.PART.nock.json`; `endings` are those of the format. */
export function partPath(path: string, part: string, endings: readonly string[]): string {
  const ending = endings.find((end) => path.toLowerCase().endsWith(end)) ?? /(\.[^./]*)?$/.exec(path)?.[0] ?? "";
  const at = path.length - ending.length;
  return `${path.slice(0, at)}.${part}${path.slice(at)}`;
}
