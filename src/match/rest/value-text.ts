import { type JsonNode, jsonText, readJson } from "../json.ts";
import { numberText } from "../number-text.ts";

const time = /^(\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d)(\.\d{1,12})?([Zz]|[+-]00:00)$/;

/** A time of UTC in one spelling: JavaScript writes `.000`, Go writes no fraction that is zero (RFC 3339, section 5.6). */
export function timeText(text: string): string {
  const [, seconds, fraction = ""] = time.exec(text) ?? [];
  return seconds === undefined ? text : `${seconds.toUpperCase()}${fraction.replace(/\.?0+$/, "")}Z`;
}

/** A value of a query or a form in one spelling: a time, or the JSON that some APIs take as a field. */
export function valueText(text: string): string {
  if (!/^\s*[[{]/.test(text)) return timeText(text);
  const node = readJson(text);
  return node === undefined ? text : jsonText(byValue(node));
}

/** A JSON value with its numbers and times in one spelling; the same value where they are in it already. */
export function byValue(node: JsonNode): JsonNode {
  if (typeof node === "string") {
    if (/^"\d{4}-/.test(node)) return JSON.stringify(timeText(JSON.parse(node) as string));
    return /^[-0-9]/.test(node) ? numberText(node) : node;
  }
  let isSame = true;
  const members = node.members.map((member) => {
    const value = byValue(member[1]);
    if (value === member[1]) return member;
    isSame = false;
    return [member[0], value] as const;
  });
  return isSame ? node : { open: node.open, members };
}

/** A text of one JSON value in each line, in one spelling; `undefined` for any other text. */
export function linesByValue(text: string): string | undefined {
  const lines: string[] = [];
  for (const line of text.split("\n")) {
    if (line.trim() === "") continue;
    const node = /^\s*[[{]/.test(line) ? readJson(line) : undefined;
    if (node === undefined) return undefined;
    lines.push(jsonText(byValue(node)));
  }
  return lines.length === 0 ? undefined : lines.join("\n");
}

/** XML without what an XML parser does not tell: its declaration, blanks between elements, how an empty one is written. */
export function xmlText(text: string): string {
  if (!text.startsWith("<")) return text;
  return text
    .replace(/^<\?xml [^<>]*\?>\s*/, "")
    .replace(/(<[^<>]*>)\s+(?=<(\/?))/g, (blanks, tag: string, ends: string) =>
      // Between an element's own tags they are what it holds.
      ends === "/" && !/^<[/!?]|\/>$/.test(tag) ? blanks : tag,
    )
    .replace(/<([^<>/!?\s]+)((?:\s[^<>]*)?)><\/\1>/g, "<$1$2/>");
}
