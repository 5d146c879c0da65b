import { expect, test } from "vitest";
import { failureCode, failureOf } from "./failures.ts";

test.each([
  ["net::ERR_CONNECTION_REFUSED", "ECONNREFUSED"],
  ["net::ERR_CONNECTION_RESET", "ECONNRESET"],
  ["net::ERR_NAME_NOT_RESOLVED", "ENOTFOUND"],
  ["net::ERR_TIMED_OUT", "ETIMEDOUT"],
  ["net::ERR_ABORTED", "ERR_ABORTED"],
  ["NS_ERROR_UNKNOWN_HOST", "ENOTFOUND"],
  ["NS_BINDING_ABORTED", "NS_BINDING_ABORTED"],
  ["connect ECONNREFUSED 127.0.0.1:9", "ECONNREFUSED"],
  ["[Errno -2] Name or service not known", undefined],
  ["an ERROR", undefined],
])("the code of %j", (message, expected) => {
  expect(failureCode(message)).toBe(expected);
});

const aborted = { kind: "failure", message: "net::ERR_ABORTED", code: "ERR_ABORTED" };

test.each<[name: string, entry: object, response: object, expected: object | undefined]>([
  ["DevTools, mitmproxy", {}, { _error: "net::ERR_ABORTED" }, aborted],
  ["DevTools, nothing failed", {}, { _error: null }, undefined],
  ["Playwright", {}, { _failureText: "net::ERR_ABORTED" }, aborted],
  ["beside the response", { _error: "net::ERR_ABORTED" }, {}, aborted],
  ["Charles", {}, { _charlesStatus: "FAILED" }, { kind: "failure", message: "FAILED" }],
  ["Charles, nothing failed", {}, { _charlesStatus: "COMPLETE" }, undefined],
  ["a code of our own", {}, { _error: "no", _errorCode: "EPIPE" }, { kind: "failure", message: "no", code: "EPIPE" }],
  [
    "no code, though the text names one",
    {},
    { _error: "EPIPE", _errorCode: "" },
    { kind: "failure", message: "EPIPE" },
  ],
  ["a code without a text", {}, { _error: "", _errorCode: "EPIPE" }, { kind: "failure", message: "", code: "EPIPE" }],
  ["of another type", {}, { _error: { code: 1 }, _errorCode: 1 }, undefined],
])("%s", (_, entry, response, expected) => {
  expect(failureOf(entry as never, response as never)).toEqual(expected);
});
