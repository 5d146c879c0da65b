import {
  constants,
  copyFileSync,
  linkSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { sha1 } from "../adapters/shared/sha1.ts";
import { encodeUtf8 } from "../model/bytes.ts";
import { RespoolError } from "../model/errors.ts";
import { systemError } from "./errors.ts";

// Kept from the beginning, so that fake timers do not stop whoever waits.
const { setTimeout: startTimer, Date: Clock } = globalThis;

/** A file that this process alone may write for now. */
export interface Lock {
  /** Says that the work goes on. Throws `output/unwritable` where the lock was lost, because the work stood still for long. */
  keep(): void;
}

// A holder says at least that often that it goes on; a process may stand still while it makes a large file.
const longestSilence = 60_000;
const longestWait = 120_000;
const between = 15;

/**
 * Runs what reads and writes a file while no other process, thread or session does the same. The lock is a file beside it;
 * that of a process which was killed does not count. Throws `output/unwritable`.
 */
export async function withLock<T>(path: string, run: (lock: Lock) => Promise<T>): Promise<T> {
  const file = lockPath(path);
  const own = `${JSON.stringify({ host: hostname(), pid: process.pid, id: process.hrtime.bigint().toString(36) })}\n`;
  for (const start = Clock.now(); !taken(file, own, path); ) {
    if (Clock.now() - start > longestWait) throw lost("another process has it for too long", path);
    await new Promise((resolve) => void startTimer(resolve, between * (1 + Math.random())));
  }
  try {
    return await run({
      keep() {
        if (contentOf(file) !== own) throw lost("the lock was taken by another process", path);
        const now = Clock.now() / 1000;
        utimesSync(file, now, now);
      },
    });
  } finally {
    if (contentOf(file) === own) rmSync(file, { force: true });
  }
}

/** Whatever name a file is called by, its lock is the same; the name may already be as long as the disk allows. */
function lockPath(path: string): string {
  try {
    mkdirSync(dirname(path), { recursive: true });
    return join(realpathSync(dirname(path)), `.respool-${sha1(encodeUtf8(basename(path))).slice(0, 12)}.lock`);
  } catch (e) {
    throw systemError("output/unwritable", "cannot be written", path, e);
  }
}

/** Whether the lock is ours now. */
function taken(file: string, own: string, path: string): boolean {
  // Written beside and then given its name, so that nobody sees it without its content.
  const draft = besideOf(file);
  try {
    writeFileSync(draft, own, { flag: "wx" });
    name(draft, file);
    return true;
  } catch (e) {
    if (codeOf(e) !== "EEXIST") throw systemError("output/unwritable", "cannot be locked", path, e);
    removeStale(file);
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Gives a file a second name, unless that is taken; not every disk can. */
function name(file: string, second: string): void {
  try {
    linkSync(file, second);
  } catch (e) {
    if (codeOf(e) === "EEXIST") throw e;
    copyFileSync(file, second, constants.COPYFILE_EXCL);
  }
}

/** Takes a lock away whose holder is gone. Of two that try, one finds another lock under the name, and gives it back. */
function removeStale(file: string): void {
  const content = contentOf(file);
  if (content === undefined || !isStale(file, content)) return;
  const aside = besideOf(file);
  try {
    renameSync(file, aside);
    if (contentOf(aside) !== content) name(aside, file);
  } catch {
    // Somebody else was faster.
  }
  rmSync(aside, { force: true });
}

function isStale(file: string, content: string): boolean {
  const silence = Clock.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Clock.now());
  if (silence > longestSilence) return true;
  try {
    const { host, pid } = JSON.parse(content) as { readonly host?: unknown; readonly pid?: unknown };
    return host === hostname() && typeof pid === "number" && !isAlive(pid);
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (e) {
    return codeOf(e) === "EPERM";
  }
}

function besideOf(file: string): string {
  return `${file}.${process.pid}-${process.hrtime.bigint().toString(36)}`;
}

function codeOf(e: unknown): string | undefined {
  return (e as NodeJS.ErrnoException).code;
}

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

function lost(why: string, path: string): RespoolError {
  return new RespoolError("output/unwritable", why, {
    at: { file: path },
    hint: "Nothing was written. Run it again.",
  });
}
