import { codingOf, storedBody } from "../../model/body.ts";
import { concatBytes } from "../../model/bytes.ts";
import { headerValue } from "../../model/headers.ts";
import type { HttpRequest, HttpResponse, Interaction, StoredBody } from "../../model/types.ts";
import type { Answer, Exchange } from "../engine/exchange.ts";

// Kept from the beginning, so that fake timers do not tell a recording the time.
const { Date: Clock, performance: stopwatch } = globalThis;
const now = stopwatch.now.bind(stopwatch);

/** An exchange with the network on its way to become an interaction. */
export interface Capture {
  /** What came of it, once all of it is there; `undefined` where the network gave no answer. */
  readonly interaction: Promise<Interaction | undefined>;
  /** Lets the body come to its end though the client does not read it. */
  hurry(): void;
  /** Takes what is there for all. */
  stop(): void;
}

/** Lets a request go to the network, and takes down what goes there and what comes back; the client waits for nothing. */
export function capture(exchange: Exchange, sent: Promise<Uint8Array> = exchange.body()): Capture {
  const start = now();
  const startedAt = new Clock().toISOString();
  const observed = exchange.observe();
  const cut = new AbortController();
  // An upload that is cut off never comes to its end.
  const whole = Promise.race([sent, aborted(cut.signal)]).catch(() => undefined);
  const interaction = observed.answer.then(async (answer) => {
    if (answer === undefined) return undefined;
    const waitMs = elapsed(start);
    const outcome = await responseOf(answer, start);
    const totalMs = elapsed(start);
    const timing = { startedAt, waitMs, totalMs, phases: { send: 0, receive: rounded(totalMs - waitMs) } };
    const bytes = await whole;
    return bytes && { request: requestOf(exchange, bytes), outcome, timing };
  });
  return {
    interaction,
    hurry: observed.hurry,
    stop() {
      cut.abort();
      observed.stop();
    },
  };
}

function aborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(undefined)));
}

function requestOf({ request, url, headers }: Exchange, bytes: Uint8Array): HttpRequest {
  const body = storedBody(bytes, { coding: codingOf(headers, bytes) });
  return { method: request.method, url, httpVersion: "1.1", headers, body };
}

async function responseOf(answer: Answer, start: number): Promise<HttpResponse> {
  const { status, statusText, httpVersion, headers } = answer;
  const pieces: Uint8Array[] = [];
  const chunks: { end: number; atMs: number }[] = [];
  let end = 0;
  let broken: unknown;
  try {
    for await (const piece of answer.body) {
      pieces.push(piece);
      end += piece.length;
      chunks.push({ end, atMs: elapsed(start) });
    }
  } catch (e) {
    broken = e;
  }
  const bytes = concatBytes(pieces);
  const body: StoredBody = {
    ...storedBody(bytes, { coding: codingOf(headers, bytes), complete: broken === undefined }),
    // Where the length was known beforehand, the pieces are the network's and tell nothing.
    ...(chunks.length > 1 && headerValue(headers, "content-length") === undefined && { chunks }),
  };
  const { code, message } = (broken ?? {}) as { readonly code?: string; readonly message?: string };
  // Where the client went away, replay gives as much as it had.
  const brokenBy = code === "ECONNRESET" ? ({ kind: "failure", message: message as string, code } as const) : undefined;
  return { kind: "response", status, statusText, httpVersion, headers, body, ...(brokenBy && { brokenBy }) };
}

/** Since then, in ms. */
function elapsed(start: number): number {
  return rounded(now() - start);
}

/** To the microsecond. */
function rounded(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
