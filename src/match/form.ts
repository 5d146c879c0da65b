import { mediaType } from "../model/body.ts";
import type { HeaderList } from "../model/types.ts";

/**
 * Whether a text is an urlencoded form: by its media type, or by its shape. The shape counts because many recordings
 * hold no request headers (nock's by default), and equal bodies must be equal without them.
 */
export function isForm(headers: HeaderList, text: string): boolean {
  if (mediaType(headers) === "application/x-www-form-urlencoded") return true;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a form holds no control characters
  if (/[\s\u0000-\u001f"<>\\^`{|}]/.test(text) || !text.includes("=")) return false;
  return text.split("&").every((piece) => piece !== "" && !piece.startsWith("="));
}
