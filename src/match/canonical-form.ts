import type { HttpRequest } from "../model/types.ts";
import type { CanonicalRequest } from "./canonical-request.ts";

/** A named canonical form: rewrites what is compared so that requests of equal meaning become equal. */
export interface CanonicalForm {
  readonly doc: string;
  /** Applied only for a request that equals nothing without it. */
  readonly loose?: true;
  /** Gets what the forms before it made, and the request as it is; what is not its business it hands back. */
  apply(canonical: CanonicalRequest, request: HttpRequest): CanonicalRequest;
}
