import { boundaryMark } from "../multipart.ts";

// By the extension of a file, which names a part in every language alike.
const types: Readonly<Record<string, readonly string[]>> = {
  csv: ["text/csv"],
  gif: ["image/gif"],
  html: ["text/html"],
  jpeg: ["image/jpeg"],
  jpg: ["image/jpeg"],
  json: ["application/json"],
  jsonl: ["application/jsonl", "application/x-ndjson", "application/jsonlines"],
  m4a: ["audio/mp4", "audio/x-m4a", "audio/m4a"],
  md: ["text/markdown"],
  mp3: ["audio/mpeg", "audio/mp3"],
  mp4: ["video/mp4"],
  pdf: ["application/pdf"],
  png: ["image/png"],
  txt: ["text/plain"],
  wav: ["audio/wav", "audio/wave", "audio/x-wav"],
  webm: ["audio/webm", "video/webm"],
  webp: ["image/webp"],
  xml: ["application/xml", "text/xml"],
  zip: ["application/zip", "application/x-zip-compressed"],
};

/**
 * A canonical multipart body with its parts by name, and their headers in one spelling. Clients write the parts in the order
 * of their own fields, and the media type of a file from its name, or as `application/octet-stream`.
 */
export function multipartText(text: string): string {
  const pieces = `\n${text}`.split(`\n--${boundaryMark}`);
  const [before, ...rest] = pieces;
  const end = rest.pop();
  if (before !== "" || end === undefined || !/^--\s*$/.test(end)) return text;
  const parts = rest.map(canonicalPart);
  if (parts.some((part) => part === undefined)) return text;
  return parts
    .map((part) => part as Part)
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .map((part) => `--${boundaryMark}\n${part.text}`)
    .join("\n");
}

interface Part {
  readonly name: string;
  readonly text: string;
}

function canonicalPart(piece: string): Part | undefined {
  const [, head, content] = /^[ \t]*\r?\n((?:[^\r\n]+\r?\n)*)\r?\n([\s\S]*)$/.exec(piece) ?? [];
  if (head === undefined || content === undefined) return undefined;
  const headers = new Map<string, string>();
  for (const line of head.split(/\r?\n/)) {
    if (line === "") continue;
    const colon = line.indexOf(":");
    const name = line.slice(0, colon).trim().toLowerCase();
    if (colon < 1 || headers.has(name)) return undefined;
    headers.set(name, line.slice(colon + 1).trim());
  }
  const disposition = headers.get("content-disposition") ?? "";
  const name = parameter(disposition, "name");
  const type = headers.get("content-type");
  if (name === undefined) return undefined;
  if (type !== undefined && saysNothing(type, parameter(disposition, "filename"))) headers.delete("content-type");
  const lines = [...headers].map(([key, value]) => `${key}: ${value}`).sort();
  return { name, text: `${lines.join("\n")}\n\n${content.replace(/\r$/, "")}` };
}

function parameter(value: string, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s;"]+))`, "i").exec(value);
  return found?.[1] ?? found?.[2];
}

/** "text/plain" is the default (RFC 7578, section 4.4); a file's type is told by its name. */
function saysNothing(type: string, file: string | undefined): boolean {
  const media = type.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  if (file === undefined) return type.toLowerCase() === "text/plain" || /^text\/plain; ?charset=utf-8$/i.test(type);
  const extension = /\.([a-z0-9]+)$/i.exec(file)?.[1]?.toLowerCase() ?? "";
  return media === "application/octet-stream" || (types[extension]?.includes(media) ?? false);
}
