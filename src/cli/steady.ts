import { mediaType } from "../model/body.ts";
import { eventsOf } from "../model/event-stream.ts";
import type { HeaderList } from "../model/types.ts";
import { isVolatileMember } from "../verbs/diff/volatile.ts";
import { prettyJson } from "../verbs/pretty-json.ts";

/** A text body of which only what counts differs from recording to recording: a line for each member of JSON, also in events. */
export function steadyText(headers: HeaderList, text: string): string {
  const json = steadyJson(text);
  if (json !== undefined) return json;
  if (mediaType(headers) !== "text/event-stream") return text.replace(/\n$/, "");
  return eventsOf(text).map(steadyEvent).join("\n\n");
}

function steadyEvent(event: string): string {
  return event
    .split(/\r\n|\n|\r/)
    .map((line) => {
      const json = line.startsWith("data:") ? steadyJson(line.slice(5)) : undefined;
      return json === undefined ? line : `data:${json.includes("\n") ? "\n" : " "}${json}`;
    })
    .join("\n");
}

function steadyJson(text: string): string | undefined {
  return prettyJson(text)
    ?.split("\n")
    .map((line) => {
      const [, head = "", name = "", value = "", end = ""] = member.exec(line) ?? [];
      return head !== "" && isVolatileMember(name, value) ? `${head}\u2026${end}` : line;
    })
    .join("\n");
}

// A member whose value stands on its line.
const member = /^(\s*"((?:[^"\\]|\\.)*)": )([^[{].*?)(,?)$/;
