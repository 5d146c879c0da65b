import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";

/** The two halves of the set: rules may be fitted on the first, and never on the second. */
export const HALVES = ["tuning", "held-out"];

/** The half of a call, by a hash of its name: nobody chose. */
export const halfOf = (name) => HALVES[createHash("sha256").update(name).digest()[0] % 2];

/** Where the cassettes and what the TypeScript SDKs sent are kept. */
export const FIXTURES = fileURLToPath(new URL("../../fixtures/rest/", import.meta.url));

/** The cassette of a call. */
export const cassettePath = (name) => `${FIXTURES}${halfOf(name)}/${name}.yaml`;
