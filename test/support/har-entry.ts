import type { JsonObject } from "../../src/model/types.ts";

/** An entry with every field that HAR 1.2 requires, and the text of a body. */
export const minimalEntry: JsonObject = {
  startedDateTime: "2026-01-31T12:00:00.000Z",
  time: 1,
  request: {
    method: "GET",
    url: "https://h.test/",
    httpVersion: "HTTP/1.1",
    headers: [],
    cookies: [],
    queryString: [],
    headersSize: -1,
    bodySize: 0,
  },
  response: {
    status: 200,
    statusText: "OK",
    httpVersion: "HTTP/1.1",
    headers: [{ name: "Content-Length", value: "2" }],
    cookies: [],
    content: { size: 2, mimeType: "", text: "ok" },
    redirectURL: "",
    headersSize: -1,
    bodySize: 2,
  },
  cache: {},
  timings: { send: 0, wait: 1, receive: 0 },
};
