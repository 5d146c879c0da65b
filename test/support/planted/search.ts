import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import type { Body, Cassette } from "../../../src/model/types.ts";

// The oracle: finds values in bytes however they are spelled there. It shares nothing with the code that it judges.

/** Texts to look for, by the value that they stand for. */
type Needles = ReadonlyMap<string, readonly Buffer[]>;

/** Where a value was seen. */
export interface Sighting {
  readonly value: string;
  /** The way there: `file`, `response body 3 > base64`. */
  readonly where: string;
}

const byteString = (text: string) => Buffer.from(text, "utf8").toString("latin1");
const unit = (width: string, upper: boolean) => (c: string) => {
  const digits = c.charCodeAt(0).toString(16).padStart(4, "0");
  return `${width}${upper ? digits.toUpperCase() : digits}`;
};
const percent = (upper: boolean) => (c: string) =>
  [...Buffer.from(c)]
    .map((b) => `%${upper ? b.toString(16).padStart(2, "0").toUpperCase() : b.toString(16).padStart(2, "0")}`)
    .join("");

/** All characters of UTF-16 that are not in the set are spelled. */
const escaping = (plain: RegExp, spell: (c: string) => string) => (text: string) =>
  [...text].map((c) => (plain.test(c) ? c : spell(c))).join("");
const units = (text: string, spell: (c: string) => string) => text.replace(/[\s\S]/g, spell);
const inJson = (text: string) => JSON.stringify(text).slice(1, -1);

/** Every way in which formats, clients and servers write a value. */
export function spellings(value: string): string[] {
  const unreserved = /[A-Za-z0-9\-_.~]/;
  const textual = [
    value,
    encodeURIComponent(value),
    encodeURIComponent(value).replace(/%[0-9A-F]{2}/g, (c) => c.toLowerCase()),
    encodeURI(value),
    escaping(unreserved, percent(true))(value),
    escaping(unreserved, percent(false))(value),
    [...value].map(percent(true)).join(""),
    [...value].map(percent(false)).join(""),
    encodeURIComponent(encodeURIComponent(value)),
    new URLSearchParams({ v: value }).toString().slice(2),
    inJson(value),
    inJson(inJson(value)),
    inJson(inJson(inJson(value))),
    inJson(value).replaceAll("/", "\\/"),
    inJson(value).replace(/[<>&'+=]/g, unit("\\u", false)),
    inJson(value).replace(/[<>&'+=]/g, unit("\\u", true)),
    units(inJson(value), (c) => (c > "~" ? unit("\\u", false)(c) : c)),
    units(value, unit("\\u", false)),
    units(value, unit("\\u", true)),
    value.replaceAll("'", "''"),
    value.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[c] ?? "&quot;"),
    value.replace(/[&<>"']/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", "'": "&#39;" })[c] ?? "&quot;"),
    value.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`),
    value.replace(/[&<>"']/g, (c) => `&#x${c.charCodeAt(0).toString(16)};`),
  ];
  const bytes = Buffer.from(value);
  const coded = [
    bytes.toString("hex"),
    bytes.toString("hex").toUpperCase(),
    ...[value, inJson(value), encodeURIComponent(value)].flatMap(inEveryBase64),
  ];
  return [...new Set([...textual, ...coded])];
}

const inEveryBase64 = (text: string) => [0, 1, 2].flatMap((lead) => inBase64(text, lead));

/** The characters of base64 that depend on the value alone, so many bytes behind the beginning of a group. */
function inBase64(text: string, lead: number): string[] {
  const bytes = Buffer.from(text);
  const whole = Buffer.concat([Buffer.alloc(lead), bytes])
    .toString("base64")
    .replace(/=+$/, "");
  const first = [0, 2, 3][lead] ?? 0;
  const last = Math.floor(((lead + bytes.length) * 8) / 6);
  const core = whole.slice(first, last);
  return core.length < 8 ? [] : [core, core.replaceAll("+", "-").replaceAll("/", "_")];
}

/** What to look for: the values, and halves of long ones, since a half is a leak as well. */
export function needlesFor(values: Iterable<string>): Needles {
  const needles = new Map<string, readonly Buffer[]>();
  for (const value of values) {
    const half = value.length >> 1;
    const halves = value.length >= 24 ? [value.slice(0, half), value.slice(half)] : [];
    const texts = new Set([...spellings(value), ...halves, ...halves.flatMap((text) => inEveryBase64(text))]);
    needles.set(
      value,
      [...texts].filter(({ length }) => length >= 6).map((text) => Buffer.from(byteString(text), "latin1")),
    );
  }
  return needles;
}

/** A search for many texts at once. */
export type Search = (bytes: Uint8Array) => string[];

/** Makes a search that gives the values which stand in bytes. By four bytes of each text: few places have to be compared. */
export function searchFor(needles: Needles): Search {
  const marks = new Uint8Array(1 << 16);
  const byHead = new Map<number, { readonly value: string; readonly text: Buffer }[]>();
  const hashOf = (head: number) => (Math.imul(head, 0x9e3779b1) >>> 16) & 0xffff;
  for (const [value, texts] of needles) {
    for (const text of texts) {
      const head = text.readUInt32LE(2);
      marks[hashOf(head)] = 1;
      const list = byHead.get(head);
      if (list === undefined) byHead.set(head, [{ value, text }]);
      else list.push({ value, text });
    }
  }
  return (bytes) => {
    const found = new Set<string>();
    const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    let head = 0;
    for (let i = 0; i < bytes.length; i++) {
      head = (head >>> 8) | ((bytes[i] as number) << 24);
      if (marks[hashOf(head)] === 0 || i < 5) continue;
      for (const { value, text } of byHead.get(head >>> 0) ?? []) {
        const start = i - 5;
        if (start + text.length <= view.length && view.compare(text, 0, text.length, start, start + text.length) === 0)
          found.add(value);
      }
    }
    return [...found];
  };
}

type See = (bytes: Uint8Array, where: string) => void;

// So many codings within each other are undone.
const deepest = 4;

/** Undoes codings, again and again, and shows every text on the way; each once, since many ways lead to the same. */
export function peeler(see: See): See {
  const known = new Set<string>();
  return (first, where) => {
    // Nearest first: what is met on a long way must not hide what lies behind it on a short one.
    let layer = [{ text: Buffer.from(first.buffer, first.byteOffset, first.length).toString("latin1"), where }];
    for (let depth = 0; depth <= deepest; depth++) {
      const next: typeof layer = [];
      for (const { text, where } of layer) {
        if (text.length < 6 || known.has(text)) continue;
        known.add(text);
        see(Buffer.from(text, "latin1"), where);
        if (depth < deepest) undo(text, known, (inner, how) => next.push({ text: inner, where: `${where} > ${how}` }));
      }
      layer = next;
    }
  };
}

/** Gives a text without each of the codings that it may be in, and what its runs of base64 and hex stand for. */
function undo(text: string, known: Set<string>, give: (inner: string, how: string) => void): void {
  give(inflated(Buffer.from(text, "latin1"))?.toString("latin1") ?? "", "inflated");
  give(
    text.replace(/%([0-9a-fA-F]{2})/g, (_, digits: string) => fromUnit(digits)),
    "percent",
  );
  give(
    text.replace(/\\(?:u([0-9a-fA-F]{4})|(["\\/]))/g, (_, digits?: string, char = "") =>
      digits ? byteString(fromUnit(digits)) : char,
    ),
    "json",
  );
  give(text.replace(/&(?:#(\d{1,4})|#x([0-9a-fA-F]{1,4})|(amp|lt|gt|quot|apos));/g, reference), "html");
  for (const [run] of text.matchAll(/[A-Za-z0-9+/_-]{12,}/g)) {
    if (known.has(run)) continue;
    known.add(run);
    for (const from of [0, 1, 2, 3]) giveDecoded(Buffer.from(run.slice(from), "base64"), "base64", give);
    if (/^[0-9a-fA-F]+$/.test(run)) giveDecoded(Buffer.from(run, "hex"), "hex", give);
  }
}

const fromUnit = (digits: string) => String.fromCharCode(Number.parseInt(digits, 16));

/** What is no text and no file is a name or a number that was taken for base64. */
function giveDecoded(bytes: Buffer, how: string, give: (inner: string, how: string) => void): void {
  if (isTextual(bytes) || inflated(bytes) !== undefined) give(bytes.toString("latin1"), how);
}

function reference(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (decimal !== undefined) return byteString(String.fromCharCode(Number(decimal)));
  if (hex !== undefined) return byteString(fromUnit(hex));
  return { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" }[name ?? ""] ?? whole;
}

/** Mostly printable ASCII. */
function isTextual(bytes: Uint8Array): boolean {
  let printable = 0;
  for (const byte of bytes) if (byte >= 0x20 && byte < 0x7f) printable++;
  return printable > bytes.length * 0.85;
}

function inflated(bytes: Uint8Array): Buffer | undefined {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return undefined;
  try {
    return gunzipSync(bytes);
  } catch {
    return undefined;
  }
}

/** Every text of a cassette that was read back: headers, URLs, all else as JSON; bodies as bytes, codings undone. */
export function* textsOf({ meta, interactions }: Cassette): Generator<readonly [where: string, bytes: Uint8Array]> {
  yield ["meta", Buffer.from(JSON.stringify(meta))];
  for (const [i, { request, outcome, ...rest }] of interactions.entries()) {
    const { body, ...asked } = request;
    yield [`request ${i}`, Buffer.from(JSON.stringify({ ...rest, ...asked }))];
    yield* bodyOf(`request body ${i}`, body);
    if (outcome.kind !== "response") {
      yield [`outcome ${i}`, Buffer.from(JSON.stringify(outcome))];
      continue;
    }
    const { body: answer, ...answered } = outcome;
    yield [`response ${i}`, Buffer.from(JSON.stringify(answered))];
    yield* bodyOf(`response body ${i}`, answer);
  }
}

function* bodyOf(where: string, body: Body): Generator<readonly [where: string, bytes: Uint8Array]> {
  if (body.kind === "stored" && body.bytes.length > 0) yield [where, plainBytes(body.bytes)];
}

/** A body without a content coding: whichever gives a text, since some formats lose the header that names it. */
export function plainBytes(bytes: Uint8Array): Uint8Array {
  const [first, second] = bytes;
  // The corpus has frames of Zstandard with one raw block: behind 12 bytes.
  if (first === 0x28 && second === 0xb5) return bytes.subarray(12);
  if (isTextual(bytes)) return bytes;
  const inflate = first === 0x1f ? gunzipSync : first === 0x78 ? inflateSync : brotliDecompressSync;
  try {
    const plain = inflate(bytes);
    return isTextual(plain) ? plain : bytes;
  } catch {
    return bytes;
  }
}

/** Where values stand in a file, or in what was read from it. */
export function sightings(search: Search, file: Uint8Array, cassette?: Cassette): Sighting[] {
  const found = new Map<string, string>();
  const see = (bytes: Uint8Array, where: string) => {
    for (const value of search(bytes)) if (!found.has(value)) found.set(value, where);
  };
  const peel = peeler(see);
  peel(file, "file");
  // Formats fold long lines; what stands in them is whole without the breaks.
  see(Buffer.from(Buffer.from(file).toString("latin1").replace(/\s+/g, ""), "latin1"), "file, lines joined");
  for (const [where, bytes] of cassette === undefined ? [] : textsOf(cassette)) peel(bytes, where);
  return [...found].map(([value, where]) => ({ value, where }));
}
