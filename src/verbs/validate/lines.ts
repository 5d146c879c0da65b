import type { Finding, SourceText } from "../../adapters/adapter.ts";

// Texts that are longer are not looked through for line ends.
const most = 64 * 1024 * 1024;

/** Adds to findings the line on which their interaction begins, where they do not say one. */
export function linesOf(text: SourceText | undefined): (finding: Finding) => Finding | Promise<Finding> {
  if (text === undefined || (text.source.size ?? 0) > most) return (finding) => finding;
  let known: number[] | undefined;
  return async (finding) => {
    const { interaction, line } = finding.at;
    if (interaction === undefined || line !== undefined) return finding;
    known ??= startLines(await text.source.bytes(), text.spans);
    const start = known[interaction];
    return start === undefined ? finding : { ...finding, at: { ...finding.at, line: start } };
  };
}

/** The lines on which spans begin, from 1; blank space before an entry belongs to none. */
function startLines(bytes: Uint8Array, spans: SourceText["spans"]): number[] {
  const lines: number[] = [];
  let line = 1;
  let at = 0;
  for (const [start] of spans) {
    let begin = start;
    while (begin < bytes.length && isSpace(bytes[begin] as number)) begin++;
    for (let next = bytes.indexOf(0x0a, at); next >= 0 && next < begin; next = bytes.indexOf(0x0a, at)) {
      line++;
      at = next + 1;
    }
    lines.push(line);
  }
  return lines;
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0x2c;
}
