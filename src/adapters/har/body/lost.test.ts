import { expect, test } from "vitest";
import { emptyBody } from "../../../model/body.ts";
import type { Body, HeaderList, JsonObject } from "../../../model/types.ts";
import type { ProducerId } from "../read/producer.ts";
import { responseBody } from "./response.ts";

interface Given {
  readonly producer?: ProducerId;
  readonly headers?: HeaderList;
  readonly method?: string;
  readonly status?: number;
  readonly fields?: JsonObject;
}

function read(content: JsonObject, { producer = "generic", headers = [], method = "GET", ...given }: Given = {}) {
  const { status = 200, fields = {} } = given;
  return responseBody(
    {
      entry: { index: 0, line: 1, fields: { ...fields, response: { content, ...(fields.response as JsonObject) } } },
      file: { name: "x.har", producer: { id: producer }, attachment: () => Promise.reject(new Error("none")) },
      say: (code) => {
        throw new Error(`unexpected notice ${code}`);
      },
    },
    { method, status, headers, response: { content } },
  ) as Body;
}

const long: HeaderList = [["content-length", "6"]];
const coded: HeaderList = [["content-encoding", "gzip"], ...long];
const lost = (reason: string, size?: number) => ({ kind: "lost", reason, ...(size !== undefined && { size }) });

test.each<[string, JsonObject, Given]>([
  ["an empty text", { text: "", size: 0 }, {}],
  ["an empty text of unknown size", { text: "", size: -1 }, {}],
  ["an empty text of a redirect", { text: "", size: 0 }, { status: 302 }],
  ["an empty coded text", { text: "", size: 0 }, { headers: coded }],
  ["size 0", { size: 0 }, {}],
  ["content-length 0", { size: -1 }, { headers: [["content-length", "0"]] }],
  ["content-length 0 of a redirect", { size: 0 }, { status: 302, headers: [["content-length", "0"]] }],
  ["HEAD", { size: 6 }, { method: "HEAD", headers: long }],
  ["204", {}, { status: 204 }],
  ["304", { size: 6 }, { status: 304, headers: long }],
  ["WebSocket", { size: 0 }, { status: 101 }],
  ["what our own writer leaves empty", { size: 0, text: "" }, { producer: "respool", headers: long }],
])("there is no body: %s", (_, content, given) => {
  expect(read(content, given)).toEqual(emptyBody);
});

test("our own writer marks the beginning of a body of which nothing came", () => {
  const content = { size: 0, text: "", _incomplete: true };
  expect(read(content, { producer: "respool" })).toEqual({ ...emptyBody, complete: false });
});

test.each<[string, JsonObject, Given, object]>([
  ["DevTools' redirect", { size: 0 }, { producer: "devtools", status: 302 }, lost("redirect")],
  ["a redirect's length", { size: 0 }, { producer: "devtools", status: 307, headers: long }, lost("redirect", 6)],
  ["Playwright's redirect", { size: -1 }, { producer: "playwright", status: 301 }, lost("redirect")],
  ["Firefox's redirect", { size: 0, comment: "Not included." }, { producer: "firefox", status: 308 }, lost("redirect")],
  ["DevTools' buffer", { size: 9 }, { producer: "devtools" }, lost("evicted", 9)],
  ["chrome-har", { size: 9 }, { producer: "chrome-har" }, lost("not-stored", 9)],
  ["the length rather than the size", { size: 9 }, { headers: long }, lost("not-stored", 6)],
  ["not the length of a coded body", { size: 9 }, { headers: coded }, lost("not-stored", 9)],
  ["no size at all", { size: -1 }, { producer: "playwright" }, lost("not-stored")],
  ["no content", {}, {}, lost("not-stored")],
  ["an empty text with a size", { text: "", size: 9 }, {}, lost("unknown", 9)],
  ["an empty text with a length", { text: "", size: 0 }, { headers: long }, lost("unknown", 6)],
  ["a cache", { size: 9 }, { producer: "devtools", fields: { _fromCache: "disk" } }, lost("cached", 9)],
  ["an error of DevTools", { size: 9 }, { producer: "devtools", fields: { _error: "net::X" } }, lost("unknown", 9)],
  ["none", { size: 9 }, { producer: "devtools", fields: { _error: null } }, lost("evicted", 9)],
  ["in the response", { size: -1 }, { fields: { response: { _failureText: "net::X" } } }, lost("unknown")],
  ["our own mark", { size: 7, text: "", _lost: "evicted" }, { producer: "respool", headers: long }, lost("evicted", 7)],
  ["our own mark without a size", { size: -1, text: "", _lost: "cached" }, { status: 302 }, lost("cached")],
  ["no mark of ours", { size: 9, _lost: "banana" }, {}, lost("not-stored", 9)],
])("the body is lost: %s", (_, content, given, body) => {
  expect(read(content, given)).toEqual(body);
});
