import { brotliDecompressSync, gunzipSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { storedBody } from "../model/body.ts";
import { decodeUtf8, encodeUtf8 } from "../model/bytes.ts";
import type { HeaderList, StoredBody } from "../model/types.ts";
import { decode } from "../node/codecs.ts";
import { edited } from "./edits.ts";
import { type Message, openBody } from "./message-body.ts";

const message = (headers: HeaderList, bytes: Uint8Array | string, facts: Partial<StoredBody> = {}): Message => ({
  headers,
  body: storedBody(typeof bytes === "string" ? encodeUtf8(bytes) : new Uint8Array(bytes), facts),
});

/** Opens a message and puts one text in the place of another. */
async function replaced(before: Message, from: string, to: string): Promise<Message> {
  const open = await openBody(before, decode);
  const start = open.text.indexOf(from);
  expect(start).toBeGreaterThanOrEqual(0);
  const edits = [{ start, end: start + from.length, text: to }];
  return open.with(edited(open.text, edits), [edits]);
}

test("a length that was true is true again, another one stays", async () => {
  const [length, type] = [
    ["Content-Length", "9"],
    ["Content-Type", "text/plain"],
  ] as const;
  expect(await replaced(message([length, type], "a secret."), "secret", "X")).toEqual(
    message([["Content-Length", "4"], type], "a X."),
  );
  expect(await replaced(message([["content-length", "5"]], "a secret."), "secret", "X")).toEqual(
    message([["content-length", "5"]], "a X."),
  );
  expect(await replaced(message([], "a secret\u00e4"), "secret", "\u20ac")).toEqual(message([], "a \u20ac\u00e4"));
});

test("a body under a content coding is stored without it", async () => {
  const packed = gzipSync("a secret.");
  const headers: HeaderList = [
    ["Content-Encoding", "gzip"],
    ["Content-Length", String(packed.length)],
    ["ETag", "x"],
  ];
  expect(await replaced(message(headers, packed, { coding: "encoded" }), "secret", "X")).toEqual(
    message(
      [
        ["Content-Length", "4"],
        ["ETag", "x"],
      ],
      "a X.",
      { undone: "gzip" },
    ),
  );
  const plain = message(headers.slice(0, 1), "a secret.", { undone: "gzip" });
  expect(await replaced(plain, "secret", "X")).toEqual(message(headers.slice(0, 1), "a X.", { undone: "gzip" }));
});

test("a gzip file stays one, the same each time", async () => {
  const before = message([["Content-Type", "application/gzip"]], gzipSync("a secret."));
  const once = await replaced(before, "secret", "X");
  expect(gunzipSync(once.body.bytes).toString()).toBe("a X.");
  expect(await replaced(before, "secret", "X")).toEqual(once);
  expect(() => brotliDecompressSync(once.body.bytes)).toThrow();
});

test("what is not text is one character for each byte", async () => {
  const bytes = Uint8Array.of(0xff, 0x00, ...encodeUtf8("secret\u00e4"));
  expect(await replaced(message([], bytes), "secret", "REDACT")).toEqual(
    message([], Uint8Array.of(0xff, 0x00, ...encodeUtf8("REDACT\u00e4"))),
  );
  const counts = await openBody(message([], "\n\u0006secret"));
  expect([counts.isUtf8, counts.text]).toEqual([false, "\n\u0006secret"]);
  const text = await openBody(message([], "\ufeff\t\r\n\u001b\u00e4"));
  expect([text.isUtf8, text.text]).toEqual([true, "\ufeff\t\r\n\u001b\u00e4"]);
});

test("ends of chunks move along, through both rounds of edits", async () => {
  const text = "\u20ac secret|\u00e4 other|end";
  const size = (part: string) => encodeUtf8(part).length;
  const ends = ["\u20ac se", "\u20ac secret|", "\u20ac secret|\u00e4 other", text].map((part, i) => ({
    end: size(part),
    atMs: i,
  }));
  const open = await openBody(message([], text, { chunks: [...ends, { end: 999 }] }));
  const first = [{ start: 2, end: 8, text: "\u00fc" }];
  const once = edited(text, first);
  const second = [{ start: once.indexOf("other"), end: once.indexOf("other") + 5, text: "REDACTED" }];
  const after = edited(once, second);
  expect(after).toBe("\u20ac \u00fc|\u00e4 REDACTED|end");
  const { body } = await open.with(after, [first, second]);
  expect(decodeUtf8(body.bytes)).toBe(after);
  expect(body.chunks).toEqual([
    { end: size("\u20ac \u00fc"), atMs: 0 },
    { end: size("\u20ac \u00fc|"), atMs: 1 },
    { end: size("\u20ac \u00fc|\u00e4 REDACTED"), atMs: 2 },
    { end: size(after), atMs: 3 },
    { end: size(after) },
  ]);
});

test("many edits in a body of many chunks", async () => {
  const text = "s1|".repeat(100_000);
  const open = await openBody(
    message([], text, { chunks: Array.from({ length: 1000 }, (_, i) => ({ end: 300 * (i + 1) })) }),
  );
  const edits = Array.from({ length: 100_000 }, (_, i) => ({ start: 3 * i, end: 3 * i + 2, text: "\u20ac" }));
  const { body } = await open.with(edited(text, edits), [edits]);
  expect(body.chunks).toEqual(Array.from({ length: 1000 }, (_, i) => ({ end: 400 * (i + 1) })));
});
