import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Mode } from "../../../src/entry/runtime.ts";

/** What a worker is to record. */
interface Task {
  readonly cassette: string;
  readonly url: string;
  readonly paths: readonly string[];
  readonly mode: Mode;
}

/** A process of its own that records. */
export interface Worker {
  readonly process: ChildProcess;
  /** Records, and waits until it is done. Throws what the worker failed with. */
  run(task: Task): Promise<void>;
  /** Records until it is killed. */
  start(task: Task): void;
  end(): Promise<void>;
}

/** Starts a process that records. */
export async function startWorker(): Promise<Worker> {
  const { CI: _, RESPOOL_MODE: __, ...env } = process.env;
  const child = fork(fileURLToPath(new URL("worker.mjs", import.meta.url)), { env, execArgv: [] });
  await once(child, "message");
  return {
    process: child,
    async run(task) {
      const answered = once(child, "message");
      child.send(task);
      const [{ error }] = await answered;
      if (error !== undefined) throw new Error(error);
    },
    start: (task) => void child.send(task),
    async end() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
    },
  };
}
