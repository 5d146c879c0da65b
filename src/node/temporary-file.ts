import { closeSync, fchmodSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { systemError } from "./errors.ts";

/** A file that takes its place only when all of it is there, so that nobody ever sees half of it. */
export interface TemporaryFile {
  write(bytes: Uint8Array): void;
  /** Gives the file its name, replacing what had it. */
  settle(): void;
  /** Takes the file away unless it is settled. */
  discard(): void;
}

/** A file beside the one that it is to become, with its permissions. All of it throws `output/unwritable`. */
export function temporaryFile(path: string): TemporaryFile {
  const folder = dirname(path);
  // Without the file's own name in it, which may already be as long as the disk allows; the clock tells it from one that
  // a killed process of the same number left behind.
  const temporary = join(folder, `.respool-${process.pid}-${process.hrtime.bigint().toString(36)}.tmp`);
  let file: number | undefined;
  let isSettled = false;
  const close = () => {
    if (file !== undefined) closeSync(file);
    file = undefined;
  };
  const discard = () => {
    close();
    if (!isSettled) rmSync(temporary, { force: true });
  };
  const attempt = <T>(action: () => T): T => {
    try {
      return action();
    } catch (e) {
      discard();
      throw systemError("output/unwritable", "cannot be written", path, e);
    }
  };
  const opened = attempt(() => {
    mkdirSync(folder, { recursive: true });
    const mode = statSync(path, { throwIfNoEntry: false })?.mode;
    file = openSync(temporary, "wx");
    if (mode !== undefined) fchmodSync(file, mode);
    return file;
  });
  return {
    write: (bytes) =>
      attempt(() => {
        for (let at = 0; at < bytes.length; ) at += writeSync(opened, bytes, at);
      }),
    settle: () =>
      attempt(() => {
        close();
        renameSync(temporary, path);
        isSettled = true;
      }),
    discard,
  };
}
