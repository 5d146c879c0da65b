import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { bodyContext, type GivenMessage, longOf, stored } from "../../../../test/support/har-body.ts";
import { emptyBody } from "../../../model/body.ts";
import { encodeBase64 } from "../../../model/bytes.ts";
import type { Body, JsonObject, JsonValue } from "../../../model/types.ts";
import type { LongText } from "../../shared/har/raw-entry.ts";
import type { ProducerId } from "../read/producer.ts";
import { requestBody } from "./request.ts";

interface Given extends GivenMessage {
  readonly bodySize?: number;
  readonly long?: LongText;
}

async function read(postData: JsonValue | undefined, { bodySize, long, ...given }: Given = {}) {
  const request = { ...(postData !== undefined && { postData }), ...(bodySize !== undefined && { bodySize }) };
  const entry = { index: 2, line: 5, fields: { request }, ...(long !== undefined && { postText: long }) };
  const { context, headers, notices } = bodyContext(entry, given);
  const body: Body = await requestBody(context, { method: "POST", headers, request });
  return { body, notices };
}

const exact = (bytes: Uint8Array | string) => ({ body: stored(bytes), notices: [] });
const lost = (reason: string, size?: number) => ({
  body: { kind: "lost", reason, ...(size !== undefined && { size }) },
  notices: [],
});
const latin = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));
const inRequest = (code: string) => [code, { part: "request" }];

test.each<[string, Given]>([
  ["by its length", { length: 4 }],
  ["without a length", {}],
  ["by its size", { bodySize: 4 }],
])("text is UTF-8 %s", async (_, given) => {
  expect(await read({ text: "aé!" }, given)).toEqual(exact("aé!"));
  expect(await read({}, { ...given, long: longOf("aé!") })).toEqual(exact("aé!"));
});

test("text of as many characters as there were bytes is bytes", async () => {
  const text = "\0\u0001ÿÈ";
  expect(await read({ text }, { length: 4 })).toEqual(exact(latin(text)));
  expect(await read({ text }, { bodySize: 4, producer: "mitmproxy" })).toEqual(exact(latin(text)));
  expect(await read({}, { length: 4, long: longOf(text) })).toEqual(exact(latin(text)));
  // Here the bytes are UTF-8 themselves, which is no repair.
  expect(await read({ text: "vÃ¤l" }, { length: 4 })).toEqual(exact("väl"));
});

test.each<ProducerId>(["chrome-har", "devtools", "firefox"])("the bodySize of %s counts something else", async (id) => {
  expect(await read({ text: "é" }, { producer: id, bodySize: 1 })).toEqual(exact("é"));
  // Without a body it still says that there was one.
  const lost = { kind: "lost", reason: "not-stored", size: 1 };
  expect(await read(undefined, { producer: id, bodySize: 1 })).toEqual({ body: lost, notices: [] });
});

test("a declared charset, and UTF-8 that was decoded as Latin-1", async () => {
  const type = "text/plain; charset=iso-8859-1";
  expect(await read({ text: "é" }, { type })).toEqual(exact(latin("é")));
  expect(await read({ text: "é", mimeType: type })).toEqual(exact(latin("é")));
  expect(await read({ text: "é" }, { type, length: 2 })).toEqual(exact("é"));
  expect(await read({ text: "vÃ¤l" })).toEqual({
    body: stored("väl", { fidelity: "repaired" }),
    notices: [inRequest("repaired/charset")],
  });
});

test("bytes that the recorder lost are damage", async () => {
  const notices = [inRequest("damaged/body")];
  expect(await read({ text: "a\ufffd" }, { length: 2 })).toEqual({
    body: stored("a\ufffd", { fidelity: "damaged" }),
    notices,
  });
  expect(await read({ text: "caf" }, { length: 4, producer: "firefox" })).toEqual({
    body: stored("caf", { fidelity: "damaged", complete: false }),
    notices,
  });
  expect(await read({ text: "\ufffd" }, { length: 8 })).toEqual({
    body: stored("\ufffd", { fidelity: "damaged", complete: false }),
    notices,
  });
  expect(await read({ text: "abc" }, { length: 9, producer: "respool" })).toEqual(exact("abc"));
  expect(await read({ text: "abc", _incomplete: true }, { length: 9, producer: "respool" })).toEqual({
    body: stored("abc", { complete: false }),
    notices: [],
  });
});

test("base64 and attached files are bytes, before text", async () => {
  expect(await read({ text: "/wA=", encoding: "base64" }, { length: 2 })).toEqual(exact(Uint8Array.of(255, 0)));
  const files = { "a.bin": Uint8Array.of(255) };
  expect(await read({ text: "no", _file: "a.bin", params: [] }, { files })).toEqual(exact(Uint8Array.of(255)));
  await expect(read({ text: "/wA", encoding: "base64" })).rejects.toMatchObject({
    code: "input/invalid",
    at: { pointer: "/log/entries/2/request/postData/text" },
  });
});

test("codings are undone, or were by the recorder", async () => {
  const packed = new Uint8Array(gzipSync("é"));
  const undone = { body: stored("é", { undone: "gzip" }), notices: [] };
  const given = { coding: "gzip", length: packed.length };
  expect(await read({ text: "é" }, given)).toEqual(undone);
  expect(await read({ text: Buffer.from(packed).toString("latin1") }, given)).toEqual(undone);
  expect(await read({ text: encodeBase64(packed), encoding: "base64" }, given)).toEqual(undone);
});

const form = "application/x-www-form-urlencoded";
const fields = [{ name: "a b", value: "1 2" }, { name: "é&=+", value: "~*'()!-._" }, { name: "c" }];

test.each<[string, JsonValue, Given, string]>([
  ["encoded as forms are", fields, { type: form }, "a+b=1+2&%C3%A9%26%3D%2B=%7E*%27%28%29%21-._&c"],
  ["left as DevTools has it", [{ name: "a", value: "1+2%C3" }], { type: form, producer: "devtools" }, "a=1+2%C3"],
  ["without a type", [{ name: "a", value: "" }], {}, "a="],
  ["numbers", [{ name: "a", value: 1 }, "b", null, { value: "c" }], {}, "a=1"],
  ["lone surrogates", [{ name: "a", value: "\ud800" }], {}, "a=%EF%BF%BD"],
])("fields of a form: %s", async (_, params, given, text) => {
  expect(await read({ mimeType: form, text: "", params }, given)).toEqual({
    body: stored(text, { fidelity: "semantic" }),
    notices: [["assumed/form-body", { why: "urlencoded" }]],
  });
});

test("fields are read only where there is no text", async () => {
  expect(await read({ text: "a=2", params: [{ name: "a", value: "1" }] })).toEqual(exact("a=2"));
});

test("fields of a multipart form, whose files may be missing", async () => {
  const type = 'multipart/form-data; boundary="b 1"';
  const params = [
    { name: 'f"1', value: "é" },
    { name: "file", fileName: "x\r\n.bin", contentType: "image/png\r\nX: y" },
    { name: "text", fileName: "t.txt", value: "hello" },
  ];
  const text = [
    "--b 1",
    'Content-Disposition: form-data; name="f%221"',
    "",
    "é",
    "--b 1",
    'Content-Disposition: form-data; name="file"; filename="x%0D%0A.bin"',
    "Content-Type: image/png X: y",
    "",
    "",
    "--b 1",
    'Content-Disposition: form-data; name="text"; filename="t.txt"',
    "",
    "hello",
    "--b 1--",
    "",
  ].join("\r\n");
  const made = {
    body: stored(text, { fidelity: "semantic", complete: false }),
    notices: [["assumed/form-body", { why: "multipart" }], "lost/upload"],
  };
  expect(await read({ params }, { type })).toEqual(made);
  expect(await read({ params, mimeType: type })).toEqual(made);
  expect(await read({ params }, { type: "multipart/form-data", length: 9 })).toEqual(lost("unknown", 9));
});

test("fields of JSON that chrome-har took apart", async () => {
  const type = "application/json";
  const params = [
    { name: "a", value: "é\ud800" },
    { name: "$b-1", value: 1 },
  ];
  expect(await read({ params }, { type })).toEqual({
    body: stored('{"a":"é\\ud800","$b-1":1}', { fidelity: "semantic" }),
    notices: [["assumed/form-body", { why: "JSON, types unknown" }]],
  });
  for (const name of ["0", "a.b", "a[]", ""]) {
    expect(await read({ params: [{ name, value: "1" }] }, { type })).toEqual(lost("unknown"));
  }
  expect(await read({ params: [params[0] as JsonObject, params[0] as JsonObject] }, { type })).toEqual(lost("unknown"));
  expect(await read({ params: [{ name: "a" }] }, { type, length: 7 })).toEqual(lost("unknown", 7));
});

test.each<[string, JsonValue | undefined, Given]>([
  ["nothing", undefined, {}],
  ["null", null, {}],
  ["an empty one", { mimeType: "", text: "", params: [] }, {}],
  ["length 0", { text: "" }, { length: 0, bodySize: 0 }],
  ["what our own writer leaves empty", undefined, { producer: "respool", length: 5 }],
])("no body: %s", async (_, postData, given) => {
  expect(await read(postData, given)).toEqual({ body: emptyBody, notices: [] });
});

test.each<[string, JsonValue | undefined, Given, ReturnType<typeof lost>]>([
  ["Playwright's multipart", undefined, { producer: "playwright", length: 5, bodySize: 0 }, lost("not-stored", 5)],
  ["Playwright's bytes", { text: "" }, { producer: "playwright", bodySize: 6 }, lost("not-stored", 6)],
  ["a length", undefined, { length: 5 }, lost("unknown", 5)],
  ["the length of a coded body", undefined, { length: 5, coding: "gzip" }, lost("unknown")],
  ["chunks", undefined, { headers: [["transfer-encoding", "chunked"]] }, lost("unknown")],
  ["our own mark", { text: "", _lost: "evicted" }, { producer: "respool", bodySize: 3 }, lost("evicted", 3)],
])("the body is lost: %s", async (_, postData, given, expected) => {
  expect(await read(postData, given)).toEqual(expected);
});
