import { RespoolError } from "../model/errors.ts";

// Kept from the beginning: what is watched for must not stop the watch.
const { setInterval: startWatch, clearInterval: stopWatch } = globalThis;

/** Throws `replay/fake-timers` where fake timers have replaced what all of Node's HTTP runs on: no request would ever end. */
export function checkTimers(): void {
  if (faked() === "process.nextTick") throw fakeError("process.nextTick");
}

/** Runs a function; fails, rather than hang with it, where it leaves HTTP without its timers for a second. */
export async function withTimers<T>(run: () => Promise<T>): Promise<T> {
  let timer: ReturnType<typeof startWatch> | undefined;
  let times = 0;
  const hanging = new Promise<never>((_, reject) => {
    timer = startWatch(() => {
      const name = faked();
      times = name === undefined ? 0 : times + 1;
      if (name !== undefined && times === 4) reject(fakeError(name));
    }, 250);
    timer.unref();
  });
  try {
    return await Promise.race([run(), hanging]);
  } finally {
    stopWatch(timer);
  }
}

/** Which of the two that HTTP needs is faked; fetch alone needs `queueMicrotask`. */
function faked(): "process.nextTick" | "queueMicrotask" | undefined {
  // Tests of jest have a process and globals of their own; Node keeps the real ones.
  if (process.getBuiltinModule?.("node:process") !== process) return undefined;
  if (isFake(process.nextTick)) return "process.nextTick";
  return isFake(globalThis.queueMicrotask) ? "queueMicrotask" : undefined;
}

/** As `@sinonjs/fake-timers` marks its own, which vitest and jest use. */
function isFake(global: unknown): boolean {
  return typeof global === "function" && "clock" in global;
}

function fakeError(name: string): RespoolError {
  return new RespoolError("replay/fake-timers", `${name} is faked, and no request of fetch ever ends`, {
    hint: "Leave nextTick and queueMicrotask real: vi.useFakeTimers() fakes neither unless toFake names it.",
  });
}
