import { sha1 } from "../../shared/sha1.ts";

/** The bodies that stand in files of their own. */
export interface Attachments {
  /** Keeps a body, and gives its file's name. */
  put(bytes: Uint8Array, mediaType: string): string;
  get(name: string): Uint8Array | undefined;
  /** In the order in which they came. */
  files(): Iterable<readonly [name: string, bytes: Uint8Array]>;
}

// The endings that Playwright's recorder gives the usual types; no reader goes by them.
const endings: Readonly<Record<string, string>> = {
  "application/javascript": "js",
  "application/json": "json",
  "application/octet-stream": "bin",
  "application/pdf": "pdf",
  "application/wasm": "wasm",
  "application/xml": "xml",
  "application/zip": "zip",
  "font/woff": "woff",
  "font/woff2": "woff2",
  "image/gif": "gif",
  "image/jpeg": "jpeg",
  "image/png": "png",
  "image/svg+xml": "svg",
  "image/webp": "webp",
  "text/css": "css",
  "text/html": "html",
  "text/javascript": "js",
  "text/plain": "txt",
};

/** Bodies kept by the checksum of their bytes, as Playwright's recorder names them: equal ones share a file. */
export function newAttachments(): Attachments {
  const held = new Map<string, Uint8Array>();
  return {
    put(bytes, mediaType) {
      const name = `${sha1(bytes)}.${endings[mediaType] ?? "dat"}`;
      held.set(name, bytes);
      return name;
    },
    get: (name) => held.get(name),
    files: () => held,
  };
}
