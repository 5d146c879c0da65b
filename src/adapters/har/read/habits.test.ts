import { expect, test } from "vitest";
import { emptyBody } from "../../../model/body.ts";
import type { Interaction, JsonObject } from "../../../model/types.ts";
import { readEntry } from "./entry.ts";
import { type ProducerId, producerOf } from "./producer.ts";

const url = "https://h.test/";

/** What one entry of a tool gives beside its place; nothing may be said of it. */
function habit(creator: string, fields: object): Omit<Interaction, "origin"> {
  const { id }: { id: ProducerId } = producerOf({ creator: { name: creator } });
  const { origin, ...interaction } = readEntry({
    entry: { index: 0, line: 1, fields: fields as JsonObject },
    file: { name: "x.har", producer: { id }, attachment: async () => new Uint8Array() },
    say: (code) => expect.unreachable(code),
  }) as Interaction;
  expect(origin).toEqual({ file: "x.har", index: 0, line: 1 });
  return interaction;
}

const request = { method: "GET", url, headers: [], body: emptyBody };
const answered = { kind: "response", status: 200, headers: [], body: emptyBody };

test("Internet Explorer: null in place of lists, a name of its own for the redirect", () => {
  const headers = [{ name: "Location", value: "/b" }];
  const fields = {
    request: { method: "GET", url, headers: null, cookies: null, queryString: null, postData: null },
    response: { status: 200, headers, cookies: null, content: { size: 0 }, redirectionURL: "/b" },
  };
  expect(habit("Internet Explorer Network Inspector", fields)).toEqual({
    request,
    outcome: { ...answered, headers: [["Location", "/b"]] },
  });
});

test("Charles: null for no redirect, sizes of 0, a status of its own", () => {
  const response = { status: 200, redirectURL: null, headersSize: 0, content: { size: 0 }, _charlesStatus: "COMPLETE" };
  const fields = { startedDateTime: "2026-01-02T03:04:05.678+09:00", request: { method: "GET", url }, response };
  expect(habit("Charles Proxy", fields)).toEqual({
    request,
    outcome: answered,
    timing: { startedAt: "2026-01-02T03:04:05.678+09:00" },
    extensions: { har: { response: { _charlesStatus: "COMPLETE" } } },
  });
  const broken = habit("Charles Proxy", { ...fields, response: { ...response, _charlesStatus: "FAILED" } });
  expect(broken.outcome).toEqual({ ...answered, brokenBy: { kind: "failure", message: "FAILED" } });
});

test("Fiddler: seven digits of a second, an empty postData on GET", () => {
  const postData = { mimeType: "", text: "", params: [] };
  const fields = {
    startedDateTime: "2026-01-02T03:04:05.6789012+01:00",
    request: { method: "GET", url, postData },
    response: { status: 200, content: { size: 0, compression: 0 } },
  };
  expect(habit("Fiddler", fields)).toEqual({
    request,
    outcome: answered,
    timing: { startedAt: "2026-01-02T03:04:05.6789012+01:00" },
  });
});

test("WebPageTest: any text for a version, no body, fields of its own", () => {
  const fields = {
    _ip_addr: "1.2.3.4",
    request: { method: "GET", url, httpVersion: "us:", postData: {} },
    response: { status: 200, httpVersion: "me:", content: { size: 10, mimeType: "text/plain" } },
  };
  const habits = habit("WebPagetest", fields);
  expect(habits).toEqual({
    request,
    outcome: { ...answered, body: { kind: "lost", reason: "not-stored", size: 10 } },
    extensions: {
      har: {
        _ip_addr: "1.2.3.4",
        request: { httpVersion: "us:" },
        response: { httpVersion: "me:", content: { mimeType: "text/plain" } },
      },
    },
  });
});

test("k6: requests alone", () => {
  const unrecorded = { kind: "unrecorded", reason: "the entry has no response" };
  expect(habit("k6 browser recorder", { request: { method: "GET", url } })).toEqual({ request, outcome: unrecorded });
});

test("Proxyman and mitmproxy: a WebSocket keeps its messages", () => {
  const messages = [{ type: "send", time: 1, opcode: 1, data: "hi" }];
  const response = { status: 101, statusText: "Switching Protocols", content: { size: 0, text: "" } };
  const fields = { _webSocketMessages: messages, _isHTTPS: true, request: { method: "GET", url }, response };
  for (const creator of ["Proxyman", "mitmproxy"]) {
    expect(habit(creator, fields)).toEqual({
      request,
      outcome: { ...answered, status: 101, statusText: "Switching Protocols" },
      extensions: { har: { _webSocketMessages: messages, _isHTTPS: true } },
    });
  }
});

test("Playwright: a 304 that is shown as 200 stays what the file says", () => {
  const response = { status: 200, statusText: "Not Modified", content: { size: 0 }, bodySize: -1, headersSize: -1 };
  const cache = { beforeRequest: null, afterRequest: null };
  const fields = {
    cache,
    time: -1,
    timings: { send: -1, wait: -1, receive: -1 },
    request: { method: "GET", url },
    response,
  };
  expect(habit("Playwright", fields)).toEqual({ request, outcome: { ...answered, statusText: "Not Modified" } });
});

test("Insomnia: a query that only the list has, no computed headers", () => {
  const queryString = [{ name: "q", value: "1" }];
  const fields = {
    request: { method: "GET", url, queryString, settingEncodeUrl: true, headersSize: -1, bodySize: -1 },
    response: { status: 200, content: { size: 0 } },
  };
  expect(habit("Insomnia REST Client", fields)).toEqual({
    request,
    outcome: answered,
    extensions: { har: { request: { settingEncodeUrl: true, queryString } } },
  });
});

test("chrome-har: headers of a request that stand twice, as planned and as sent", () => {
  const list = [
    ["content-type", "text/plain"],
    ["Accept", "*/*"],
    ["Content-Type", "text/plain"],
    ["accept", "text/html"],
  ].map(([name, value]) => ({ name, value }));
  const fields = {
    request: { method: "GET", url, headers: list },
    response: { status: 200, headers: list, content: {} },
  };
  const read = habit("chrome-har", fields);
  expect(read.request.headers).toEqual([
    ["Accept", "*/*"],
    ["Content-Type", "text/plain"],
    ["accept", "text/html"],
  ]);
  expect((read.outcome as { headers?: unknown[] }).headers).toHaveLength(4);
  expect(habit("Firefox", fields).request.headers).toHaveLength(4);
});
