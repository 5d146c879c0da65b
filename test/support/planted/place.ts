import type {
  CassetteMeta,
  Extensions,
  HeaderList,
  HttpResponse,
  Interaction,
  StoredBody,
} from "../../../src/model/types.ts";
import type { Kind } from "./kind.ts";

/** A place where secrets stand in recordings. */
export interface Place {
  readonly name: string;
  /** What tells there that the value is a secret: its name or position, its own shape, or nothing but that it stands elsewhere, too. */
  readonly toldBy: "name" | "shape" | "nothing";
  /** Belongs to the file, not to an exchange. */
  readonly isOfFile?: true;
  fits(kind: Kind): boolean;
  /** The exchanges that hold the value, in order. */
  plant(value: string, kind: Kind): readonly Sketch[];
}

/** What a place says of an exchange; the rest is made up. */
export interface Sketch {
  readonly method?: string;
  /** In place of the URL made from the names of place and kind; beginning with `/`, only its path. */
  readonly url?: string;
  readonly requestHeaders?: HeaderList;
  readonly requestBody?: Uint8Array;
  readonly headers?: HeaderList;
  readonly body?: Uint8Array;
  readonly facts?: Partial<Pick<StoredBody, "coding" | "chunks">>;
  readonly response?: Partial<Pick<HttpResponse, "statusText" | "trailers" | "brokenBy">>;
  readonly outcome?: Interaction["outcome"];
  readonly match?: Interaction["match"];
  readonly extensions?: Extensions;
  readonly meta?: CassetteMeta;
}

/** Whether a value can stand in a header or a URL. */
export const inOneLine = (kind: Kind): boolean => kind.lines !== true;

/** Whether a value can stand where only printable ASCII can, and where nothing must be escaped that a token does not need. */
export const plainOnly = (kind: Kind): boolean => inOneLine(kind) && kind.hard !== true;

/** Whether a value can be the credential of a scheme: numbers of cards, URLs and lists are none. */
export const tokenLike = (kind: Kind): boolean =>
  plainOnly(kind) && kind.number !== true && !/-webhook$|-string$/.test(kind.id);

/** A value as a place spells it. A placeholder needs no escapes, so what is spelled is only what stands around it. */
export function spelled(value: string, spell: (value: string) => string): string {
  return value
    .split(/(REDACTED[A-Z0-9_]*)/)
    .map((piece, i) => (i % 2 === 0 ? spell(piece) : piece))
    .join("");
}

/** The bytes of a text. */
export const utf8 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
