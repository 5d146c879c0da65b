import { decodeUtf8 } from "../model/bytes.ts";
import type { Body, HeaderList, Interaction } from "../model/types.ts";
import { findInHeader } from "../secrets/header.ts";
import { nameKind } from "../secrets/names.ts";
import { leavesOf } from "../secrets/rewrite-text.ts";
import { noPath, type Search } from "../secrets/search.ts";
import { shapesIn } from "../secrets/structure.ts";
import { newSearch } from "../secrets/text.ts";
import { findInUrl } from "../secrets/url.ts";
import { plainView } from "../secrets/view.ts";

/**
 * What secrets an interaction holds, one entry for each place: in URLs and headers by name and shape, in bodies by shape
 * alone, without undoing any coding. It is a look in passing; `scan` looks closely.
 */
export function secretsOf({ request, outcome }: Interaction): string[] {
  const found = [
    ...urlSecrets(request.url),
    ...headerSecrets(request.headers, "request"),
    ...bodySecrets(request.body),
  ];
  if (outcome.kind !== "response") return found;
  return [...found, ...headerSecrets(outcome.headers, "response"), ...bodySecrets(outcome.body)];
}

function headerSecrets(headers: HeaderList, side: Search["side"]): string[] {
  return headers.flatMap(([name, value]) => {
    const lower = name.toLowerCase();
    const leaves = search(side, (s) => findInHeader(name, value, s));
    if (leaves.length > 0 && nameKind(lower, "header") !== undefined) return [`${lower} header`];
    return leaves.map(({ kind, by, path }) =>
      by === "name" && path.length > 0 ? `${(path.at(-1) ?? "").toLowerCase()} parameter` : kind,
    );
  });
}

function urlSecrets(url: string): string[] {
  return search("request", (s) => findInUrl(plainView(url), noPath, s)).map(({ kind, by, path }) => {
    if (by !== "name") return kind;
    return path.length === 0 ? "password in a URL" : `${(path.at(-1) ?? "").toLowerCase()} parameter`;
  });
}

function bodySecrets(body: Body): string[] {
  const text = body.kind === "stored" && body.coding !== "encoded" ? decodeUtf8(body.bytes) : undefined;
  return text === undefined ? [] : shapesIn(text).map(({ kind }) => kind);
}

function search(side: Search["side"], find: (s: Search) => void) {
  const s = newSearch(side);
  find(s);
  return [...leavesOf(s.found)];
}
