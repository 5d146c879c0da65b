import type { SingleBar } from "cli-progress";

/** How far a batch is. */
export interface Progress {
  start(total: number): void;
  step(): void;
  stop(): void;
}

// Work that is done sooner needs no bar, and its library need not be loaded.
const patience = 1000;

/** A bar on standard error when work lasts, on a terminal only; `wanted` is false anywhere else. */
export function progressOf(wanted: boolean, now: () => number = Date.now): Progress {
  if (!wanted) return { start: () => undefined, step: () => undefined, stop: () => undefined };
  const begun = now();
  let total = 0;
  let done = 0;
  let loading = false;
  let stopped = false;
  let bar: SingleBar | undefined;
  const load = async () => {
    const { default: library } = await import("cli-progress");
    if (stopped) return;
    bar = new library.SingleBar({
      format: "{bar} {value} of {total} files",
      clearOnComplete: true,
      stream: process.stderr,
    });
    bar.start(total, done);
  };
  return {
    start(inputs) {
      total = inputs;
    },
    step() {
      done++;
      bar?.update(done);
      if (loading || total < 2 || now() - begun < patience) return;
      loading = true;
      void load();
    },
    stop() {
      stopped = true;
      bar?.stop();
    },
  };
}
