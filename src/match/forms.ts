import type { HttpRequest } from "../model/types.ts";
import type { JsonNode } from "./json.ts";

/** A named canonical form: rewrites a JSON body so that bodies of equal meaning become equal. */
export interface CanonicalForm {
  readonly doc: string;
  apply(body: JsonNode, request: HttpRequest): JsonNode;
}

/** Every canonical form by its name, as `MatchPolicy.forms` names them. */
export const forms: Readonly<Record<string, CanonicalForm>> = {};
