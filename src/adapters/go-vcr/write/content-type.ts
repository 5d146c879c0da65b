import { decodeUtf8 } from "../../../model/bytes.ts";

/** The media type under which a Go client posts such a body; `undefined` where nothing tells. */
export function contentTypeOf(body: Uint8Array): string | undefined {
  const text = decodeUtf8(body);
  if (text === undefined) return undefined;
  if (isJson(text)) return "application/json";
  return isForm(text) ? "application/x-www-form-urlencoded" : undefined;
}

function isJson(text: string): boolean {
  if (!/^\s*[[{"\dtfn-]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Names with values, all escaped as forms are. */
function isForm(text: string): boolean {
  return text.split("&").every((pair) => /^[^=]+=[^=]*$/.test(pair) && isEscaped(pair));
}

function isEscaped(pair: string): boolean {
  return /^[\w.~%+*!'(),:@$/?[\]=-]+$/.test(pair) && !/%(?![\da-fA-F]{2})/.test(pair);
}
