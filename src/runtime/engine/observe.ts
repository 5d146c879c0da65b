import type { Socket } from "node:net";
import { fromByteString } from "../../model/headers.ts";
import type { HeaderList } from "../../model/types.ts";
import type { Answer, Observed } from "./exchange.ts";

// Kept from the beginning, so that fake timers do not stop a recording.
const { setImmediate: nextTurn } = globalThis;

/** Who ended an exchange before its end. */
type Ended = "network" | "client";

/** What is seen of one exchange with the network, told by the engine. */
export interface Observation {
  readonly observed: Observed;
  /** The connection that the request goes over, and the socket that the client has in place of it. */
  connected(real: Socket, client: Socket): void;
  /** The head of an answer; interim ones come before the final one. */
  responded(response: Response): void;
}

/** Puts together what is seen of an exchange; `over` is called when no answer is to come any more. */
export function observation(method: string, over: () => void): Observation {
  let sockets: readonly Socket[] = [];
  let httpVersion: Answer["httpVersion"] = "1.1";
  let settle: (answer: Answer | undefined) => void = over;
  const answer = new Promise<Answer | undefined>((resolve) => {
    settle = (value) => {
      over();
      resolve(value);
    };
  });
  let close: (by: Ended) => void = over;
  const closed = new Promise<Ended>((resolve) => {
    close = resolve;
  });
  const onData = (bytes: Buffer) => {
    if (bytes.subarray(0, 8).toString("latin1") === "HTTP/1.0") httpVersion = "1.0";
  };
  // What arrived before is told first.
  const end = (by: Ended) => {
    nextTurn(() => {
      release();
      close(by);
      settle(undefined);
    });
  };
  const onClose = () => end("network");
  const onLeave = () => end("client");
  const release = () => {
    for (const socket of sockets) {
      socket.removeListener("data", onData);
      socket.removeListener("end", onClose);
      socket.removeListener("close", onClose);
      socket.removeListener("close", onLeave);
      socket.removeListener("pause", readOn);
    }
    sockets = [];
  };
  // The interceptors pause it whenever the client does not read.
  const readOn = () => void sockets[0]?.resume();
  return {
    observed: {
      answer,
      hurry() {
        sockets[0]?.on("pause", readOn);
        readOn();
      },
      stop: onLeave,
    },
    connected(real, client) {
      sockets = [real, client];
      real.once("data", onData).once("end", onClose).once("close", onClose);
      // The two share what is below them, and only the one that is closed says so.
      client.once("close", onLeave);
    },
    responded(response) {
      const { status, statusText } = response;
      if (status < 200) return;
      const headers = wireHeaders(response.headers);
      // The parser of answers does not know what was asked, and waits for the body that an answer to HEAD announces.
      const stream = method === "HEAD" ? null : response.body;
      settle({ status, statusText, httpVersion, headers, body: piecesOf(stream, isFramed(response), closed, release) });
    },
  };
}

/** The headers of a message as they stand on the wire: the interceptors keep them beside those of fetch. */
export function wireHeaders(headers: Headers): HeaderList {
  const kept = Object.getOwnPropertySymbols(headers).find(({ description }) => description === "kRawHeaders");
  const raw = kept && (headers as unknown as Record<symbol, readonly (readonly [string, string])[]>)[kept];
  return (raw ?? Array.from(headers)).map(([name, value]) => [name, fromByteString(value)] as const);
}

/** Whether an answer tells where its body ends; any other body ends with its connection (RFC 9112, section 6.3). */
function isFramed({ headers }: Response): boolean {
  return headers.has("content-length") || headers.has("transfer-encoding");
}

async function* piecesOf(
  body: ReadableStream<Uint8Array> | null,
  framed: boolean,
  closed: Promise<Ended>,
  release: () => void,
): AsyncGenerator<Uint8Array> {
  if (body === null) return release();
  const reader = body.getReader();
  let by: Ended = "client";
  const gone = closed.then((who) => {
    by = who;
    return undefined;
  });
  // What came before the end may still be on its way through the parser's stream.
  const turn = () => new Promise<undefined>((resolve) => nextTurn(() => nextTurn(() => resolve(undefined))));
  try {
    for (let read = reader.read(); ; ) {
      const step = (await Promise.race([read, gone])) ?? (await Promise.race([read, turn()]));
      if (step?.done) return;
      if (step === undefined) break;
      yield step.value;
      read = reader.read();
    }
    if (by === "client") throw brokenOff("the client stopped reading", "ABORT_ERR");
    if (framed) throw brokenOff("the connection was closed before the end of the body", "ECONNRESET");
  } finally {
    release();
    reader.cancel().catch(() => {});
  }
}

function brokenOff(message: string, code: string): Error {
  return Object.assign(new Error(message), { code });
}
