import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";

const folder = fileURLToPath(new URL("../golden/", import.meta.url));

/** Compares bytes with a golden file; `npm run golden` writes it anew instead. */
export function expectGolden(path: string, bytes: Uint8Array): void {
  const file = folder + path;
  if (process.env.UPDATE_GOLDEN !== undefined) {
    mkdirSync(dirname(file), { recursive: true });
    if (!existsSync(file) || Buffer.compare(readFileSync(file), bytes) !== 0) writeFileSync(file, bytes);
    return;
  }
  const golden = readFileSync(file);
  // Text first, for a diff that can be read; then the bytes, which the text may hide.
  expect(new TextDecoder().decode(bytes)).toBe(new TextDecoder().decode(golden));
  expect(Buffer.compare(golden, bytes)).toBe(0);
}
