// One measurement in a process of its own, so that the most memory taken is its own: node har-child.mjs JOB FILE [ARGUMENT…].
// Code is loaded before the clock starts; the command line loads its own, and is measured whole.
import { readFileSync } from "node:fs";

const [job, file, ...args] = process.argv.slice(2);

const jobs = {
  async parse() {
    return () => [file, ...args].map((path) => JSON.parse(readFileSync(path, "utf8")).log.entries.length);
  },
  async read() {
    const { memorySource } = await import("../dist/source.js");
    const { open } = await import("../dist/read.js");
    const { decode, fileSource } = await import("../dist/entry/node.js");
    const readAll = async (source) => {
      const { reading } = await open(source, { decode }, () => {});
      let bytes = 0;
      for await (const { outcome } of reading.interactions) bytes += outcome.body.bytes.length;
      return bytes;
    };
    await readAll(memorySource(new TextEncoder().encode('{"log":{"version":"1.2","entries":[]}}')));
    return () => readAll(fileSource(file));
  },
  async diff() {
    process.argv = [process.argv[0], "respool", "diff", file, ...args];
    return () => import("../dist/cli.js");
  },
  async convert() {
    process.argv = [process.argv[0], "respool", "convert", file, ...args];
    return () => import("../dist/cli.js");
  },
};

const run = await jobs[job]();
const start = performance.now();
await run();
// The command line goes on behind its import.
process.on("exit", () => {
  const megabytes = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(`\n${JSON.stringify({ ms: performance.now() - start, megabytes })}\n`);
});
