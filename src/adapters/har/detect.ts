import { bytesToByteString } from "../../model/bytes.ts";
import type { Detection, Sample } from "../adapter.ts";
import { endOfSpace, type MemberSpan, memberSpans, startOfText } from "../shared/json/spans.ts";

const openBrace = 0x7b;

/** Recognises a HAR by the members of its `log`, a zip by the names in it, a `.zhar` by its own name. */
export function detect({ head, tail, name = "" }: Sample): Detection | undefined {
  const [a, b, c, d] = head;
  if (a === 0x50 && b === 0x4b && c === 3 && d === 4) return zipped(bytesToByteString(head) + bytesToByteString(tail));
  if (a === 0x78 && /\.zhar$/i.test(name)) return found(0.8, "compressed, and called .zhar");
  const start = startOfJson(head);
  return head[start] === openBrace ? inObject(head, start, tail) : undefined;
}

/** The object of a HAR begins the text, or stands behind the name of a function: HAR Viewer's files are such calls. */
function startOfJson(head: Uint8Array): number {
  const start = startOfText(head);
  if (head[start] === openBrace) return start;
  const call = /^[A-Za-z_$][\w$.]*\s*\(/.exec(bytesToByteString(head.subarray(start, start + 256)));
  return call === null ? start : endOfSpace(head, start + call[0].length);
}

function inObject(head: Uint8Array, start: number, tail: Uint8Array): Detection | undefined {
  const log = membersOf(head, start).get("log")?.value[0];
  if (log === undefined || head[log] !== openBrace) return undefined;
  const end = bytesToByteString(tail);
  // Polly's recordings are HARs of a format of their own.
  if (/"creator"\s*:\s*\{[^{}]*"name"\s*:\s*"Polly\.JS"/.test(bytesToByteString(head) + end)) return undefined;
  const members = membersOf(head, log);
  const starts = (member: string, pattern: RegExp) => pattern.test(textOf(head, members.get(member)));
  const version = /^"([\w.]{1,8})"$/.exec(textOf(head, members.get("version")))?.[1];
  const seen = { format: "har", ...(version !== undefined && { version }) } as const;
  if (starts("entries", /^(\[|null$)/)) return { ...seen, confidence: 0.95, why: "a log with entries" };
  if (starts("creator", /^\{/)) return { ...seen, confidence: 0.9, why: "a log with a creator" };
  if (version !== undefined) return { ...seen, confidence: 0.6, why: "a log with a version" };
  // Behind members that are longer than the sample, such as pages, the rest may show at the end.
  const isCut = [...members.values()].some(({ value }) => value[1] >= head.length);
  return isCut && /"(entries|creator)"\s*:\s*[[{]/.test(end) ? found(0.7, "a log that ends like a HAR's") : undefined;
}

function membersOf(head: Uint8Array, at: number): ReadonlyMap<string, MemberSpan> {
  return new Map(
    memberSpans(head, at).map((member) => [
      bytesToByteString(head.subarray(member.name[0] + 1, member.name[1] - 1)),
      member,
    ]),
  );
}

function textOf(head: Uint8Array, member: MemberSpan | undefined): string {
  if (member === undefined) return "";
  const [start, end] = member.value;
  return bytesToByteString(head.subarray(start, Math.min(end, start + 64)));
}

/** A name stands behind the fixed part of an entry, whose head says how long it is; at the end they stand once more. */
function zipped(text: string): Detection | undefined {
  for (const [mark, fixed] of [
    ["PK\x03\x04", 30],
    ["PK\x01\x02", 46],
  ] as const) {
    for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 4)) {
      const length = text.charCodeAt(at + fixed - (fixed === 30 ? 4 : 18)) & 0xff;
      const end = text.slice(at + fixed, at + fixed + length);
      if (/\.har$/i.test(end)) return found(0.8, "a zip with a .har in it");
    }
  }
  return undefined;
}

function found(confidence: number, why: string): Detection {
  return { format: "har", confidence, why };
}
