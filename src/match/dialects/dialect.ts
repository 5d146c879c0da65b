import type { HttpRequest } from "../../model/types.ts";
import type { CanonicalForm } from "../canonical-form.ts";
import type { CanonicalRequest } from "../canonical-request.ts";
import { jsonText } from "../json.ts";
import { isObject, type PlainObject, toNode, toPlain } from "../plain.ts";

/** A request of an API as its dialect works on it: where it goes, and the object that it sends. */
export interface Call {
  readonly origin: string;
  /** Decoded, as `CanonicalUrl` has it. */
  readonly path: string;
  readonly query: CanonicalRequest["query"];
  readonly body: PlainObject;
}

/** The API of a kind of language models: which calls are its own, and what they mean. */
export interface Dialect {
  readonly doc: string;
  /** Whether a call is of this API, by the end of its path and the shape of its body. */
  owns(call: Call): boolean;
  /** The call as every SDK would send it; what the dialect does not know stays as it is. */
  canonical(call: Call): Call;
}

/** A dialect as a canonical form: other requests it hands back. */
export function formOf({ doc, owns, canonical }: Dialect): CanonicalForm {
  return { doc, apply: (request: CanonicalRequest, _: HttpRequest) => applied(request, owns, canonical) };
}

function applied(request: CanonicalRequest, owns: Dialect["owns"], canonical: Dialect["canonical"]): CanonicalRequest {
  // Most requests are of another kind; they must not cost anything.
  if (request.body.kind !== "json" || typeof request.body.root === "string") return request;
  const body = toPlain(request.body.root);
  if (!isObject(body)) return request;
  const call: Call = { origin: request.origin, path: request.path, query: request.query, body };
  if (!owns(call)) return request;
  const made = canonical(call);
  const root = toNode(made.body);
  return { ...request, path: made.path, query: made.query, body: { kind: "json", root, text: jsonText(root) } };
}
