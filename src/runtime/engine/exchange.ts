import type { HeaderList } from "../../model/types.ts";

/** A request that a client of this process sends, waiting for one of the four decisions. */
export interface Exchange {
  readonly request: Request;
  /** The URL with its path and query as they stand on the wire, where that is known: `Request` spells some characters anew. */
  readonly url: string;
  /** The headers as they stand on the wire, in their order and spelling. */
  readonly headers: HeaderList;
  /** The bytes of the request's body, once the client has sent them. */
  body(): Promise<Uint8Array>;
  /** Gives a client leave to send its body that waits for it (`Expect: 100-continue`): nobody else does before the decision. */
  invite(): void;
  /** What `EngineOptions.context` gave where the client made the request; `undefined` when it gave nothing. */
  readonly context: string | undefined;
  respond(response: Response): void;
  /** Fails as a broken network does; the client sees the error, or has it as its cause. */
  fail(error: Error): void;
  /** Lets the request go to the network. */
  passthrough(): void;
  /** Lets the request go to the network, and tells what comes back as it comes. The client waits for nothing. */
  observe(): Observed;
}

/** An exchange with the network that is looked at. */
export interface Observed {
  /** The final answer, once its headers are there; `undefined` when the connection ended without any. */
  readonly answer: Promise<Answer | undefined>;
  /** Reads on where the client has stopped reading, so that the body comes to its end. */
  hurry(): void;
  /** Stops looking: the body that is not at its end breaks off. */
  stop(): void;
}

/** An answer from the network. */
export interface Answer {
  readonly status: number;
  /** The reason phrase. */
  readonly statusText: string;
  readonly httpVersion: "1.0" | "1.1";
  /** As they stand on the wire, in their order and spelling. */
  readonly headers: HeaderList;
  /**
   * The body as it was sent, piece by piece as the pieces come, in its content coding and without its framing. Throws an
   * error where it breaks off: with code `ECONNRESET` by the network, `ABORT_ERR` by the client.
   */
  readonly body: AsyncIterable<Uint8Array>;
}

/** What the engine asks for. */
export interface EngineOptions {
  /** Decides on an exchange; it has to call one of the four functions, and must not throw. */
  handle(exchange: Exchange): Promise<void>;
  /** The name of the asynchronous context that it is called in. */
  context(): string | undefined;
  /** Whether connections over HTTP/2, which the engine does not see, may be made to this authority. */
  allowsHttp2(authority: string): boolean;
}

/** Sees every HTTP/1.1 request of this process while it is on: the seam between what answers and what intercepts. */
export interface Engine {
  start(options: EngineOptions): void;
  /** Gives everything back that was replaced. Exchanges under way are answered, and their connections then closed. */
  stop(): void;
  /** A response with any status and any headers, which `Response` refuses outside 200 to 599. */
  responseOf(body: ReadableStream<Uint8Array> | Uint8Array | null, init: ResponseInit & { status: number }): Response;
}
