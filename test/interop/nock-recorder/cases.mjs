import { CASES } from "../origin/cases/index.mjs";
import { truthOf } from "../origin/truth.mjs";

/** What the recorders are sent: every case of the origin but the large ones. */
export const TRUTH = truthOf(CASES.filter(({ name }) => !name.startsWith("large-")));
