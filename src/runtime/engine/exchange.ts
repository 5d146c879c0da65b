/** A request that a client of this process sends, waiting for one of the three decisions. */
export interface Exchange {
  readonly request: Request;
  /** The bytes of the request's body; a client that waits for leave to send it (`Expect: 100-continue`) gets it. */
  body(): Promise<Uint8Array>;
  /** What `EngineOptions.context` gave where the client made the request; `undefined` when it gave nothing. */
  readonly context: string | undefined;
  respond(response: Response): void;
  /** Fails as a broken network does; the client sees the error, or has it as its cause. */
  fail(error: Error): void;
  /** Lets the request go to the network. */
  passthrough(): void;
}

/** What the engine asks for. */
export interface EngineOptions {
  /** Decides on an exchange; it has to call one of the three functions, and must not throw. */
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
