import type { HttpRequest, Interaction } from "../../model/types.ts";
import type { Exchange } from "../engine/exchange.ts";
import { pause } from "../response/pace.ts";
import { type Capture, capture } from "./capture.ts";

/** What a session records. */
export interface Recorder {
  /** Lets a request go to the network and keeps what comes of it; `sent` is its body where that was read before. */
  record(exchange: Exchange, sent?: Uint8Array): void;
  /** Takes note of a request that was answered from the file: what is secret in it may stand in what is recorded. */
  see(request: HttpRequest): void;
  /** The requests that were seen. */
  readonly seen: readonly HttpRequest[];
  /** Forgets what was recorded. */
  discard(): void;
  /** What was recorded, in the order of the requests, once it is all there. Waits for it, though not for ever. */
  finish(): Promise<readonly Interaction[]>;
}

// An answer that has not ended by then is one that never ends.
const longestWait = 5000;

/** Nothing recorded yet. */
export function newRecorder(): Recorder {
  let captures: Capture[] = [];
  const seen: HttpRequest[] = [];
  return {
    seen,
    see: (request) => void seen.push(request),
    record(exchange, sent) {
      captures.push(capture(exchange, sent && Promise.resolve(sent)));
    },
    discard() {
      for (const { stop } of captures) stop();
      captures = [];
    },
    async finish() {
      const all = Promise.all(captures.map(({ interaction }) => interaction));
      const over = new AbortController();
      for (const { hurry } of captures) hurry();
      const isDone =
        captures.length === 0 || (await Promise.race([all, pause(longestWait, over.signal)])) !== undefined;
      over.abort();
      if (!isDone) for (const { stop } of captures) stop();
      return (await all).filter((interaction) => interaction !== undefined);
    },
  };
}
