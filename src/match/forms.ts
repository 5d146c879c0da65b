import type { CanonicalForm } from "./canonical-form.ts";

/** Every canonical form by its name, as `MatchPolicy.forms` names them. */
export const forms: Readonly<Record<string, CanonicalForm>> = {};
