import type { JsonObject, NetworkFailure } from "../../../../model/types.ts";
import { textAt } from "../../../shared/json/values.ts";

// Where Chromium (`net::ERR_…`) and Firefox (`NS_ERROR_…`, in Playwright) mean what Node has a name for.
const nodeNames: Readonly<Record<string, string>> = {
  ERR_ADDRESS_UNREACHABLE: "EHOSTUNREACH",
  ERR_CONNECTION_ABORTED: "ECONNABORTED",
  ERR_CONNECTION_REFUSED: "ECONNREFUSED",
  ERR_CONNECTION_RESET: "ECONNRESET",
  ERR_CONNECTION_TIMED_OUT: "ETIMEDOUT",
  ERR_NAME_NOT_RESOLVED: "ENOTFOUND",
  ERR_TIMED_OUT: "ETIMEDOUT",
  NS_ERROR_CONNECTION_REFUSED: "ECONNREFUSED",
  NS_ERROR_NET_RESET: "ECONNRESET",
  NS_ERROR_NET_TIMEOUT: "ETIMEDOUT",
  NS_ERROR_UNKNOWN_HOST: "ENOTFOUND",
};
const ownNames = /\b(?:ERR|NS_ERROR|NS_BINDING)_[A-Z0-9_]+\b/;
const systemNames =
  /\b(?:EACCES|EADDRINUSE|EADDRNOTAVAIL|EAI_AGAIN|ECONNABORTED|ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EPIPE|EPROTO|ETIMEDOUT)\b/;

/** The code that a failure's text names: Node's where it has one of that meaning, else the text's own. */
export function failureCode(message: string): string | undefined {
  const own = ownNames.exec(message)?.[0];
  return own === undefined ? systemNames.exec(message)?.[0] : (nodeNames[own] ?? own);
}

/** Why there is no answer, or why it broke off; `undefined` when the file does not say. */
export function failureOf(entry: JsonObject, response: JsonObject): NetworkFailure | undefined {
  const { _errorCode } = response;
  const written = typeof _errorCode === "string" ? _errorCode : undefined;
  const message =
    errorOf(response) ?? errorOf(entry) ?? charlesFailure(entry, response) ?? (written === undefined ? undefined : "");
  if (message === undefined) return undefined;
  const code = written ?? failureCode(message);
  return { kind: "failure", message, ...(code !== undefined && code !== "" && { code }) };
}

/** DevTools and mitmproxy: `_error`; Playwright: `_failureText`. */
function errorOf({ _error, _failureText }: JsonObject): string | undefined {
  return textAt(_error) ?? textAt(_failureText);
}

/** Charles: a `_charlesStatus` other than COMPLETE. */
function charlesFailure(entry: JsonObject, response: JsonObject): string | undefined {
  const status = textAt(response._charlesStatus) ?? textAt(entry._charlesStatus);
  return status === "COMPLETE" ? undefined : status;
}
