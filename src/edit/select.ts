import { requestKey } from "../match/key.ts";
import { strict } from "../match/presets.ts";
import { RespoolError } from "../model/errors.ts";
import { locationOf } from "../model/notices.ts";
import { didYouMean } from "../model/suggest.ts";
import type { Interaction, Notice } from "../model/types.ts";
import { hostOf, withoutFragment } from "../model/url.ts";
import { sameExchange } from "./equal.ts";
import { isApiCall, resourceTypeOf, resourceTypes, typesOf } from "./resource-type.ts";

/** Which interactions to keep; conditions of different names must all hold, values of one name are alternatives. */
export interface Selection {
  /** Globs (`*` stops at `/`, `**` does not) or `/regular expressions/` on the URL. */
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  /** Host names, with port where the URL has one; `*.example.com` takes subdomains. */
  readonly host?: readonly string[];
  readonly method?: readonly string[];
  /** Status codes such as `200`, or classes such as `4xx`. */
  readonly status?: readonly string[];
  /**
   * Resource types such as `fetch`, `document`, `image`. Where the recording names none, Sec-Fetch-Dest and the media type
   * tell; `fetch` and `xhr` then both take every call of an API.
   */
  readonly type?: readonly string[];
  /** Only calls of an API: no pages, scripts, styles, images, fonts, media, preflights, pings and the like. */
  readonly apiOnly?: boolean;
  /** Numbers from 0 and ranges: `4,9,12-15`. */
  readonly entries?: string;
  readonly dedupe?: "none" | "identical";
}

/** A test made of a selection. Throws `option/invalid` on a pattern that cannot be read. */
export function selector(selection: Selection): (interaction: Interaction, index: number) => boolean {
  const tests: ((interaction: Interaction, index: number) => boolean)[] = [];
  const { include, exclude, host, method, status, type, entries } = selection;
  if (entries !== undefined) {
    const ranges = parseRanges(entries);
    tests.push((_, index) => ranges.some(([from, to]) => from <= index && index <= to));
  }
  if (include?.length) tests.push(anyUrl(include));
  if (exclude?.length) {
    const excluded = anyUrl(exclude);
    tests.push((interaction) => !excluded(interaction));
  }
  if (host?.length) {
    const patterns = host.map((pattern) => globToRegExp(pattern.toLowerCase()));
    tests.push(({ request }) => patterns.some((pattern) => pattern.test(hostOf(request.url))));
  }
  if (method?.length) {
    const methods = new Set(method.map((name) => name.toUpperCase()));
    tests.push(({ request }) => methods.has(request.method.toUpperCase()));
  }
  if (status?.length) {
    const patterns = status.map(parseStatus);
    tests.push(({ outcome }) => outcome.kind === "response" && patterns.some((p) => p.test(String(outcome.status))));
  }
  if (type?.length) {
    const types = new Set<string>(type.map(parseType));
    tests.push((interaction) => typesOf(interaction).some((one) => types.has(one)));
  }
  if (selection.apiOnly) tests.push(isApiCall);
  return (interaction, index) => tests.every((test) => test(interaction, index));
}

/** The stage: passes on what the selection keeps. Duplicates are reported, and a selection of nothing. */
export async function* select(
  interactions: Iterable<Interaction> | AsyncIterable<Interaction>,
  selection: Selection,
  notice: (n: Notice) => void,
): AsyncGenerator<Interaction> {
  const keep = selector(selection);
  const firstOf = duplicates();
  let position = 0;
  let chosen = 0;
  for await (const interaction of interactions) {
    const at = locationOf(interaction, position++);
    if (!keep(interaction, at.interaction)) continue;
    chosen++;
    const first = selection.dedupe === "identical" ? firstOf(interaction, at.interaction) : undefined;
    if (first === undefined) yield interaction;
    else notice({ code: "skipped/duplicate", at, data: { first } });
  }
  // A mistyped host would give an empty output without a word.
  if (position > 0 && chosen === 0) notice({ code: "skipped/selection", at: {}, data: { count: position } });
}

/** Tells for each interaction the number of an earlier one that equals it. */
function duplicates(): (interaction: Interaction, index: number) => number | undefined {
  const seen = new Map<string, { readonly interaction: Interaction; readonly index: number }[]>();
  return (interaction, index) => {
    const key = requestKey(interaction.request, strict);
    const alike = seen.get(key);
    if (alike === undefined) seen.set(key, [{ interaction, index }]);
    const first = alike?.find((earlier) => sameExchange(earlier.interaction, interaction));
    if (first === undefined) alike?.push({ interaction, index });
    return first?.index;
  };
}

function anyUrl(patterns: readonly string[]): (interaction: Interaction) => boolean {
  const compiled = patterns.map(parsePattern);
  return ({ request }) => {
    const url = withoutFragment(request.url);
    return compiled.some((pattern) => pattern.test(url));
  };
}

function parsePattern(pattern: string): RegExp {
  const regexp = /^\/(.+)\/(i?)$/s.exec(pattern);
  if (regexp === null) return globToRegExp(pattern);
  try {
    return new RegExp(regexp[1] ?? "", regexp[2]);
  } catch (cause) {
    throw new RespoolError("option/invalid", `"${pattern}" is no regular expression`, { cause });
  }
}

function globToRegExp(glob: string): RegExp {
  const source = glob.replace(/\*\*|\*|[\\^$+?.()|[\]{}]/g, (part) =>
    part === "**" ? ".*" : part === "*" ? "[^/]*" : `\\${part}`,
  );
  return new RegExp(`^${source}$`, "s");
}

function parseType(text: string): string {
  const type = resourceTypeOf(text);
  if (type !== undefined) return type;
  const hint = didYouMean(text.toLowerCase(), resourceTypes);
  throw new RespoolError("option/invalid", `"${text}" is no resource type`, { hint });
}

function parseStatus(text: string): RegExp {
  if (!/^[1-9](\d\d|xx)$/i.test(text)) {
    throw new RespoolError("option/invalid", `"${text}" is no status`, { hint: "Write 404 or 4xx." });
  }
  return new RegExp(`^${text.toLowerCase().replace("xx", "\\d\\d")}$`);
}

function parseRanges(text: string): readonly (readonly [number, number])[] {
  return text.split(",").map((part) => {
    const match = /^\s*(\d+)(?:-(\d+))?\s*$/.exec(part);
    const from = Number(match?.[1]);
    const to = Number(match?.[2] ?? match?.[1]);
    if (match === null || from > to) {
      throw new RespoolError("option/invalid", `"${text}" lists no entries`, { hint: "Write 4,9,12-15." });
    }
    return [from, to];
  });
}
