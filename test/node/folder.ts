import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach } from "vitest";

const made: string[] = [];

afterEach(() => {
  // rm takes paths that are too long for Node, and folders without permissions.
  for (const folder of made.splice(0)) execFileSync("rm", ["-rf", folder]);
});

/** A new folder that holds these files; it is removed after the test. */
export function temporaryFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const root = mkdtempSync(join(tmpdir(), "respool-"));
  made.push(root);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

/** The paths of all files below a folder, sorted; hidden ones too. */
export function filesIn(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}

/**
 * Runs something as a user without rights, since root may do everything: tests of permissions mean something in containers
 * too. Files made before must be handed over with `giveAway`.
 */
export async function withoutRights(run: () => Promise<void>): Promise<void> {
  const root = process.geteuid?.() === 0;
  if (root) process.seteuid?.(nobody);
  try {
    await run();
  } finally {
    if (root) process.seteuid?.(0);
  }
}

const nobody = 65534;

/** Makes a folder and what is in it the property of the user of `withoutRights`. */
export function giveAway(root: string): void {
  if (process.geteuid?.() === 0) execFileSync("chown", ["-R", String(nobody), root]);
}

/** Windows has no permissions of this kind. */
export const noPermissions: boolean = process.platform === "win32";
