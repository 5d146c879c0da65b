import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll } from "vitest";

/** A server of this machine that is recorded. */
export interface Origin {
  readonly url: string;
  /** How many requests came, and how the last one did. */
  readonly seen: { count: number; rawHeaders: readonly string[]; body: Buffer };
}

type Handle = (request: IncomingMessage, response: ServerResponse, body: Buffer) => unknown;

/** A server for the tests of this file. */
export function originFor(handle: Handle): Origin {
  const seen: Origin["seen"] = { count: 0, rawHeaders: [], body: Buffer.alloc(0) };
  let server: Server;
  let url = "";
  beforeAll(async () => {
    server = createServer(async (request, response) => {
      seen.count++;
      seen.rawHeaders = request.rawHeaders;
      const pieces: Buffer[] = [];
      for await (const piece of request) pieces.push(piece);
      seen.body = Buffer.concat(pieces);
      await handle(request, response, seen.body);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return {
    get url() {
      return url;
    },
    seen,
  };
}
