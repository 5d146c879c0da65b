import type { PlayAnswer, PlayResult } from "./answer.ts";
import type { Headers, Truth, TruthExchange } from "./truth.ts";

// A replay has no framing but perhaps a true length, and its body has no coding any more.
const NOT_REPLAYED = new Set(["connection", "content-encoding", "content-length", "keep-alive", "transfer-encoding"]);

/** What a client got for the requests of a truth document. */
interface Played {
  readonly client: string;
  readonly results: readonly PlayResult[];
}

/**
 * What differs between the answers of a player and those of the origin, as `case: what`; empty when nothing does. With
 * `isJoined` the player keeps one value per name, in lower case, as fetch does.
 */
export function compare(report: Played, truth: Truth, isJoined: boolean = report.client === "fetch"): string[] {
  const found: string[] = [];
  if (report.results.length !== truth.exchanges.length) {
    found.push(`all: ${report.results.length} results for ${truth.exchanges.length} exchanges`);
  }
  for (const [i, result] of report.results.entries()) {
    const exchange = truth.exchanges[i];
    if (exchange === undefined) break;
    const differences =
      result.case !== exchange.case
        ? [`result of ${result.case}`]
        : "error" in result
          ? [`error ${result.error}`]
          : compareAnswer(result, exchange.response, isJoined);
    found.push(...differences.map((what) => `${exchange.case}: ${what}`));
  }
  return found;
}

function compareAnswer(answer: PlayAnswer, response: TruthExchange["response"], isJoined: boolean): string[] {
  const found: string[] = [];
  if (answer.status !== response.status) found.push(`status ${answer.status}, not ${response.status}`);
  if (answer.bodySha256 !== response.bodySha256) found.push(`body ${body(answer)}, not ${body(response)}`);
  const got = valuesByName(answer.headers, isJoined);
  const want = valuesByName(response.headers, isJoined);
  // An answer to HEAD may say how long another one would be.
  for (const [name, [length]] of got) if (/^content-length$/i.test(name) && length === lengthIn(want)) got.delete(name);
  for (const name of want.keys()) if (NOT_REPLAYED.has(name.toLowerCase())) want.delete(name);
  for (const [name, [length]] of got)
    if (/^content-length$/i.test(name) && length === `${answer.bodyBytes}`) got.delete(name);
  for (const name of [...new Set([...got.keys(), ...want.keys()])].sort()) {
    const [a, b] = [values(got.get(name)), values(want.get(name))];
    if (a !== b) found.push(`header ${name} ${a}, not ${b}`);
  }
  return found;
}

function lengthIn(headers: ReadonlyMap<string, readonly string[]>): string | undefined {
  return [...headers].find(([name]) => /^content-length$/i.test(name))?.[1][0];
}

function valuesByName(headers: Headers, isJoined: boolean): Map<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const [name, value] of headers) {
    const key = isJoined ? name.toLowerCase() : name;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    // The Fetch standard shows one value per name, save for cookies.
    else if (isJoined && key !== "set-cookie") group[0] += `, ${value}`;
    else group.push(value);
  }
  return groups;
}

function values(found: readonly string[] | undefined): string {
  return found === undefined ? "absent" : JSON.stringify(found);
}

function body({ bodyBytes, bodySha256 }: { readonly bodyBytes: number; readonly bodySha256: string }): string {
  return `${bodyBytes} bytes ${bodySha256.slice(0, 12)}`;
}
