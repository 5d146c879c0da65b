import {
  framingHeaders,
  headerValue,
  isFieldValue,
  isNamed,
  isToken,
  nameSet,
  toByteString,
} from "../../model/headers.ts";
import type { HeaderList } from "../../model/types.ts";

// RFC 9110, section 7.6.1: what belongs to one connection, not to the message.
const hopByHop = nameSet([...framingHeaders, "proxy-authenticate", "proxy-authorization", "te", "trailer", "upgrade"]);

/**
 * The headers of an answer as they are sent: what belonged to the recorded connection is left out, and so is the content
 * coding where the bytes are not in it. What cannot stand in a header (a line break) is left out too.
 */
export function answerHeaders(recorded: HeaderList, keepsCoding: boolean): [name: string, value: string][] {
  return recorded.flatMap(([name, value]): [string, string][] => {
    if (isNamed(hopByHop, name) || (!keepsCoding && name.toLowerCase() === "content-encoding")) return [];
    return isToken(name) && isFieldValue(value) ? [[name, toByteString(value)]] : [];
  });
}

/** The recorded length of a body that is not sent, as an answer to HEAD has it. */
export function recordedLength(headers: HeaderList): string | undefined {
  const length = headerValue(headers, "content-length");
  return length !== undefined && /^\d+$/.test(length) ? length : undefined;
}
