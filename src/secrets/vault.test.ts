import { expect, test } from "vitest";
import { emptyVault } from "./vault.ts";

test("secrets are numbered by kind in the order they were met, each once", () => {
  const vault = emptyVault();
  for (const [kind, value] of [
    ["token", "a"],
    ["api-key", "b"],
    ["token", "c"],
    ["api-key", "a"],
  ] as const)
    vault.add({ kind, value });
  const expected = [
    { value: "a", placeholder: "REDACTED_TOKEN_1" },
    { value: "b", placeholder: "REDACTED_API_KEY_1" },
    { value: "c", placeholder: "REDACTED_TOKEN_2" },
  ];
  expect(vault.replacements()).toEqual(expected);
  expect(vault.replacements()).toEqual(expected);
});

test("numbers that placeholders have already are not given again, however they are spelled", () => {
  const spelled: readonly (readonly [string, number])[] = [
    ["x REDACTED_TOKEN_7 REDACTED_TOKEN_3", 8],
    [`"${btoa("user:REDACTED_TOKEN_9")}"`, 10],
    [btoa("a REDACTED_TOKEN_1 b REDACTED_TOKEN_4").replace(/=+$/, ""), 5],
    [Buffer.from("REDACTED_TOKEN_12").toString("hex"), 13],
    [`${Buffer.from("REDACTED_TOKEN_6").toString("hex").toUpperCase()}0`, 7],
    ["REDACTED_TOKEN_99999999999", 1],
    ["REDACTED_TOKENS_5 REDACTED_TOKEN REDACTED_", 1],
    ["", 1],
  ];
  for (const [text, number] of spelled) {
    const vault = emptyVault();
    vault.see(text);
    vault.add({ kind: "token", value: "a" });
    expect([text, vault.replacements()]).toEqual([text, [{ value: "a", placeholder: `REDACTED_TOKEN_${number}` }]]);
  }
});
