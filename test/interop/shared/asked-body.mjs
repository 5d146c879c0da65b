import { reverseKeys } from "./reverse-keys.mjs";

/** The body of a truth document's request; with `shuffleJson` JSON has the keys of every object in reverse order. */
export function askedBody({ headers, body }, shuffleJson) {
  const bytes = Buffer.from(body, "base64");
  const isJson = headers.some(([name, value]) => /^content-type$/i.test(name) && /[/+]json\b/i.test(value));
  if (!shuffleJson || !isJson) return bytes;
  const text = bytes.toString("utf8");
  const reversed = reverseKeys(text);
  // Bytes that are no JSON, such as compressed ones, do not survive the way through text.
  return reversed === text ? bytes : Buffer.from(reversed);
}
