import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { minimalEntry } from "../../../../test/support/har-entry.ts";
import { encodeUtf8 } from "../../../model/bytes.ts";
import type { JsonObject, JsonValue } from "../../../model/types.ts";
import { memorySource } from "../../../source.ts";
import { pointerOf } from "./fault.ts";
import { documentViolations, entryViolations, type SchemaValidator } from "./schema.ts";
import { validate } from "./validate.ts";

// It comes without types.
const harValidator: SchemaValidator = createRequire(import.meta.url)("har-validator");
const creator = { name: "test", version: "1" };

test("what the schema accepts has no violations", async () => {
  expect(await entryViolations(harValidator, minimalEntry)).toEqual([]);
  expect(await documentViolations(harValidator, { log: { version: "1.2", creator, entries: [] } })).toEqual([]);
});

test("each violation is said once, with its place and what stands there", async () => {
  const { time: _, ...rest } = minimalEntry;
  const entry: JsonObject = {
    ...rest,
    request: { ...(rest.request as JsonObject), headers: [{ name: "a", value: 7 }] },
  };
  const faults = await entryViolations(harValidator, entry);
  expect(faults.map(({ code, path, found, data }) => [code, pointerOf(path), found, data?.message])).toEqual([
    ["schema/violation", "", "an object", "should have required property 'time'"],
    ["schema/violation", "/request/headers/0/value", "a number", "should be string"],
  ]);
});

test("entries judged one by one come to the verdict on the whole", async () => {
  const entries: readonly JsonValue[] = [
    minimalEntry,
    {},
    7,
    null,
    { ...minimalEntry, serverIPAddress: "" },
    { ...minimalEntry, startedDateTime: "yesterday" },
    { ...minimalEntry, response: { status: "200" } },
  ];
  for (const entry of entries) {
    for (const log of [
      { version: "1.2", creator },
      { creator, pages: null },
    ]) {
      const document: JsonObject = { log: { ...log, entries: [entry] } };
      const isAccepted = await harValidator.har(document).then(
        () => true,
        () => false,
      );
      const source = memorySource(encodeUtf8(JSON.stringify(document)));
      let violations = 0;
      for await (const { code } of validate(source, { schema: harValidator }, { notice: () => {} })) {
        if (code === "schema/violation") violations++;
      }
      expect(violations === 0).toBe(isAccepted);
    }
  }
});

test("a mistake of the validator is not taken for a verdict", async () => {
  const broken = { har: () => Promise.reject(new Error("broken")), entry: () => Promise.reject(new Error("broken")) };
  await expect(entryViolations(broken, minimalEntry)).rejects.toThrow("broken");
});
