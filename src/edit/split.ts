import { RespoolError } from "../model/errors.ts";
import { numberOf } from "../model/notices.ts";
import type { CassetteMeta, Interaction } from "../model/types.ts";
import { hostOf } from "../model/url.ts";
import type { Again } from "./replayable.ts";

/**
 * How one recording becomes several: a file per host, per test (lists of nock definitions by name, pages of a HAR), per
 * interaction, or per so many interactions.
 */
export type Split = "host" | "test" | "entry" | number;

/** Reads the value of `--split` and `--by`; throws `option/invalid`. */
export function parseSplit(text: string): Split {
  if (text === "host" || text === "test" || text === "entry") return text;
  if (text === "interaction") return "entry";
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new RespoolError("option/invalid", `"${text}" splits nothing`, {
    hint: "Write host, test, entry, or a number.",
  });
}

type Interactions = Iterable<Interaction> | AsyncIterable<Interaction>;

/** A part of a recording; `name` can stand in a file name. */
export interface Part {
  readonly name: string;
  readonly interactions: Interactions;
}

/**
 * The parts of a recording in the order of their first interactions. With `again` the interactions of a host or test are read
 * once more instead of being held until the last one is known. Throws `option/invalid` where nothing says which test an
 * interaction is of.
 */
export async function* splitUp(
  interactions: Interactions,
  by: Split,
  { again, meta = {} }: { readonly again?: Again; readonly meta?: CassetteMeta } = {},
): AsyncGenerator<Part> {
  if (by === "host") yield* byLabel(interactions, ({ request }) => hostOf(request.url) || "no-host", again);
  else if (by === "test") yield* byTest(interactions, meta, again);
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

async function* byTest(interactions: Interactions, meta: CassetteMeta, again: Again | undefined): AsyncGenerator<Part> {
  const titles = pageTitles(meta);
  let isKnown = false;
  const labelOf = (interaction: Interaction) => {
    const test = testOf(interaction, titles);
    isKnown ||= test !== undefined;
    return test ?? "no-test";
  };
  for await (const part of byLabel(interactions, labelOf, again)) {
    if (!isKnown) {
      throw new RespoolError("option/invalid", "nothing in the recording says which test an interaction is of", {
        hint: "Lists of nock definitions by name and pages of a HAR do. Split by host, entry, or a number.",
      });
    }
    yield { ...part, interactions: withoutLists(part.interactions) };
  }
}

/** A file for each test needs no list of tests in it. */
async function* withoutLists(interactions: Interactions): AsyncGenerator<Interaction> {
  for await (const interaction of interactions) {
    const { nock, ...others } = interaction.extensions ?? {};
    const { $list: list, ...rest } = nock ?? {};
    if (list === undefined) yield interaction;
    else yield { ...interaction, extensions: { ...others, ...(Object.keys(rest).length > 0 && { nock: rest }) } };
  }
}

/** The name of the list that a nock definition stands in, or the title of the page that an entry of a HAR is of. */
function testOf({ extensions = {} }: Interaction, titles: ReadonlyMap<string, string>): string | undefined {
  const list = extensions.nock?.$list;
  if (typeof list === "string") return list;
  const page = extensions.har?.pageref;
  return typeof page === "string" ? titles.get(page) || page : undefined;
}

function pageTitles({ extensions = {} }: CassetteMeta): ReadonlyMap<string, string> {
  const { pages } = (extensions.har?.log ?? {}) as { readonly pages?: unknown };
  const titles = new Map<string, string>();
  for (const page of Array.isArray(pages) ? pages : []) {
    const { id, title } = (page ?? {}) as { readonly id?: unknown; readonly title?: unknown };
    if (typeof id === "string" && typeof title === "string") titles.set(id, title);
  }
  return titles;
}

async function* byLabel(
  interactions: Interactions,
  labelOf: (interaction: Interaction) => string,
  again: Again | undefined,
): AsyncGenerator<Part> {
  if (again === undefined) {
    for (const [name, part] of await grouped(interactions, labelOf, (interaction) => interaction)) {
      yield { name, interactions: part };
    }
    return;
  }
  for (const [name, numbers] of await grouped(interactions, labelOf, numberOf)) {
    yield { name, interactions: again(numbers) };
  }
}

/** Something of each interaction, by its label as it can stand in a file name. */
async function grouped<T>(
  interactions: Interactions,
  labelOf: (interaction: Interaction) => string,
  take: (interaction: Interaction, position: number) => T,
): Promise<ReadonlyMap<string, readonly T[]>> {
  const parts = new Map<string, T[]>();
  const names = new Map<string, string>();
  const taken = new Set<string>();
  let position = 0;
  for await (const interaction of interactions) {
    const label = labelOf(interaction);
    let name = names.get(label);
    if (name === undefined) {
      name = freeName(label, taken);
      names.set(label, name);
      parts.set(name, []);
    }
    parts.get(name)?.push(take(interaction, position++));
  }
  return parts;
}

/** Two labels may be spelled alike once they are file names, letter case left aside. */
function freeName(label: string, taken: Set<string>): string {
  const name = label.replace(/[^\p{L}\p{N}.-]+/gu, "_").slice(0, 100) || "_";
  let free = name;
  for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${name}-${n}`;
  taken.add(free.toLowerCase());
  return free;
}

/** The name of a part's file: `chat.nock.json` becomes `chat.PART.nock.json`; `endings` are those of the format. */
export function partPath(path: string, part: string, endings: readonly string[]): string {
  const ending = endings.find((end) => path.toLowerCase().endsWith(end)) ?? /(\.[^./]*)?$/.exec(path)?.[0] ?? "";
  const at = path.length - ending.length;
  return `${path.slice(0, at)}.${part}${path.slice(at)}`;
}
