#!/usr/bin/env node
import { existsSync } from "node:fs";

// A fresh clone has no dist yet; npx finds this file all the same, because it is committed.
const cli = new URL("../dist/cli.js", import.meta.url);
if (existsSync(cli)) {
  await import(cli.href);
} else {
  process.stderr.write("respool: not built yet; run npm ci\n");
  process.exitCode = 70;
}
