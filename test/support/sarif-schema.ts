import { createRequire } from "node:module";

// The packages have no types for these.
const require = createRequire(import.meta.url);
const Ajv = require("ajv") as new (
  o: object,
) => {
  addMetaSchema(schema: object): void;
  compile(schema: object): { (data: unknown): boolean; readonly errors?: readonly unknown[] };
};
const ajv = new Ajv({ schemaId: "auto", allErrors: true });
ajv.addMetaSchema(require("ajv/lib/refs/json-schema-draft-04.json") as object);
const check = ajv.compile(require("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json") as object);

/** What the schema of SARIF 2.1.0 says of a document: nothing, or its complaints. */
export function sarifComplaints(document: unknown): readonly unknown[] {
  return check(document) ? [] : (check.errors ?? []);
}
