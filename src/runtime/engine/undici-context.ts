/** What undici publishes when it makes a request: one of its own classes. */
export interface UndiciRequest {
  readonly method: string;
  /** Fails it, in undici 6 and 7. */
  onError?(error: Error): void;
  /** Fails it, from undici 8 on. */
  onResponseError?(error: Error): void;
  addHeader(name: string, value: string): void;
}

/** What `AsyncResource` offers; the handlers of undici's own functions are of that class. */
interface Resource {
  runInAsyncScope<T>(run: () => T): T;
}

/**
 * The context in which a client asked for a request that undici makes just now. A pool whose connections are all busy makes
 * it later, when another request is done, and then runs where that one ended: the handler tells where it was asked for. The
 * handler of fetch does not, so there a request that comes out of a queue has no context.
 */
export function contextOfRequest(request: UndiciRequest, context: () => string | undefined): string | undefined {
  const resource = resourceOf(request);
  if (resource !== undefined) return resource.runInAsyncScope(context);
  return comesOutOfQueue() ? undefined : context();
}

/** Fails a request before it is sent. */
export function failRequest(request: UndiciRequest, error: Error): void {
  if (request.onResponseError !== undefined) request.onResponseError(error);
  else request.onError?.(error);
}

/** Handlers that redirect or try again hold the one that they were given. */
function resourceOf(request: UndiciRequest): Resource | undefined {
  const key = Object.getOwnPropertySymbols(request).find(({ description }) => description === "handler");
  let handler = key && (request as unknown as Record<symbol, unknown>)[key];
  for (let depth = 0; depth < 5 && typeof handler === "object" && handler !== null; depth++) {
    if (typeof (handler as Partial<Resource>).runInAsyncScope === "function") return handler as Resource;
    handler = (handler as { handler?: unknown }).handler;
  }
  return undefined;
}

/** Whether undici's function that empties the queue of a pool is among the callers. */
function comesOutOfQueue(): boolean {
  const { stackTraceLimit, prepareStackTrace } = Error;
  Error.stackTraceLimit = 25;
  // The frames as they are: test runners map each to its source, which takes longer than the request.
  Error.prepareStackTrace = (_, frames) => frames;
  const { stack } = new Error() as unknown as { stack: readonly NodeJS.CallSite[] };
  Error.stackTraceLimit = stackTraceLimit;
  Error.prepareStackTrace = prepareStackTrace;
  return stack.some((frame) => frame.getFunctionName()?.includes("onDrain"));
}
