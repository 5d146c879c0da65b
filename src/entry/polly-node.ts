/**
 * `respool/polly` under Node: with the persister, which reads and writes files.
 *
 * @module
 */

export { CassettePersister, type CassettePersisterOptions } from "../node/cassette-persister.ts";
export * from "./polly.ts";
