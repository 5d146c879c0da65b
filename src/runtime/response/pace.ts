import type { Timing } from "../../model/types.ts";
import type { Piece } from "./pieces.ts";

// Kept from the beginning, so that fake timers do not stop an answer.
const { setTimeout: startTimer, clearTimeout: stopTimer, setImmediate: nextTurn } = globalThis;

/** When an answer is sent, in ms: how long before its headers, and before each piece of its body. */
export interface Schedule {
  readonly headers: number;
  readonly pieces: readonly number[];
}

/**
 * When the pieces of an answer are sent. `recorded`: the headers after `waitMs`, each piece at its own time where the
 * recording has it, else spread over what is left of `totalMs`; a number: so many ms between two pieces.
 */
export function scheduleOf(pieces: readonly Piece[], timing: Timing = {}, pace: false | "recorded" | number): Schedule {
  if (pace === false) return { headers: 0, pieces: pieces.map(() => 0) };
  if (pace !== "recorded") return { headers: 0, pieces: pieces.map((_, i) => (i === 0 ? 0 : pace)) };
  const wait = timing.waitMs ?? 0;
  const each = Math.max(0, (timing.totalMs ?? wait) - wait) / Math.max(1, pieces.length);
  let sent = wait;
  return {
    headers: wait,
    pieces: pieces.map(({ atMs }) => {
      const delay = Math.max(0, atMs === undefined ? each : atMs - sent);
      sent += delay;
      return delay;
    }),
  };
}

/** Waits so many ms, at least for the next turn of the event loop; ends early when the signal says so. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (ms <= 0 || signal.aborted) {
      nextTurn(resolve);
      return;
    }
    const done = () => {
      stopTimer(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = startTimer(done, ms);
    signal.addEventListener("abort", done);
  });
}
