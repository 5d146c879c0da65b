import { encodeUtf8 } from "../../../model/bytes.ts";

const longest = 100;

/**
 * The folder in which Polly 6 looks for a recording, `/` between its parts. It hashes each part of the name by FNV-1a over
 * UTF-8; up to version 5 it hashed UTF-16, so other letters than ASCII gave other folders.
 */
export function folderOf(recording: string): string {
  return recording.split("/").map(partOf).join("/");
}

function partOf(part: string): string {
  const hash = String(fnv1a(encodeUtf8(part)));
  const slug = part.replace(/[^A-Za-z0-9_]+/g, "-").replace(/^-|-$/g, "");
  return `${slug.slice(0, longest - hash.length - 1)}_${hash}`;
}

function fnv1a(bytes: Uint8Array): number {
  let hash = 2166136261;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 16777619);
  return hash >>> 0;
}
