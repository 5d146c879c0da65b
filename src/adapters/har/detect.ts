import { bytesToByteString } from "../../model/bytes.ts";
import type { Detection, Sample } from "../adapter.ts";

/** Recognises a HAR by the members of its `log`, a zip by the name of an entry, a `.zhar` by its own name. */
export function detect({ head, tail, name = "" }: Sample): Detection | undefined {
  const text = bytesToByteString(head).replace(/^\u00ef\u00bb\u00bf/, "");
  if (text.startsWith("PK")) return packed(text + bytesToByteString(tail), /[\w.-]\.har/i, "a zip with a .har in it");
  if (/\.zhar$/i.test(name) && text.startsWith("x")) return { format: "har", confidence: 0.8, why: "a .zhar" };
  if (!/^\s*(?:[A-Za-z_$][\w$.]*\s*\(\s*)?\{/.test(text)) return undefined;
  const both = `${text}\n${bytesToByteString(tail)}`;
  // Polly's recordings are HARs of a format of their own.
  if (/"name"\s*:\s*"Polly\.JS"/.test(both)) return undefined;
  const log = /"log"\s*:\s*\{/.exec(text);
  const inside = log === null ? "" : both.slice(log.index);
  if (!/"entries"\s*:\s*(?:\[|null)/.test(inside) && !/"creator"\s*:\s*\{/.test(inside)) return undefined;
  const version = /^"log"\s*:\s*\{[^[{]*?"version"\s*:\s*"([\w.]{1,8})"/.exec(inside)?.[1];
  return { format: "har", ...(version !== undefined && { version }), confidence: 0.9, why: "a log with entries" };
}

function packed(text: string, entry: RegExp, why: string): Detection | undefined {
  return entry.test(text) ? { format: "har", confidence: 0.8, why } : undefined;
}
