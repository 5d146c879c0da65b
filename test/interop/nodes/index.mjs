import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * The path of a Node binary of this major version, or `undefined` when there is none for this machine.
 * @param {20 | 22 | 24} major
 * @returns {string | undefined}
 */
export function nodeBinary(major) {
  if (Number.parseInt(process.versions.node, 10) === major) return process.execPath;
  const path = fileURLToPath(
    new URL(`node_modules/node${major}-${process.platform}-${process.arch}/bin/node`, import.meta.url),
  );
  return existsSync(path) ? path : undefined;
}
