// Bundled into one file with all that it imports, since the interceptors ask for a newer Node than the library does.
import "./runtime/engine/with-resolvers.ts";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { ClientRequest } from "node:http";
import type { Socket } from "node:net";
import { FetchResponse } from "@mswjs/interceptors";
import { HttpRequestInterceptor } from "@mswjs/interceptors/http";
import { SocketInterceptor } from "@mswjs/interceptors/net";
import type { Engine, EngineOptions } from "./runtime/engine/exchange.ts";
import { guardHttp2 } from "./runtime/engine/http2.ts";
import { contextOfRequest, type UndiciRequest } from "./runtime/engine/undici-context.ts";

// undici writes a queued request from where the one before it ended, so the context travels with the request.
const contextHeader = "x-respool-ctx";
const noContext = "-";
const undiciChannel = "undici:request:create";

/** The engine on `@mswjs/interceptors`: sockets are intercepted, so it sees every client of HTTP/1.1. */
export function createEngine(): Engine {
  let undo: (() => void) | undefined;
  return {
    start(options) {
      undo ??= start(options);
    },
    stop() {
      undo?.();
      undo = undefined;
    },
    responseOf: (body, init) => new FetchResponse(body as ConstructorParameters<typeof Response>[0], init),
  };
}

function start({ handle, context, allowsHttp2 }: EngineOptions): () => void {
  const interceptor = new HttpRequestInterceptor();
  const tunnels = new WeakSet<object>();
  const tag = (message: unknown) => {
    const made = (message as { readonly request: UndiciRequest }).request;
    made.addHeader(contextHeader, contextOfRequest(made, context) ?? noContext);
  };
  interceptor.on("request", ({ request, controller, initiator }) => {
    // What the tunnel carries is seen by itself.
    if (request.method === "CONNECT") {
      tunnels.add(initiator as object);
      return controller.respondWith(new Response());
    }
    const tagged = request.headers.get(contextHeader);
    if (tagged !== null) request.headers.delete(contextHeader);
    const name = tagged === null ? context() : tagged === noContext ? undefined : tagged;
    return handle({
      request,
      body() {
        if (request.headers.get("expect")?.toLowerCase() === "100-continue") {
          // Nothing can be sent before the decision, so node:http, which alone waits, is told as its parser would.
          process.nextTick(() => (initiator as { _httpMessage?: ClientRequest })._httpMessage?.emit("continue"));
        }
        return request.arrayBuffer().then((buffer) => new Uint8Array(buffer));
      },
      context: name,
      respond: (response) => controller.respondWith(response),
      fail: (error) => controller.errorWith(error),
      passthrough: () => void controller.passthrough(),
    });
  });
  const unguard = guardHttp2(allowsHttp2);
  subscribe(undiciChannel, tag);
  interceptor.apply();
  const sockets = SocketInterceptor.singleton(SocketInterceptor);
  // The listener goes with the interception.
  sockets.on("connection", ({ socket, controller }) => {
    const dial = controller.passthrough.bind(controller);
    // What is inside of a tunnel is TLS, no HTTP, so the interceptors would dial the host behind it.
    controller.passthrough = (...args) => (tunnels.has(socket) ? (socket as Socket) : dial(...args));
  });
  return () => {
    interceptor.dispose();
    unsubscribe(undiciChannel, tag);
    unguard();
  };
}
