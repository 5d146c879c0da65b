import fc from "fast-check";
import { expect, test } from "vitest";
import { parseCurl } from "../../src/cli/curl.ts";
import { readRequests } from "../../src/index.ts";
import { encodeUtf8 } from "../../src/model/bytes.ts";
import { isRespoolError } from "../../src/model/errors.ts";

// Whatever stands in a file or a command, it is a request, or an error of ours that says what is wrong.

async function onlyOurs(run: () => unknown): Promise<void> {
  try {
    await run();
  } catch (e) {
    expect(isRespoolError(e) && e.code !== "internal/bug").toBe(true);
  }
}

const seeds = [
  '{"method":"POST","url":"https://h/","headers":[["A","1"]],"body":{"base64":"eA=="}}',
  '{"cassette":"a","masked":true,"request":{"method":"GET","url":"https://h/","headers":[],"body":""}}\n{"request":{"url":"x"}}\n',
  "POST https://h/ HTTP/1.1\r\nA: 1\r\n\r\nbody",
];

test("requests in files", async () => {
  const piece = fc.oneof(fc.constantFrom("{", "}", "[", '"', "\n", "\r", "\0", ":", "null", "1e400", " "), fc.string());
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...seeds), fc.nat(), fc.nat(8), piece, async (seed, at, gone, put) => {
      const place = at % (seed.length + 1);
      await onlyOurs(() => readRequests(encodeUtf8(seed.slice(0, place) + put + seed.slice(place + gone))));
    }),
    { numRuns: 3000, seed: 20_261_123 },
  );
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 40 }), (bytes) => onlyOurs(() => readRequests(bytes))),
    { numRuns: 1000, seed: 20_261_123 },
  );
  await fc.assert(
    fc.asyncProperty(fc.json(), (json) => onlyOurs(() => readRequests(encodeUtf8(json)))),
    { numRuns: 1000, seed: 20_261_123 },
  );
});

test("curl commands", async () => {
  const word = fc.constantFrom(
    "curl",
    "-X",
    "POST",
    "-d",
    "'{\"a\":1}'",
    "-H",
    "A:1",
    "https://h/",
    "-F",
    "a=b",
    "--json",
    "-G",
    "-u",
    "a",
    "$'\\x",
    "'",
    '"',
    "\\\n",
    "--data-urlencode",
    "=x",
    "-I",
    "--nope",
    "-",
    "--",
    "-sS",
    "-b",
    "@/nowhere",
    "%",
    "-T",
  );
  await fc.assert(
    fc.asyncProperty(fc.array(word, { maxLength: 9 }), (words) => onlyOurs(() => parseCurl(words.join(" ")))),
    { numRuns: 2000, seed: 20_261_123 },
  );
});
