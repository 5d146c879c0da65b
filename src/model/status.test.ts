import { STATUS_CODES } from "node:http";
import { expect, test } from "vitest";
import { standardPhrase } from "./status.ts";

test("the phrases are those that Node sends", () => {
  const codes = Array.from({ length: 500 }, (_, i) => i + 100);
  expect(codes.map((code) => [code, standardPhrase(code)])).toEqual(codes.map((code) => [code, STATUS_CODES[code]]));
});
