import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { Socket } from "node:net";

/** The connections of undici and of fetch that were opened before interception began, and go past it. */
export interface OpenSockets {
  /** Lets no request be sent over them from now on: clients connect anew. Returns what allows it again. */
  refuse(): () => void;
}

/** What undici publishes when it has connected, and before it writes a request. */
interface SocketMessage {
  readonly socket: Socket;
  readonly request?: { readonly body?: unknown };
}

// Kept from the beginning, so that fake timers do not stop it.
const { setImmediate: nextTurn } = globalThis;

/** Watches the connections that undici opens from now on; those of `http.Agent` the interceptors see to. */
export function undiciSockets(): OpenSockets {
  const open = new Set<Socket>();
  subscribe("undici:client:connected", (message) => {
    const { socket } = message as SocketMessage;
    if (isIntercepted(socket)) return;
    open.add(socket);
    socket.once("close", () => open.delete(socket));
  });
  return {
    refuse() {
      const closeIdle = () => {
        for (const socket of open) if (isIdle(socket)) socket.destroy(again());
      };
      // Those that were busy become idle when their request is done.
      const onDone = () => void (open.size > 0 && nextTurn(closeIdle));
      const onSend = (message: unknown) => {
        const { socket, request } = message as SocketMessage;
        if (open.has(socket)) socket.destroy(request?.body == null ? again() : new Error(refusal));
      };
      closeIdle();
      subscribe("undici:request:trailers", onDone);
      subscribe("undici:client:sendHeaders", onSend);
      return () => {
        unsubscribe("undici:request:trailers", onDone);
        unsubscribe("undici:client:sendHeaders", onSend);
      };
    },
  };
}

const refusal = "respool: the request would go over a connection from before the session, past its cassette";

/** By this code undici knows that what it was to send can be sent over another connection. */
function again(): Error {
  return Object.assign(new Error(refusal), { code: "UND_ERR_INFO" });
}

/** Undici lets go of the process while a connection waits for its next request. */
function isIdle(socket: Socket): boolean {
  const { _handle: handle } = socket as unknown as { _handle?: { hasRef?(): boolean } | null };
  return handle?.hasRef?.() === false;
}

/** The interceptors mark the sockets that are theirs. */
function isIntercepted(socket: Socket): boolean {
  return Object.getOwnPropertySymbols(socket).some(({ description }) => description === "kPatched");
}
