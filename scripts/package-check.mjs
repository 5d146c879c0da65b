// Checks the package as users get it: publint, are-the-types-wrong, knip; ends with one line of counts.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const checks = [["publint", "--strict"], ["attw", "--pack", ".", "--profile", "esm-only"], ["knip"]];
let failed = 0;
for (const [name, ...args] of checks) {
  const run = spawnSync(`${root}node_modules/.bin/${name}`, args, { cwd: root, stdio: "inherit" });
  if (run.status !== 0) failed++;
}
console.log(`package: ${checks.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
