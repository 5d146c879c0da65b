// Each tool answers the recorded requests; `start` gives where they are to be sent.
import { answerOf, bodyOf, URL_ASKED } from "./exchanges.mjs";

const JSON_TYPE = { "Content-Type": "application/json" };

export const TOOLS = {
  respool: async ({ cassette }) => {
    const { useCassette } = await import("../../dist/entry/runtime.js");
    await useCassette(cassette, { match: { repeat: "cycle" } }).ready;
    return URL_ASKED;
  },
  "the engine alone": async () => {
    const { createEngine } = await import("../../dist/engine.js");
    const engine = createEngine();
    engine.start({
      context: () => undefined,
      allowsHttp2: () => false,
      async handle(exchange) {
        const { id } = JSON.parse(Buffer.from(await exchange.body()).toString());
        const body = Buffer.from(answerOf(id));
        exchange.respond(
          engine.responseOf(body, { status: 200, headers: { ...JSON_TYPE, "Content-Length": `${body.length}` } }),
        );
      },
    });
    return URL_ASKED;
  },
  "nock 14": ({ count }) => nock("nock14", count),
  "nock 15": ({ count }) => nock("nock15", count),
  "msw 3": async ({ count }) => {
    const { setupServer } = await import("msw/node");
    const { http, HttpResponse } = await import("msw");
    // A handler for each interaction, as a suite has one for each case; a handler that is not meant gives no answer.
    const handlers = Array.from({ length: count }, (_, index) =>
      http.post(URL_ASKED, async ({ request }) => {
        if ((await request.clone().text()) !== bodyOf(index)) return undefined;
        return new HttpResponse(answerOf(index), { headers: JSON_TYPE });
      }),
    );
    setupServer(...handlers).listen();
    return URL_ASKED;
  },
  "Polly 6": async ({ polly, client }) => {
    const { Polly } = (await import("@pollyjs/core")).default ?? (await import("@pollyjs/core"));
    const name = client === "fetch" ? "@pollyjs/adapter-fetch" : "@pollyjs/adapter-node-http";
    const { matchRequestsBy } = await import("../../dist/entry/polly.js");
    Polly.register((await import(name)).default);
    Polly.register((await import("@pollyjs/persister-fs")).default);
    new Polly("perf", {
      adapters: [client === "fetch" ? "fetch" : "node-http"],
      persister: "fs",
      persisterOptions: { fs: { recordingsDir: polly } },
      mode: "replay",
      recordIfMissing: false,
      matchRequestsBy: matchRequestsBy(undefined, { order: false }),
    });
    return URL_ASKED;
  },
};

async function nock(release, count) {
  const { default: nock } = await import(release);
  nock.disableNetConnect();
  const { origin, pathname } = new URL(URL_ASKED);
  const scope = nock(origin).persist();
  for (let index = 0; index < count; index++) {
    scope.post(pathname, JSON.parse(bodyOf(index))).reply(200, answerOf(index), JSON_TYPE);
  }
  return URL_ASKED;
}
