import type { PlayAnswer, PlayResult } from "../shared/answer.ts";
import type { Headers, TruthExchange } from "../shared/truth.ts";

/** How bodies with a content coding come back: as the recorder of that release kept them, or with the coding undone. */
export type Codings = "as-recorded" | "undone";

// A player answers without a connection.
const FRAMING = new Set(["connection", "keep-alive", "transfer-encoding"]);

/** What differs between the answers of a Go client and those of the origin, as `case: what`; empty when nothing does. */
export function compareInGo(
  results: readonly PlayResult[],
  exchanges: readonly TruthExchange[],
  codings: Codings,
): string[] {
  const names = (list: readonly { readonly case: string }[]) => list.map((one) => one.case).join(" ");
  if (names(results) !== names(exchanges)) return [`all: results of ${names(results)}`];
  return exchanges.flatMap((exchange, index) => {
    const result = results[index] as PlayResult;
    const found = "error" in result ? [`error ${result.error}`] : differences(result, exchange, codings);
    return found.map((what) => `${exchange.case}: ${what}`);
  });
}

function differences(answer: PlayAnswer, { request, response }: TruthExchange, codings: Codings): string[] {
  const kept = codings === "as-recorded" && !undoneByGo(request.headers, response.coding);
  const found: string[] = [];
  if (answer.status !== response.status) found.push(`status ${answer.status}, not ${response.status}`);
  const hash = (kept && response.wireSha256) || response.bodySha256;
  if (answer.bodySha256 !== hash) found.push(`body of ${answer.bodyBytes} bytes`);
  const length = String(request.method === "HEAD" ? firstValue(response.headers, "Content-Length") : answer.bodyBytes);
  const got = grouped(answer.headers.filter((one) => one[0] !== "Content-Length" || one[1] !== length));
  const isSent = (name: string) =>
    !FRAMING.has(name) && name !== "content-length" && (kept || name !== "content-encoding");
  const want = grouped(response.headers.filter(([name]) => isSent(name.toLowerCase())));
  for (const name of [...new Set([...got.keys(), ...want.keys()])].sort()) {
    const [a, b] = [values(got.get(name)), values(want.get(name))];
    if (a !== b) found.push(`header ${name} ${a}, not ${b}`);
  }
  return found;
}

// Go's client undoes gzip, and removes the header, only where the caller did not ask for a coding.
function undoneByGo(headers: Headers, coding: string | undefined): boolean {
  return coding === "gzip" && firstValue(headers, "Accept-Encoding") === undefined;
}

function firstValue(headers: Headers, name: string): string | undefined {
  return headers.find((one) => one[0].toLowerCase() === name.toLowerCase())?.[1];
}

function grouped(headers: Headers): Map<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const [name, value] of headers) {
    const key = canonical(name);
    groups.set(key, [...(groups.get(key) ?? []), value]);
  }
  return groups;
}

// Go's client stores names in this form, whatever the wire's.
function canonical(name: string): string {
  return name.toLowerCase().replace(/(?:^|-)[a-z]/g, (start) => start.toUpperCase());
}

function values(found: readonly string[] | undefined): string {
  return found === undefined ? "absent" : JSON.stringify(found);
}
