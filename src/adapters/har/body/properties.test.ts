import fc from "fast-check";
import { expect, test } from "vitest";
import { encodeUtf8 } from "../../../model/bytes.ts";
import { isRespoolError } from "../../../model/errors.ts";
import type { HeaderList, JsonObject, JsonValue } from "../../../model/types.ts";
import type { EntryContext } from "../entry.ts";
import type { ProducerId } from "../read/producer.ts";
import { encodeText } from "./charsets.ts";
import { requestBody } from "./request.ts";
import { responseBody } from "./response.ts";

const producers: ProducerId[] = ["devtools", "firefox", "playwright", "mitmproxy", "chrome-har", "respool", "generic"];

function context(producer: ProducerId, fields: JsonObject): EntryContext {
  const attachment = async (path: string) => encodeUtf8(path);
  return {
    entry: { index: 0, line: 1, fields },
    file: { name: "x.har", producer: { id: producer }, attachment },
    say: () => {},
  };
}

const value = (...usual: readonly JsonValue[]): fc.Arbitrary<JsonValue> =>
  fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...usual) }, fc.jsonValue() as fc.Arbitrary<JsonValue>);
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom("a", "é", "Ã", "©", "\ufffd", "\0", "\ud800") }),
);
const content = fc.record(
  {
    text: fc.oneof(text, value(null, "", 1)),
    encoding: value(null, "base64", "utf-8"),
    mimeType: value(
      "text/html",
      "multipart/form-data; boundary=b",
      "application/json",
      "application/x-www-form-urlencoded",
    ),
    size: value(-1, 0, 1, 3),
    compression: value(-1, 2, 1e300),
    params: fc.array(
      fc.record({ name: value("a", ""), value: value("b", 1), fileName: value("f") }, { requiredKeys: [] }),
    ),
    _file: value("a", "../b"),
    _sha1: value("5a"),
    _lost: value("evicted"),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<JsonObject>;
const headers: fc.Arbitrary<HeaderList> = fc.array(
  fc.oneof(
    fc.tuple(
      fc.constant("content-type"),
      fc.oneof(fc.constantFrom("text/plain; charset=gbk", "a; charset=utf-16"), text),
    ),
    fc.tuple(fc.constant("content-length"), fc.oneof(fc.nat(9).map(String), text)),
    fc.tuple(fc.constant("content-encoding"), fc.oneof(fc.constantFrom("gzip", "zstd", "br, gzip"), text)),
  ),
  { maxLength: 3 },
);
const events = fc.array(
  fc.record({ data: fc.oneof(text, value(1)), eventName: value("a"), eventId: value("b"), time: value(1, 1e308) }),
);
const given = { seed: 5, numRuns: 2000 };

test("whatever an entry holds, only a RespoolError comes out", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...producers),
      content,
      headers,
      fc.constantFrom("GET", "HEAD", "POST"),
      fc.constantFrom(101, 200, 204, 302, 304),
      fc.option(events, { nil: undefined }),
      async (producer, body, heads, method, status, listed) => {
        const fields = {
          startedDateTime: "x",
          ...(listed !== undefined && { _eventSourceMessages: listed as JsonValue }),
        };
        const c = context(producer, fields);
        const tries = [
          async () => responseBody(c, { method, status, headers: heads, response: { content: body } }),
          async () =>
            requestBody(c, { method, headers: heads, request: { postData: body, bodySize: body.size ?? null } }),
        ];
        for (const attempt of tries) {
          const result = await attempt().catch((e: unknown) => e);
          if (isRespoolError(result)) expect(result.code).toBe("input/invalid");
          else expect(result).toMatchObject({ kind: expect.stringMatching(/^(stored|lost)$/) });
        }
      },
    ),
    given,
  );
});

test("with its length any text that its charset can hold gives its bytes", async () => {
  const charsets = ["utf-8", "utf-16le", "windows-1252", "windows-1251", "shift_jis", "gbk", "latin1"];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...producers),
      fc.constantFrom(...charsets),
      fc.string({ unit: fc.constantFrom("a", "\n", "é", "я", "日", "€", "☂", "\u0085"), minLength: 1 }),
      async (producer, charset, body) => {
        const bytes = encodeText(body, charset === "latin1" ? "latin-1" : charset);
        // What respool writes as text is UTF-8.
        if (bytes === undefined || producer === "respool") return;
        const heads: HeaderList = [
          ["content-type", `text/plain; charset=${charset}`],
          ["content-length", String(bytes.length)],
        ];
        const c = context(producer, {});
        const expected = { kind: "stored", bytes, coding: "decoded", fidelity: "exact", complete: true };
        const message = { method: "POST", headers: heads };
        expect(await responseBody(c, { ...message, status: 200, response: { content: { text: body } } })).toEqual(
          expected,
        );
        expect(await requestBody(c, { ...message, request: { postData: { text: body } } })).toEqual(expected);
      },
    ),
    given,
  );
});
