/**
 * `respool/runtime`: cassettes of any format answer the requests of a test.
 *
 * @module
 */

export { configure, type Defaults, type TestPlace } from "../runtime/configure.ts";
export type { Miss, Nearest } from "../runtime/miss/miss.ts";
export type { Mode } from "../runtime/mode.ts";
export type { RequestFilter, SessionOptions, Stub } from "../runtime/options.ts";
export type { CassetteSession } from "../runtime/session.ts";
export { useCassette, withCassette } from "../runtime/use.ts";
