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
import { type Observation, observation, wireHeaders } from "./runtime/engine/observe.ts";
import { contextOfRequest, failRequest, type UndiciRequest } from "./runtime/engine/undici-context.ts";
import { undiciSockets } from "./runtime/engine/undici-sockets.ts";

// undici writes a queued request from where the one before it ended, so the context travels with the request.
const contextHeader = "x-respool-ctx";
const noContext = "-";
const undiciChannel = "undici:request:create";

// Connections outlive the interception that they began in, and go on in the next one.
const tunnels = new WeakSet<object>();
let dialling: Observation | undefined;

/** What the interceptors tell of an answer. */
interface ResponseEvent {
  readonly requestId: string;
  readonly response: Response;
  readonly responseType: "mock" | "original";
}

/** The engine on `@mswjs/interceptors`: sockets are intercepted, so it sees every client of HTTP/1.1. */
export function createEngine(): Engine {
  const openBefore = undiciSockets();
  let undo: (() => void) | undefined;
  return {
    start(options) {
      undo ??= start(options, openBefore.refuse());
    },
    stop() {
      undo?.();
      undo = undefined;
    },
    responseOf: (body, init) => new FetchResponse(body as ConstructorParameters<typeof Response>[0], init),
  };
}

const noProxyAgent =
  "respool: the ProxyAgent of undici does not go together with a cassette; leave it out where tests use cassettes";

/** node:http is given the path as it is sent; `initiator` is its socket. */
function wireUrl(url: string, initiator: unknown): string {
  const path = (initiator as { readonly _httpMessage?: ClientRequest })._httpMessage?.path;
  const sent = path?.startsWith("/") ? new URL(url).origin + path : url;
  return URL.canParse(sent) && new URL(sent).href === url ? sent : url;
}

function start({ handle, context, allowsHttp2 }: EngineOptions, allowOpen: () => void): () => void {
  const interceptor = new HttpRequestInterceptor();
  const observations = new Map<string, Observation>();
  // While anybody listens, the interceptors copy each answer.
  const onResponse = ({ requestId, response, responseType }: ResponseEvent) => {
    if (responseType === "original") observations.get(requestId)?.responded(response);
  };
  const tag = (message: unknown) => {
    const made = (message as { readonly request: UndiciRequest }).request;
    // The interceptors cannot answer it, and bring the process down.
    if (made.method === "CONNECT") return failRequest(made, new Error(noProxyAgent));
    made.addHeader(contextHeader, contextOfRequest(made, context) ?? noContext);
  };
  interceptor.on("request", async ({ request, requestId, controller, initiator }) => {
    // What the tunnel carries is seen by itself.
    if (request.method === "CONNECT") {
      tunnels.add(initiator as object);
      return controller.respondWith(new Response());
    }
    const tagged = request.headers.get(contextHeader);
    if (tagged !== null) request.headers.delete(contextHeader);
    const name = tagged === null ? context() : tagged === noContext ? undefined : tagged;
    // Decided at once, a request is lost that goes over a connection which undici opened ahead.
    await undefined;
    const observe = () => {
      const seen = observation(request.method, () => {
        observations.delete(requestId);
        if (observations.size === 0) interceptor.removeListener("response", onResponse);
      });
      if (observations.size === 0) interceptor.on("response", onResponse);
      observations.set(requestId, seen);
      dialling = seen;
      void controller.passthrough();
      dialling = undefined;
      return seen.observed;
    };
    return handle({
      request,
      url: wireUrl(request.url, initiator),
      headers: wireHeaders(request.headers),
      body: () => request.arrayBuffer().then((buffer) => new Uint8Array(buffer)),
      invite() {
        // node:http alone waits; it is told as its parser would.
        if (request.headers.get("expect")?.toLowerCase() !== "100-continue") return;
        process.nextTick(() => (initiator as { _httpMessage?: ClientRequest })._httpMessage?.emit("continue"));
      },
      context: name,
      respond: (response) => controller.respondWith(response),
      fail: (error) => controller.errorWith(error),
      passthrough: () => void controller.passthrough(),
      observe,
    });
  });
  const unguard = guardHttp2(allowsHttp2);
  subscribe(undiciChannel, tag);
  interceptor.apply();
  const sockets = SocketInterceptor.singleton(SocketInterceptor);
  // The listener goes with the interception.
  sockets.on("connection", ({ socket, controller }) => {
    const dial = controller.passthrough.bind(controller);
    controller.passthrough = (...args) => {
      // What is inside of a tunnel is TLS, no HTTP, so the interceptors would dial the host behind it.
      const real = tunnels.has(socket) ? (socket as Socket) : dial(...args);
      dialling?.connected(real, socket as Socket);
      return real;
    };
  });
  return () => {
    allowOpen();
    interceptor.dispose();
    unsubscribe(undiciChannel, tag);
    unguard();
  };
}
