import http2 from "node:http2";
import { syncBuiltinESMExports } from "node:module";

/** Makes `http2.connect` fail at once where `allows` says no; the engine would let it hang. Returns what undoes it. */
export function guardHttp2(allows: (authority: string) => boolean): () => void {
  const real = http2.connect;
  const guarded = ((authority: string | URL, ...rest: []) => {
    if (allows(String(authority))) return unseen(() => real(authority, ...rest));
    throw Object.assign(new Error(advice(String(authority))), { code: "RESPOOL_HTTP2" });
  }) as typeof real;
  http2.connect = guarded;
  syncBuiltinESMExports();
  return () => {
    if (http2.connect === guarded) http2.connect = real;
    syncBuiltinESMExports();
  };
}

/** Connects past the interceptors, which would wait for a request of HTTP/1.1. */
function unseen<T>(connect: () => T): T {
  const { __MSW_INTERNAL_CONNECTION_CONTEXT: past } = globalThis as {
    __MSW_INTERNAL_CONNECTION_CONTEXT?: { run<R>(run: () => R): R };
  };
  return past === undefined ? connect() : past.run(connect);
}

function advice(authority: string): string {
  return (
    `respool: HTTP/2 cannot be replayed (${authority}). Let the client use HTTP/1.1: the AWS SDK takes ` +
    "requestHandler: new NodeHttpHandler() of @smithy/node-http-handler, got takes http2: false."
  );
}
