import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { api } from "./tickets.ts";

/** Every byte there is, which is no text. */
export const picture: Uint8Array = Uint8Array.from({ length: 256 }, (_, i) => i);

export const states = ["opened", "in Prüfung", "closed ✅"];

/** Runs with the server that the cassette is recorded from. */
export async function withServer<T>(run: () => Promise<T>): Promise<T> {
  const server = createServer(async (request, response) => {
    // Without the clock two recordings differ in times only.
    response.sendDate = false;
    const json = { "content-type": "application/json" };
    if (request.method === "POST") {
      const { title } = JSON.parse(await text(request));
      response.writeHead(201, json).end(JSON.stringify({ id: 7, title }));
    } else if (request.url?.endsWith("/picture")) {
      response.writeHead(200, { "content-type": "application/octet-stream" }).end(picture);
    } else if (request.url?.endsWith("/events")) {
      response.writeHead(200, { "content-type": "text/event-stream" });
      for (const state of states) {
        response.write(`data: ${JSON.stringify({ state })}\n\n`);
        await pause(20);
      }
      response.end();
    } else {
      const found = JSON.stringify([{ id: 7, title: "Drucker brennt" }]);
      response.writeHead(200, { ...json, "content-encoding": "gzip" }).end(gzipSync(found));
    }
  });
  await new Promise<void>((resolve) => server.listen(Number(new URL(api).port), "127.0.0.1", resolve));
  try {
    return await run();
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}
