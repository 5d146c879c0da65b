import {
  closeSync,
  fchmodSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import type { OutputFile } from "../adapters/adapter.ts";
import { isRespoolError, RespoolError } from "../model/errors.ts";
import { systemError } from "./errors.ts";

/** What became of an output file. `would-write` and `differs` are said when nothing may be written. */
export type OutputState = "written" | "unchanged" | "would-write" | "differs";

/** How to write. */
export interface OutputMode {
  /** Compare only. */
  readonly check?: boolean;
  readonly dryRun?: boolean;
  /** Replace a file that has other content. */
  readonly force?: boolean;
}

/** An output file and what became of it; `bytes` is its size. */
export interface Output {
  readonly path: string;
  readonly bytes: number;
  readonly state: OutputState;
}

/**
 * Writes one file: under a temporary name first, then renamed, so that nobody ever sees half of it. A file that already
 * holds the same bytes is left alone. Throws `output/exists`, `output/unwritable`.
 */
export async function putFile(path: string, content: OutputFile["bytes"], mode: OutputMode): Promise<Output> {
  const bytes = content instanceof Uint8Array ? content : await collect(content);
  const result = (state: OutputState): Output => ({ path, bytes: bytes.length, state });
  const present = presentBytes(path, bytes.length);
  if (present instanceof Uint8Array && Buffer.compare(present, bytes) === 0) return result("unchanged");
  if (mode.check) return result("differs");
  if (present !== undefined && !mode.force) {
    throw new RespoolError("output/exists", "exists with other content", {
      at: { file: path },
      hint: "Use --force to replace it.",
    });
  }
  if (mode.dryRun) return result("would-write");
  writeAtomically(path, bytes);
  return result("written");
}

/** The bytes of a file when their number is the wanted one; `true` for other content, `undefined` when there is none. */
function presentBytes(path: string, size: number): Uint8Array | true | undefined {
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat === undefined) return undefined;
    if (!stat.isFile()) {
      const what = stat.isDirectory() ? "is a folder" : "is no regular file";
      throw new RespoolError("output/unwritable", what, { at: { file: path } });
    }
    return stat.size === size ? readFileSync(path) : true;
  } catch (e) {
    throw isRespoolError(e) ? e : systemError("output/unwritable", "cannot be compared", path, e);
  }
}

function writeAtomically(path: string, bytes: Uint8Array): void {
  const folder = dirname(path);
  // Without the file's own name in it, which may already be as long as the disk allows; the clock tells it from one that
  // a killed process of the same number left behind.
  const temporary = join(folder, `.respool-${process.pid}-${process.hrtime.bigint().toString(36)}.tmp`);
  try {
    mkdirSync(folder, { recursive: true });
    const mode = statSync(path, { throwIfNoEntry: false })?.mode;
    const file = openSync(temporary, "wx");
    try {
      if (mode !== undefined) fchmodSync(file, mode);
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (e) {
    rmSync(temporary, { force: true });
    throw systemError("output/unwritable", "cannot be written", path, e);
  }
}

async function collect(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}
