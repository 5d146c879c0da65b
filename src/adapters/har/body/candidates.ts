import { concatBytes, decodeUtf8 } from "../../../model/bytes.ts";
import { encodeText } from "./charsets.ts";

/** Bytes that a text may have been decoded from. */
export interface Candidate {
  readonly bytes: Uint8Array;
  readonly charset: string;
  /** Whether that is the charset which the message declares. */
  readonly isDeclared?: boolean;
  /** What the recorder did wrong, if these are the bytes. */
  readonly repaired?: "charset" | "byte-order-mark";
}

/** The byte order mark of UTF-8. */
export const utf8Mark: Uint8Array = Uint8Array.of(0xef, 0xbb, 0xbf);
const marks: Readonly<Record<string, Uint8Array>> = {
  "utf-8": utf8Mark,
  "utf-16le": Uint8Array.of(0xff, 0xfe),
  "utf-16be": Uint8Array.of(0xfe, 0xff),
};

/** What the bytes of a text may be, the likeliest first. `declared` is a name that `charsetOf` gives, or unknown. */
export function* candidatesOf(text: string, declared: string | undefined): Generator<Candidate> {
  for (const found of inCharset(text, declared)) yield { ...found, isDeclared: true };
  // Browsers mean windows-1252 when they read iso-8859-1; mitmproxy means Latin-1.
  if (declared === "windows-1252") for (const found of inCharset(text, "latin-1")) yield { ...found, isDeclared: true };
  if (declared === undefined) yield* mojibake(text);
  for (const charset of ["utf-8", "windows-1252", "latin-1"]) yield* inCharset(text, charset);
}

/** The UTF-8 that was decoded as windows-1252 or Latin-1 to give this text, if any was; the text is not ASCII. */
function* mojibake(text: string): Generator<Candidate> {
  for (const charset of ["windows-1252", "latin-1"]) {
    const bytes = encodeText(text, charset);
    if (bytes === undefined || decodeUtf8(bytes) === undefined) continue;
    yield { bytes, charset: "utf-8", repaired: "charset" };
    return;
  }
}

/** A text in a charset, then with the byte order mark that browsers drop when they decode. */
function* inCharset(text: string, charset: string | undefined): Generator<Candidate> {
  const bytes = charset === undefined ? undefined : encodeText(text, charset);
  if (charset === undefined || bytes === undefined) return;
  yield { bytes, charset };
  const mark = text === "" || text.startsWith("\ufeff") ? undefined : marks[charset];
  if (mark !== undefined) yield { bytes: concatBytes([mark, bytes]), charset, repaired: "byte-order-mark" };
}
