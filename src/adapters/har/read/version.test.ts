import { expect, test } from "vitest";
import { isNoVersion, versionOf } from "./version.ts";

test.each([
  ["1.0", ["HTTP/1.0", "http/1.0", "1.0"]],
  ["1.1", ["HTTP/1.1", "http/1.1", "1.1"]],
  ["2", ["h2", "H2", "HTTP/2", "HTTP/2.0", "http/2.0", "spdy", "spdy/3.1", "SPDY/3"]],
  ["3", ["h3", "h3-29", "h3-Q050", "HTTP/3", "HTTP/3.0", "http/2.0+quic/43", "http/2+quic/46"]],
  [
    undefined,
    ["", "unknown", "me:", "us:", "ori", "data", "blob", "2 2", "K", "http/1.1x", "HTTP/9", null, undefined, {}],
  ],
] as const)("%s", (version, spellings) => {
  expect(spellings.map((raw) => versionOf(raw))).toEqual(spellings.map(() => version));
});

test("what says that the version is not known", () => {
  expect([undefined, null, "", "unknown", "Unknown", "me:", 1].map(isNoVersion)).toEqual([
    true,
    true,
    true,
    true,
    true,
    false,
    false,
  ]);
});
