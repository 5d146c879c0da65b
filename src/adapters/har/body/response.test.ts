import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { bodyContext, type GivenMessage, longOf, stored } from "../../../../test/support/har-body.ts";
import { encodeBase64, encodeUtf8 } from "../../../model/bytes.ts";
import type { Body, JsonObject } from "../../../model/types.ts";
import type { LongText } from "../../shared/har/raw-entry.ts";
import { responseBody } from "./response.ts";

interface Given extends GivenMessage {
  readonly method?: string;
  readonly status?: number;
  readonly fields?: JsonObject;
  readonly long?: LongText;
}

async function read(content: JsonObject, given: Given = {}): Promise<{ body: Body; notices: readonly unknown[] }> {
  const { method = "GET", status = 200, fields = {}, long, ...message } = given;
  const entry = { index: 3, line: 7, fields, ...(long !== undefined && { contentText: long }) };
  const { context, headers, notices } = bodyContext(entry, message);
  return { body: await responseBody(context, { method, status, headers, response: { content } }), notices };
}

const bytesOf = (...values: number[]) => Uint8Array.from(values);
const inResponse = (code: string, data: object = {}) => [code, { part: "response", ...data }];
const mojibake = Buffer.from("né €").toString("latin1").replace("\u0082", "‚");

test.each([
  ["ASCII", "text/plain", "abc", 3],
  ["no length", "text/plain; charset=utf-8", "é", undefined],
  ["JSON without a charset", "application/json", '{"é":1}', undefined],
  ["a length that fits", "text/plain", "é☂", 5],
])("text is UTF-8: %s", async (_, type, text, length) => {
  const given = { type, ...(length !== undefined && { length }) };
  expect(await read({ text }, given)).toEqual({ body: stored(text), notices: [] });
  expect(await read({ text: "" }, { ...given, long: longOf(text) })).toEqual({ body: stored(text), notices: [] });
});

test("text that its length proves never becomes a string", async () => {
  const long: LongText = {
    utf8: () => encodeUtf8("é☂"),
    text: () => {
      throw new Error("a string was made");
    },
  };
  const body = stored("é☂");
  expect((await read({}, { type: "text/plain", length: 5, long })).body).toEqual(body);
  expect((await read({ size: 5 }, { type: "text/plain", coding: "br", long })).body).toEqual({ ...body, undone: "br" });
  expect((await read({}, { type: "text/plain; charset=utf-8", long })).body).toEqual(body);
  expect((await read({}, { type: "application/json", long })).body).toEqual(body);
});

test.each([
  ["the header's charset", "text/plain; charset=iso-8859-1", "café", 4, bytesOf(0x63, 0x61, 0x66, 0xe9), []],
  ["no length", "text/plain; charset=windows-1251", "Пя", undefined, bytesOf(0xcf, 0xff), []],
  ["utf-16", "text/plain; charset=utf-16le", "é", 2, bytesOf(0xe9, 0), []],
  ["utf-16 of ASCII", "text/plain; charset=utf-16be", "a", undefined, bytesOf(0, 0x61), []],
  ["Latin-1 beside windows-1252", "text/plain; charset=latin1", "\u0082é", undefined, bytesOf(0x82, 0xe9), []],
  [
    "Firefox: Latin-1 of what is no UTF-8",
    "text/plain; charset=utf-8",
    "aÿþÃ(",
    5,
    bytesOf(0x61, 255, 254, 0xc3, 0x28),
    [],
  ],
  ["windows-1252 by the length", "text/plain", "€!", 2, bytesOf(0x80, 0x21), []],
])("text has other bytes: %s", async (_, type, text, length, bytes, notices) => {
  const given = { type, ...(length !== undefined && { length }) };
  expect(await read({ text }, given)).toEqual({ body: stored(bytes), notices });
  expect(await read({}, { ...given, long: longOf(text) })).toEqual({ body: stored(bytes), notices });
});

test("a declaration in mimeType counts, after the header", async () => {
  const content = { text: "é", mimeType: "text/plain; charset=iso-8859-1" };
  expect((await read(content)).body).toEqual(stored(bytesOf(0xe9)));
  expect((await read(content, { type: "text/plain; charset=utf-8" })).body).toEqual(stored("é"));
});

test("a page without a charset in its header has the one that it names", async () => {
  const text = '<!doctype html><meta charset="windows-1251"><p>Пя';
  const bytes = Buffer.concat([Buffer.from(text.slice(0, -2)), bytesOf(0xcf, 0xff)]);
  expect(await read({ text }, { type: "text/html" })).toEqual({ body: stored(bytes), notices: [] });
  expect((await read({ text }, { type: "text/plain" })).body).toEqual(stored(text));
});

test("the length brings a dropped byte order mark back", async () => {
  const notices = [inResponse("repaired/byte-order-mark")];
  const facts = { fidelity: "repaired" };
  for (const text of ["{}", '"é"']) {
    const body = stored(`\ufeff${text}`, facts);
    expect(await read({ text }, { type: "application/json", length: body.bytes.length })).toEqual({ body, notices });
  }
  const type = "text/plain; charset=utf-16le";
  expect(await read({ text: "a" }, { type, length: 4 })).toEqual({
    body: stored(bytesOf(0xff, 0xfe, 0x61, 0), facts),
    notices,
  });
  expect(await read({ text: "\ufeffa" }, { type: "text/plain", length: 4 })).toEqual({
    body: stored("\ufeffa"),
    notices: [],
  });
  expect((await read({ text: "\ufeffé" }, { type: "text/plain", length: 8 })).body).toEqual(
    stored("\ufeffé", { complete: false }),
  );
});

test("UTF-8 decoded as windows-1252 or Latin-1 is undone", async () => {
  const repaired = { body: stored("né €", { fidelity: "repaired" }), notices: [inResponse("repaired/charset")] };
  const type = "text/event-stream";
  expect(await read({ text: mojibake }, { type, length: 7 })).toEqual(repaired);
  expect(await read({ text: mojibake }, { type })).toEqual(repaired);
  expect(await read({ text: Buffer.from("né €").toString("latin1") }, { type })).toEqual(repaired);
  // Playwright's size is that of its own text.
  expect(await read({ text: mojibake, size: 12 }, { type, producer: "playwright" })).toEqual(repaired);
});

test("text that only looks so is left", async () => {
  const right = { body: stored(mojibake), notices: [] };
  const { length } = right.body.bytes;
  expect(await read({ text: mojibake }, { type: "text/plain", length })).toEqual(right);
  expect(await read({ text: mojibake, size: length }, { type: "text/plain" })).toEqual(right);
  expect(await read({ text: mojibake }, { type: "text/plain; charset=utf-8" })).toEqual(right);
  expect(await read({ text: mojibake }, { type: "application/json" })).toEqual(right);
  expect(await read({ text: mojibake, size: 99 }, { type: "application/json" })).toEqual(right);
  expect(await read({ text: mojibake }, { type: "text/plain", producer: "firefox" })).toEqual(right);
  expect(await read({ text: mojibake }, { type: "text/plain", producer: "respool" })).toEqual(right);
});

test("events that DevTools lists tell mojibake from text", async () => {
  const message = { time: 1, eventName: "message", eventId: "", data: "né €" };
  const given = { type: "application/x-events", fields: { _eventSourceMessages: [message] } };
  expect((await read({ text: `data: ${mojibake}\n\n` }, given)).body).toEqual(
    stored("data: né €\n\n", { fidelity: "repaired" }),
  );
  expect((await read({ text: "data: né €\n\n" }, given)).body).toEqual(stored("data: né €\n\n"));
});

test.each([
  ["devtools: size", "devtools", undefined, { size: 1 }, 1],
  ["devtools: size of the decoded body", "devtools", "br", { size: 1, compression: 5 }, 1],
  ["mitmproxy: size is coded", "mitmproxy", "gzip", { size: 2, compression: -1 }, 1],
  ["mitmproxy: size", "mitmproxy", undefined, { size: 1 }, 1],
  ["firefox: size", "firefox", undefined, { size: 1 }, 1],
  ["firefox: size is coded", "firefox", "gzip", { size: 1 }, 2],
  ["playwright: size of its text", "playwright", undefined, { size: 1 }, 2],
  ["chrome-har: size and text", "chrome-har", undefined, { size: 2 }, 1],
  ["others: size and compression", "generic", "gzip", { size: 9, compression: -8 }, 1],
  ["no size", "generic", undefined, { size: -1 }, 2],
] as const)("hints by producer: %s", async (_, producer, coding, content, size) => {
  const given = { type: "application/json", producer, ...(coding !== undefined && { coding }) };
  const { body } = await read({ text: "é", ...content }, given);
  expect(body.kind === "stored" && body.bytes).toEqual(size === 1 ? bytesOf(0xe9) : encodeUtf8("é"));
});

test("a length below the number of characters is another message's", async () => {
  // chrome-har gives a redirect's headers to the response that follows.
  const given = { type: "text/plain", length: 2, producer: "chrome-har" } as const;
  expect(await read({ text: "aé☂", size: 9 }, given)).toEqual({ body: stored("aé☂"), notices: [] });
});

test("U+FFFD is damage unless the length says that it was there", async () => {
  const type = "text/plain; charset=utf-8";
  const damaged = { body: stored("a\ufffd", { fidelity: "damaged" }), notices: [inResponse("damaged/body")] };
  expect(await read({ text: "a\ufffd" }, { type, length: 2 })).toEqual(damaged);
  expect(await read({ text: "a\ufffd" }, { type })).toEqual(damaged);
  // A size that the length of the wire contradicts was measured on the text.
  expect(await read({ text: "a\ufffd", size: 4 }, { type, length: 2 })).toEqual(damaged);
  expect(await read({}, { type, long: longOf("a\ufffd") })).toEqual(damaged);
  expect(await read({ text: "a\ufffd" }, { type, length: 4 })).toEqual({ body: stored("a\ufffd"), notices: [] });
});

test("Firefox's filling of U+0000 is damage", async () => {
  const text = `x${"\0".repeat(1024)}`;
  const given = { type: "text/plain", length: 1025, producer: "firefox" } as const;
  expect(await read({ text }, given)).toEqual({
    body: stored(text, { fidelity: "damaged" }),
    notices: [inResponse("damaged/body")],
  });
  const kept = { body: stored(text), notices: [] };
  expect(await read({ text }, { ...given, type: "application/octet-stream" })).toEqual(kept);
  expect(await read({ text }, { ...given, producer: "devtools" })).toEqual(kept);
  expect(await read({ text: text.slice(1, -1) }, { ...given, length: 1023 })).toEqual({
    body: stored(text.slice(1, -1)),
    notices: [],
  });
});

test("a charset that cannot hold the text, or does not give its length, is said", async () => {
  const assumed = (text: string) => ({
    body: stored(text),
    notices: [inResponse("assumed/charset", { charset: "utf-8" })],
  });
  expect(await read({ text: "☂" }, { type: "text/plain; charset=iso-8859-1" })).toEqual(assumed("☂"));
  expect(await read({ text: "☂" }, { type: "text/plain; charset=klingon" })).toEqual(assumed("☂"));
  expect(await read({ text: "☂" }, { type: "text/plain", length: 2 })).toEqual(assumed("☂"));
  expect(await read({ text: "☂", size: 2 }, { type: "text/plain", coding: "br" })).toEqual({
    ...assumed("☂"),
    body: stored("☂", { undone: "br" }),
  });
  expect(await read({ text: "a" }, { type: "text/plain; charset=klingon" })).toEqual({
    body: stored("a"),
    notices: [],
  });
});

test("a body that is shorter than announced is its beginning", async () => {
  const cut = { body: stored("abc", { complete: false }), notices: [] };
  expect(await read({ text: "abc" }, { length: 10 })).toEqual(cut);
  expect(await read({ text: "YWJj", encoding: "base64" }, { length: 10 })).toEqual(cut);
  const whole = { body: stored("abc"), notices: [] };
  expect(await read({ text: "abc" }, { length: 10, method: "HEAD" })).toEqual(whole);
  expect(await read({ text: "abc" }, { length: 10, status: 304 })).toEqual(whole);
  expect(await read({ text: "abc" }, { length: 10, producer: "respool" })).toEqual(whole);
  expect(await read({ text: "abc", _incomplete: true }, { producer: "respool" })).toEqual(cut);
  // A body that was edited under the length of the old one says so, whoever wrote the file.
  expect(await read({ text: "abc", _incomplete: false }, { length: 10 })).toEqual(whole);
  expect(await read({ text: "abc", _incomplete: true }, {})).toEqual(cut);
  expect((await read({ text: "abc" }, { length: 10, coding: "gzip" })).body).toEqual(stored("abc", { undone: "gzip" }));
});

test("base64 in any case is bytes", async () => {
  expect(await read({ text: "/wA=", encoding: "Base64" })).toEqual({ body: stored(bytesOf(255, 0)), notices: [] });
  const long = { utf8: () => encodeUtf8("/wA="), text: () => "/wA=" };
  expect((await read({ encoding: "base64" }, { long })).body).toEqual(stored(bytesOf(255, 0)));
  expect((await read({ text: "abc", encoding: "utf-8" })).body).toEqual(stored("abc"));
});

test.each([
  [{ text: "a b!", encoding: "base64" }, "the body is no base64", "text"],
  [{ text: "abc", encoding: "base64" }, "the body is no base64", "text"],
  [{ text: "_-==", encoding: "base64" }, "the body is no base64", "text"],
  [{ text: "abcd", encoding: "rot13" }, "the body's encoding is not known", "encoding"],
  [{ text: { a: 1 } }, "the text of the body is an object", "text"],
])("%j is an error of its entry", async (content, message, field) => {
  await expect(read(content)).rejects.toMatchObject({
    code: "input/invalid",
    message,
    at: { interaction: 3, line: 7, pointer: `/log/entries/3/response/content/${field}` },
  });
});

test("DevTools' base64 of text with characters beyond the BMP is decoded as text", async () => {
  const text = encodeBase64(encodeUtf8("né 😀"));
  const given = { type: "text/plain; charset=utf-16le", producer: "devtools" } as const;
  const utf16 = new Uint8Array(Buffer.from("né 😀", "utf16le"));
  expect((await read({ text, encoding: "base64" }, given)).body).toEqual(stored(utf16));
  expect((await read({ text, encoding: "base64" }, { ...given, producer: "generic" })).body).toEqual(stored("né 😀"));
  expect((await read({ text, encoding: "base64" }, { ...given, type: "image/png" })).body).toEqual(stored("né 😀"));
});

test("a coding that the recorder undid is marked, and nothing that is no coding", async () => {
  expect((await read({ text: "a" }, { coding: "gzip, br" })).body).toEqual(stored("a", { undone: "gzip, br" }));
  expect((await read({ text: "a" }, { coding: "utf-8" })).body).toEqual(stored("a"));
  expect((await read({ text: "" }, { coding: "gzip" })).body).toEqual(stored(""));
});

test("bytes that are still coded are decoded, or kept with their header", async () => {
  const packed = new Uint8Array(gzipSync("abc"));
  const content = { text: encodeBase64(packed), encoding: "base64" };
  const undone = stored("abc", { undone: "gzip" });
  const broken = packed.slice(0, -6);
  expect((await read(content, { coding: "gzip" })).body).toEqual(undone);
  expect((await read({ ...content, text: encodeBase64(broken) }, { coding: "gzip" })).body).toEqual(
    stored(broken, { coding: "encoded" }),
  );
  expect((await read(content, {})).body).toEqual(stored(packed));
  const text = Buffer.from(packed).toString("latin1");
  expect((await read({ text }, { coding: "gzip", producer: "mitmproxy" })).body).toEqual(undone);
  expect((await read({}, { coding: "gzip", long: longOf(text) })).body).toEqual(undone);
});

test("a packed file that was sent under a coding is left packed", async () => {
  const inner = new Uint8Array(gzipSync("abc"));
  const content = { text: encodeBase64(inner), encoding: "base64" };
  const undone = stored(inner, { undone: "gzip" });
  expect((await read(content, { coding: "gzip", length: gzipSync(inner).length })).body).toEqual(undone);
  expect((await read(content, { coding: "gzip", length: inner.length })).body).toEqual(
    stored("abc", { undone: "gzip" }),
  );
  expect((await read(content, { coding: "gzip", producer: "respool" })).body).toEqual(undone);
});

test("a file that cannot be had is an error of its entry", async () => {
  for (const content of [{ _file: "b.txt" }, { _sha1: "b" }]) {
    await expect(read(content, {})).rejects.toMatchObject({
      code: "input/invalid",
      message: "missing",
      at: { interaction: 3, line: 7, pointer: "/log/entries/3/response/content" },
    });
  }
});

test("attached files hold bytes, or text as it would have been embedded", async () => {
  const files = { "a.txt": encodeUtf8("é"), "b.bin": bytesOf(0xc3, 0xa9), "resources/5a": bytesOf(1), c1: bytesOf(2) };
  const given = { files, producer: "playwright" } as const;
  const latin = { ...given, type: "text/plain; charset=iso-8859-1" };
  expect((await read({ _file: "a.txt" }, { ...latin, length: 1 })).body).toEqual(stored(bytesOf(0xe9)));
  expect((await read({ _file: "a.txt" }, { ...latin, length: 2 })).body).toEqual(stored("é"));
  expect((await read({ _file: "b.bin" }, { ...given, type: "image/png" })).body).toEqual(stored("é"));
  const empty = { ...given, files: { e: bytesOf() } };
  expect((await read({ _file: "e" }, empty)).body).toEqual(stored(""));
  expect((await read({ _file: "e" }, { ...empty, length: 4 })).body).toEqual({
    kind: "lost",
    reason: "not-stored",
    size: 4,
  });
  expect((await read({ _sha1: "5a" }, given)).body).toEqual(stored(bytesOf(1)));
  expect((await read({ _sha1: "c1" }, given)).body).toEqual(stored(bytesOf(2)));
  expect((await read({ _file: "ws.jsonl" }, { ...given, status: 101 })).body).toEqual(stored(""));
});

test("base64 that Firefox made of the low bytes of text is the text again, where the length proves it", async () => {
  const low = { text: encodeBase64(bytesOf(0x7b, 0xe9, 0x7d)), encoding: "base64" };
  const given = { producer: "firefox", type: "application/x-ndjson" } as const;
  expect(await read(low, { ...given, length: 4 })).toEqual({
    body: stored("{é}", { fidelity: "repaired" }),
    notices: [inResponse("repaired/charset")],
  });
  expect((await read(low, { ...given, length: 3 })).body).toEqual(stored(bytesOf(0x7b, 0xe9, 0x7d)));
  expect((await read(low, { ...given, length: 5 })).body).toEqual(
    stored(bytesOf(0x7b, 0xe9, 0x7d), { complete: false }),
  );
  expect((await read(low, { ...given, producer: "devtools", length: 4 })).body).toMatchObject({ complete: false });
});

test("short bytes may begin anywhere", async () => {
  const all = encodeUtf8("xxxxxabé");
  for (let start = 0; start < all.length; start++) {
    for (let end = start + 1; end <= Math.min(start + 3, 7); end++) {
      const bytes = all.subarray(start, end);
      const given = { producer: "playwright", type: "text/plain", files: { a: bytes } } as const;
      expect((await read({ _file: "a" }, given)).body).toEqual(stored(bytes));
    }
  }
});
