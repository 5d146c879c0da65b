import { storedBody } from "../model/body.ts";
import type { HttpRequest } from "../model/types.ts";
import { type CanonicalBody, canonicalBody } from "./canonical-body.ts";
import type { CanonicalForm } from "./canonical-form.ts";
import type { CanonicalRequest } from "./canonical-request.ts";
import { jsonText } from "./json.ts";
import type { Pair } from "./pairs.ts";
import { unchunked } from "./rest/aws-chunked.ts";
import { flatPairs, listNames } from "./rest/flat-pairs.ts";
import { multipartText } from "./rest/multipart-text.ts";
import { byValue, linesByValue, valueText, xmlText } from "./rest/value-text.ts";

/**
 * What clients of one API in different languages spell in their own ways: numbers and times, which are equal by value, and
 * bodies on methods that have none (RFC 9110, sections 9.3.1, 9.3.2 and 9.3.5: content there has no defined meaning).
 */
export const rest: CanonicalForm = {
  doc: "numbers and times equal by value, also in lines, forms and queries; parts of a multipart body by name; no body on GET, HEAD and DELETE; {} is no body",
  apply(request, raw) {
    const query = mapValues(request.query, valueText);
    const made = query === request.query ? request : { ...request, query };
    const body = bodyByValue(made.body, raw);
    return body === made.body ? made : { ...made, body };
  },
};

const nothing: CanonicalBody = { kind: "empty", text: "" };

function bodyByValue(body: CanonicalBody, raw: HttpRequest): CanonicalBody {
  if (body.kind === "none") return body;
  if (/^(get|head|delete)$/i.test(raw.method)) return nothing;
  switch (body.kind) {
    case "json": {
      const root = byValue(body.root);
      const text = jsonText(root);
      // Go writes a nil body as null, and an empty struct as {}.
      if (text === "{}" || text === "null") return nothing;
      return root === body.root ? body : { kind: "json", root, text };
    }
    case "form": {
      const pairs = mapValues(body.pairs, valueText);
      return pairs === body.pairs ? body : { kind: "form", pairs, text: JSON.stringify(pairs) };
    }
    case "multipart":
      return { kind: "multipart", text: multipartText(body.text) };
    case "text":
    case "bytes":
      return textByValue(body, raw);
    default:
      return body;
  }
}

function textByValue(body: CanonicalBody, { headers, body: raw }: HttpRequest): CanonicalBody {
  const inner = raw.kind === "lost" ? undefined : unchunked(raw.bytes);
  if (inner !== undefined) {
    return canonicalBody({ headers, body: storedBody(inner) }, { body: "auto", ignoreBody: [] });
  }
  return body.kind === "text" ? { kind: "text", text: linesByValue(body.text) ?? xmlText(body.text) } : body;
}

function mapValues(pairs: readonly Pair[], map: (value: string) => string): readonly Pair[] {
  let isSame = true;
  const made = pairs.map((pair): Pair => {
    const value = map(pair[1]);
    if (value === pair[1]) return pair;
    isSame = false;
    return [pair[0], value];
  });
  return isSame ? pairs : made;
}

/** For an API that takes both, a form and a JSON object with the same fields are the same call; `a[b]` is a member of `a`. */
export const formOrJson: CanonicalForm = {
  doc: "a form against a JSON object with equal fields",
  loose: true,
  apply(request) {
    const { body } = request;
    const pairs =
      body.kind === "form" ? listNames(body.pairs) : body.kind === "json" ? flatPairs(body.root) : undefined;
    return pairs === undefined ? request : { ...request, body: { kind: "form", text: JSON.stringify(pairs), pairs } };
  },
};

/** A list in a query: `a=1&a=2`, `a[]=1&a[]=2`, `a[0]=1&a[1]=2` and `a=1,2` are how clients spell one. */
export const queryLists: CanonicalForm = {
  doc: "the spellings of a list in a query",
  loose: true,
  apply(request) {
    const lists = new Map<string, string[]>();
    for (const [name, value] of listNames(request.query)) {
      const plain = name.replace(/\[\]$/, "");
      const values = lists.get(plain);
      if (values === undefined) lists.set(plain, [value]);
      else values.push(value);
    }
    return { ...request, query: [...lists].map(([name, values]): Pair => [name, values.join(",")]) };
  },
};

/**
 * Clients in different languages are generated from different stages of one version (`v4`, `v4beta`), and Azure's from
 * versions of different days.
 */
export const apiVersion: CanonicalForm = {
  doc: "the stage of the version at the start of a path (v4, v4beta); the day of Azure's api-version",
  loose: true,
  apply(request: CanonicalRequest) {
    const path = request.path.replace(/^((?:\/[a-z][a-z0-9-]*)?\/v\d+)(?:(?:alpha|beta|rc|p\d+)\d*)+(?=\/)/i, "$1");
    if (request.origin !== "https://management.azure.com") return { ...request, path };
    const query = request.query.map(([name, value]): Pair => {
      const isDay = name === "api-version" && /^\d{4}-\d\d-\d\d(-preview)?$/.test(value);
      return isDay ? [name, "any day"] : [name, value];
    });
    return { ...request, path, query };
  },
};
