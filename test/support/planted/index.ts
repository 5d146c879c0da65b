export { partsOf, plant, tells, valueFor } from "./corpus.ts";
export { kinds } from "./kinds.ts";
export { places } from "./places.ts";
