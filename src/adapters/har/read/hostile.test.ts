import fc from "fast-check";
import { expect, test } from "vitest";
import { encodeUtf8 } from "../../../model/bytes.ts";
import { isRespoolError } from "../../../model/errors.ts";
import { noticeSpec } from "../../../model/notices.ts";
import type { JsonObject } from "../../../model/types.ts";
import { readEntry } from "./entry.ts";
import { type ProducerId, producerOf } from "./producer.ts";

async function read(fields: unknown, id: ProducerId = "generic") {
  const said: string[] = [];
  const interaction = await readEntry({
    entry: { index: 3, line: 7, fields: fields as JsonObject },
    file: { name: "x.har", producer: { id }, attachment: async () => encodeUtf8("x") },
    say: (code) => said.push(code),
  });
  return { interaction, said };
}

const url = "https://h.test/a?b=1";
const origin = { file: "x.har", index: 3, line: 7 };

test("a member named __proto__ is one like any other", async () => {
  const fields = JSON.parse(`{"__proto__":{"polluted":1},"request":{"method":"GET","url":"${url}","__proto__":[1]}}`);
  const har = (await read(fields)).interaction.extensions?.har as JsonObject;
  expect(Object.entries(har)).toEqual([
    ["__proto__", { polluted: 1 }],
    ["request", JSON.parse('{"__proto__":[1]}')],
  ]);
});

const odd = fc.constantFrom<unknown>(
  null,
  undefined,
  "",
  "x",
  "é\ud800",
  -1,
  0,
  5,
  1e300,
  true,
  [],
  [null],
  {},
  { name: "a" },
);
const creators = ["WebInspector", "Playwright", "Firefox", "mitmproxy", "chrome-har", "Charles", "respool", "else"];
const whole = {
  startedDateTime: "2026-01-02T03:04:05.678Z",
  time: 1,
  request: {
    method: "POST",
    url,
    httpVersion: "HTTP/1.1",
    headers: [{ name: "content-type", value: "multipart/form-data; boundary=x" }],
    cookies: [{ name: "a", value: "1" }],
    queryString: [{ name: "b", value: "1" }],
    postData: {
      mimeType: "a/b",
      text: "x",
      encoding: "",
      params: [{ name: "a", value: "1", fileName: "f" }],
      _file: "",
    },
    bodySize: 1,
  },
  response: {
    status: 200,
    statusText: "OK",
    headers: [{ name: "content-encoding", value: "gzip" }],
    cookies: [{ name: "a", value: "1", expires: "then", path: "/" }],
    content: { size: 1, mimeType: "text/plain", text: "x", encoding: "", compression: 0, _file: "" },
    redirectURL: "/",
    _error: "no",
  },
  cache: {},
  timings: { wait: 1, send: 0 },
  _eventSourceMessages: [{ time: 1, eventName: "", eventId: "", data: "x" }],
};

/** The paths of every value in the entry. */
function paths(value: unknown, path: readonly string[] = []): string[][] {
  const inner = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return [[...path], ...inner.flatMap(([key, item]) => paths(item, [...path, key]))];
}

test("whatever stands in an entry, it is read or refused with its place", async () => {
  const place = fc.constantFrom(...paths(whole).filter((path) => path.length > 0));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...creators),
      fc.array(fc.tuple(place, odd), { maxLength: 6 }),
      async (name, changes) => {
        const fields = structuredClone(whole);
        for (const [path, value] of changes) replace(fields, path, value);
        try {
          const { interaction, said } = await read(fields, producerOf({ creator: { name } }).id);
          expect(interaction.origin).toEqual(origin);
          for (const code of said) expect(noticeSpec(code).phase).toBe("read");
        } catch (e) {
          if (!isRespoolError(e)) throw e;
          expect(e).toMatchObject({ code: "input/invalid", at: { interaction: 3 } });
        }
      },
    ),
    { numRuns: 500 },
  );
});

function replace(fields: object, path: readonly string[], value: unknown): void {
  let at: unknown = fields;
  for (const key of path.slice(0, -1)) at = typeof at === "object" && at !== null ? (at as never)[key] : undefined;
  if (typeof at === "object" && at !== null) (at as Record<string, unknown>)[path.at(-1) as string] = value;
}
