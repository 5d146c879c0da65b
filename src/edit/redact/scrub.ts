import type { OutputFile } from "../../adapters/adapter.ts";
import { byteStringToBytes, bytesToByteString, concatBytes, encodeUtf8 } from "../../model/bytes.ts";
import { RespoolError } from "../../model/errors.ts";
import type { Notice } from "../../model/types.ts";
import { plainText } from "../../secrets/body.ts";
import { type Edit, edited } from "../../secrets/edits.ts";
import { matcherFor } from "../../secrets/matcher.ts";
import { isDistinct } from "../../secrets/value.ts";
import { type Replacement, type ReplaceValues, replacerOf } from "../../secrets/values.ts";

/** Looks through the bytes of files for values that were taken out, replaces what is left, and looks once more. */
export type Scrub = (
  files: AsyncIterable<OutputFile>,
  notice: (n: Notice) => void,
  /** How recordings are called: what is called otherwise, and is not the first, lies beside one. */
  endings: readonly string[],
) => AsyncGenerator<OutputFile>;

/** Takes the secrets out of a text that lies beside a recording, and that no reader looked into. */
export type Beside = (text: string) => string;

// So much is looked at in one go, and so much of it once more with what follows: a value is shorter, however it is spelled.
const blockBytes = 4 * 1024 * 1024;
const leastOverlap = 64 * 1024;

/** Makes the last look at what is written: comments, fields that no model holds, names of members. */
export function scrubber(replacements: readonly Replacement[], beside: Beside): Scrub {
  const replace = replacerOf(replacements);
  const longest = replacements.reduce((most, { value }) => Math.max(most, value.length), 0);
  const overlap = Math.max(leastOverlap, 16 * longest);
  const lookFor = shortValues(replacements);
  return async function* (files, notice, endings) {
    let isFirst = true;
    for await (const { path, bytes: written } of files) {
      const isBeside = !isFirst && !endings.some((end) => path.toLowerCase().endsWith(end));
      isFirst = false;
      const bytes = isBeside && written instanceof Uint8Array ? cleaned(written, beside) : written;
      if (replacements.length === 0) {
        yield { path, bytes };
        continue;
      }
      const left = new Set<Replacement>();
      const look = (text: string) => {
        for (const one of lookFor(text)) left.add(one);
      };
      const work = { path, replace, overlap, look };
      if (bytes instanceof Uint8Array) yield { path, bytes: await whole(bytes, work) };
      else yield { path, bytes: inBlocks(bytes, work) };
      for (const { placeholder } of left) notice({ code: "kept/short-secret", at: {}, data: { placeholder } });
    }
  };
}

function cleaned(bytes: Uint8Array, beside: Beside): Uint8Array {
  const text = plainText(bytes);
  const next = text === undefined ? undefined : beside(text);
  return next === undefined || next === text ? bytes : encodeUtf8(next);
}

// Shorter ones stand everywhere.
const shortest = 4;

/** Finds the values that are replaced only at their places. */
function shortValues(replacements: readonly Replacement[]): (text: string) => Iterable<Replacement> {
  const short = replacements.filter(({ value }) => !isDistinct(value) && value.length >= shortest);
  const find = matcherFor(
    short.map(({ value }, i) => ({ text: value, value: i, coding: "plain", lead: 0 })),
    shortest,
  );
  return (text) => find(text).map(({ spelling }) => short[spelling.value] as Replacement);
}

interface Work {
  readonly path: string;
  readonly replace: ReplaceValues;
  readonly overlap: number;
  readonly look: (text: string) => void;
}

async function whole(bytes: Uint8Array, work: Work): Promise<Uint8Array> {
  if (isZip(bytes)) {
    await checkZip(bytes, work);
    return bytes;
  }
  const text = bytesToByteString(bytes);
  const edits = work.replace(text);
  const next = edited(text, edits);
  work.look(next);
  check(next, work);
  return edits.length === 0 ? bytes : (byteStringToBytes(next) ?? bytes);
}

async function* inBlocks(pieces: AsyncIterable<Uint8Array>, work: Work): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = [];
  let size = 0;
  let tail = "";
  let isFirst = true;
  for await (const piece of pieces) {
    // A piece holds only until the next one is asked for.
    held.push(piece.slice());
    size += piece.length;
    if (size < blockBytes) continue;
    const block = concatBytes(held);
    held = [];
    size = 0;
    if (isFirst && isZip(block)) {
      const all = [block];
      for await (const rest of pieces) all.push(rest.slice());
      yield await whole(concatBytes(all), work);
      return;
    }
    isFirst = false;
    const { done, rest } = cut(tail + bytesToByteString(block), work);
    tail = rest;
    yield toBytes(done);
  }
  const last = concatBytes(held);
  if (isFirst) {
    yield await whole(last, work);
    return;
  }
  const text = tail + bytesToByteString(last);
  const next = edited(text, work.replace(text));
  work.look(next);
  check(next, work);
  yield toBytes(next);
}

/** What of a text is done with, and the end of it that must be looked at once more. */
function cut(text: string, work: Work): { readonly done: string; readonly rest: string } {
  const edits = work.replace(text);
  let at = Math.max(0, text.length - work.overlap);
  const open = edits.find(({ start, end }) => start < at && end > at);
  if (open !== undefined) at = open.start;
  const ready: Edit[] = edits.filter(({ end }) => end <= at);
  const done = edited(text.slice(0, at), ready);
  work.look(done);
  check(done, work);
  return { done, rest: text.slice(at) };
}

function check(text: string, { replace, path }: Work): void {
  if (replace(text).length === 0) return;
  throw new RespoolError("output/secret", "a value that was taken out stands in the output all the same", {
    at: { file: path },
    hint: "Nothing was written. Please report it, without the recording.",
  });
}

async function checkZip(bytes: Uint8Array, work: Work): Promise<void> {
  const { unzipSync } = await import("fflate");
  for (const entry of Object.values(unzipSync(bytes))) check(bytesToByteString(entry), work);
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

function toBytes(text: string): Uint8Array {
  return byteStringToBytes(text) as Uint8Array;
}
