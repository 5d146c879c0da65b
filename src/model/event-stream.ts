const lf = 10;
const cr = 13;

/**
 * Where the events of a text/event-stream end: behind each blank line, whatever the line ends (LF, CRLF, CR). What comes
 * behind the last one is an event of its own.
 */
export function eventEnds(bytes: Uint8Array): number[] {
  const ends: number[] = [];
  let lineStart = 0;
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] !== lf && bytes[at] !== cr) continue;
    const isBlank = at === lineStart;
    if (bytes[at] === cr && bytes[at + 1] === lf) at++;
    lineStart = at + 1;
    if (isBlank) ends.push(lineStart);
  }
  if (bytes.length > (ends.at(-1) ?? 0)) ends.push(bytes.length);
  return ends;
}

/** The events of a stream as they stand in it, without the blank lines between them. */
export function eventsOf(text: string): string[] {
  return text.split(/(?:\r\n|\n|\r(?!\n)){2,}/).filter((event) => event !== "");
}
