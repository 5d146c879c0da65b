import { decodeHex, decodeUtf8 } from "../model/bytes.ts";

/** A text as it reads, with the places its characters have in the text that it was taken from. */
export interface View {
  readonly text: string;
  /** The offset, in the outermost text, of a character; the text's length gives where it ends there. */
  at(index: number): number;
}

/** A text that reads as it is spelled. */
export function plainView(text: string): View {
  return { text, at: (index) => index };
}

/** A part of a view. */
export function partOf(view: View, start: number, end: number): View {
  return { text: view.text.slice(start, end), at: (index) => view.at(start + index) };
}

/** Finds spelled characters in a text from an offset on: what they stand for, and where they end. */
interface Spelling {
  /** Finds where one may begin. */
  readonly mark: string;
  read(text: string, at: number): Spelled | undefined;
}

interface Spelled {
  /** One character. */
  readonly text: string;
  readonly end: number;
}

/** A view with the escapes of JSON strings undone; what is no escape stays. */
export function unescaped(view: View): View {
  return respelled(view, jsonEscape);
}

/** A view with percent-encoding undone where that gives UTF-8. */
export function percentDecoded(view: View): View {
  return respelled(view, percent);
}

/** A view with the character references of HTML and XML undone that hide a character of ASCII. */
export function unreferenced(view: View): View {
  return respelled(view, reference);
}

/** A view of a form or a query: a plus is a blank. */
export function formDecoded(view: View): View {
  const { text, at } = view;
  return percentDecoded(text.includes("+") ? { text: text.replaceAll("+", " "), at } : view);
}

function respelled(view: View, { mark, read }: Spelling): View {
  const { text } = view;
  let next = text.indexOf(mark);
  if (next < 0) return view;
  const pieces: string[] = [];
  // Where runs of characters begin, in the new text and in the old one; within a run both go on alike.
  const starts: number[] = [0];
  const origins: number[] = [0];
  let length = 0;
  let done = 0;
  const run = (origin: number) => {
    if (starts.at(-1) === length) origins[origins.length - 1] = origin;
    else {
      starts.push(length);
      origins.push(origin);
    }
  };
  const add = (piece: string) => {
    pieces.push(piece);
    length += piece.length;
  };
  while (next >= 0) {
    const found = read(text, next);
    if (found === undefined) {
      next = text.indexOf(mark, next + 1);
      continue;
    }
    add(text.slice(done, next));
    run(next);
    add(found.text);
    done = found.end;
    run(done);
    next = text.indexOf(mark, done);
  }
  if (done === 0) return view;
  add(text.slice(done));
  return { text: pieces.join(""), at: (index) => view.at(originOf(index, starts, origins)) };
}

/** The offset before respelling, by the run that holds the character. */
function originOf(index: number, starts: readonly number[], origins: readonly number[]): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= index) low = middle;
    else high = middle - 1;
  }
  return (origins[low] as number) + index - (starts[low] as number);
}

const short: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

const jsonEscape: Spelling = {
  mark: "\\",
  read(text, at) {
    const char = text[at + 1];
    if (char === undefined) return undefined;
    if (char === "u") {
      const digits = text.slice(at + 2, at + 6);
      return /^[0-9a-fA-F]{4}$/.test(digits)
        ? { text: String.fromCharCode(Number.parseInt(digits, 16)), end: at + 6 }
        : undefined;
    }
    if (char === '"' || char === "\\" || char === "/") return { text: char, end: at + 2 };
    const plain = short[char];
    return plain === undefined ? undefined : { text: plain, end: at + 2 };
  },
};

// As many bytes as the first one announces; decoding tells overlong ones, and halves of pairs.
const escapes =
  /%(?:[0-7][0-9a-f]|[cd][0-9a-f]%[89ab][0-9a-f]|e[0-9a-f](?:%[89ab][0-9a-f]){2}|f[0-7](?:%[89ab][0-9a-f]){3})/iy;

const percent: Spelling = {
  mark: "%",
  read(text, at) {
    escapes.lastIndex = at;
    const found = escapes.exec(text)?.[0];
    const bytes = found === undefined ? undefined : decodeHex(found.replaceAll("%", ""));
    const decoded = bytes && decodeUtf8(bytes);
    return found === undefined || decoded === undefined ? undefined : { text: decoded, end: at + found.length };
  },
};

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

const reference: Spelling = {
  mark: "&",
  read(text, at) {
    const found = /^&(?:#(\d{1,6})|#x([0-9a-fA-F]{1,5})|(amp|lt|gt|quot|apos));/.exec(text.slice(at, at + 10));
    if (found === null) return undefined;
    const [whole, decimal, hex, name] = found;
    const code = decimal !== undefined ? Number(decimal) : hex !== undefined ? Number.parseInt(hex, 16) : undefined;
    const char = code === undefined ? named[name ?? ""] : code < 0x10000 ? String.fromCharCode(code) : undefined;
    return char === undefined ? undefined : { text: char, end: at + whole.length };
  },
};
