// Whole commands beside `node -e 0`, in turn.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeCassettes } from "./cassettes.mjs";
import { printRatios, timeInTurn } from "./measure.mjs";

const bin = fileURLToPath(new URL("../bin/respool.js", import.meta.url));

export async function bench() {
  const folder = mkdtempSync(join(tmpdir(), "respool-bench-"));
  try {
    const [cassette] = writeCassettes(folder, 1);
    const node = (...args) => {
      const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
      if (status !== 0) throw new Error(stderr);
    };
    const times = await timeInTurn(
      {
        "node -e 0": () => node("-e", "0"),
        "respool convert": () => node(bin, "convert", cassette, "-o", join(folder, "out.nock.json"), "--force"),
        "respool --help": () => node(bin, "--help"),
      },
      21,
    );
    printRatios({ "respool convert": times["respool convert"], "node -e 0": times["node -e 0"] }, "respool convert");
    printRatios({ "respool --help": times["respool --help"], "node -e 0": times["node -e 0"] }, "respool --help");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
