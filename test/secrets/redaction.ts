import { convert } from "../../src/convert.ts";
import type { Body, Cassette, HeaderList, Interaction, Notice } from "../../src/model/types.ts";
import { decode } from "../../src/node/codecs.ts";
import { read } from "../../src/read.ts";
import { write } from "../../src/write.ts";
import { bytesOf } from "../support/files.ts";
import type { Planting } from "../support/planted/corpus.ts";
import { peeler, plainBytes, textsOf } from "../support/planted/search.ts";

/** What is asked of a format so that it holds as much as it can. */
export function settings(format: string, { interactions }: Cassette): Readonly<Record<string, string>> {
  const names = new Set(interactions.flatMap(({ request }) => request.headers.map(([name]) => name)));
  if (format === "go-vcr") return { "go-vcr.headers": [...names].join(",") };
  return format === "nock" ? { "nock.reqheaders": [...names].join(",") } : {};
}

/** A cassette as a file of a format. */
export async function fileOf(format: string, cassette: Cassette): Promise<Uint8Array> {
  const { files } = await write(cassette, { to: format, decode, set: settings(format, cassette) });
  return bytesOf(files);
}

/** What is read back from a file, with the text of each interaction. */
export interface ReadBack {
  readonly cassette: Cassette;
  spanOf(index: number): string;
}

/** Reads a file back. */
export async function readBack(format: string, file: Uint8Array): Promise<ReadBack> {
  const { cassette, text } = await read(file, { from: format, decode });
  return {
    cassette,
    spanOf: (index) => {
      const [start, end] = text?.spans.at(index) ?? [0, 0];
      return Buffer.from(file.subarray(start, end)).toString("latin1");
    },
  };
}

/** A file after redaction. */
export interface Redacted {
  readonly file: Uint8Array;
  readonly notices: readonly Notice[];
}

/** Redacts a file, in its own format or on the way to another. */
export async function redact(from: string, file: Uint8Array, cassette: Cassette, to: string = from): Promise<Redacted> {
  const notices: Notice[] = [];
  const { files } = await convert(file, {
    from,
    to,
    decode,
    redact: {},
    set: settings(to, cassette),
    onNotice: (n) => notices.push(n),
  });
  return { file: await bytesOf(files), notices };
}

/** The placeholders in a cassette as it was read back: for each interaction, in the order in which they are met. */
export function placeholdersIn(cassette: Cassette): { readonly meta: string[]; readonly interactions: string[][] } {
  const meta: string[] = [];
  const interactions: string[][] = cassette.interactions.map(() => []);
  for (const [where, bytes] of textsOf(cassette)) {
    const number = /\d+$/.exec(where)?.[0];
    const list = number === undefined ? meta : (interactions[Number(number)] ?? meta);
    peeler((text) => {
      const names =
        Buffer.from(text.buffer, text.byteOffset, text.length)
          .toString("latin1")
          .match(/REDACTED_[A-Z0-9_]+/g) ?? [];
      for (const name of names) if (!list.includes(name)) list.push(name);
    })(bytes, where);
  }
  return { meta, interactions };
}

/** An interaction as it is compared: bodies without codings and as text, lengths by whether they are right. */
export function comparable({ request, outcome, origin: _, extensions, ...more }: Interaction): unknown {
  // Of a coded request that is plain now Polly's id is another one, which nothing that a client sends gives either way.
  const { polly: { $marks: __, ...polly } = {}, ...others } = extensions ?? {};
  const rest = { ...more, extensions: { ...others, polly } };
  const message = <T extends { readonly headers: HeaderList; readonly body: Body }>({ headers, body, ...more }: T) => ({
    ...more,
    headers: headers
      .filter(([name]) => name.toLowerCase() !== "content-encoding")
      .map(([name, value]) => [name, name.toLowerCase() === "content-length" ? isLength(value, body) : value]),
    body: body.kind === "stored" ? { ...body, bytes: latin1(plainBytes(body.bytes)), coding: 0, undone: 0 } : body,
  });
  return { ...rest, request: message(request), outcome: outcome.kind === "response" ? message(outcome) : outcome };
}

const isLength = (value: string, body: Body) => body.kind === "stored" && value === String(body.bytes.length);
const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");

/** What a planting may have become: a placeholder for all of it, but for the line's end, or for the stretch that is the secret. */
export function candidates({ kind, value }: Planting, placeholder: string): string[] {
  const core = kind.core?.(value);
  if (core === undefined) return [placeholder];
  return [placeholder, value.replace(core, () => placeholder), value.replace(value.trim(), () => placeholder)];
}
