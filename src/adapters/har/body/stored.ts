import { decodeBase64 } from "../../../model/bytes.ts";
import { isRespoolError, locate } from "../../../model/errors.ts";
import type { JsonObject } from "../../../model/types.ts";
import type { BodyText } from "../../shared/har/raw-entry.ts";
import { kindOf, textAt } from "../../shared/json/values.ts";
import type { EntryContext } from "../entry.ts";
import { invalid, placeOf } from "./invalid.ts";

/** The paths at which the file that holds a body may lie, the likeliest first. */
export function attachedName({ _file, _sha1 }: JsonObject): readonly string[] | undefined {
  const name = textAt(_file);
  if (name !== undefined) return [name];
  // Older Playwright names a file by its sum, as its traces do, which keep them in `resources`.
  const sum = textAt(_sha1);
  return sum === undefined ? undefined : [`resources/${sum}`, sum];
}

/** The bytes of an attached file; `path` is that of the body in the entry. */
export async function readAttached(c: EntryContext, names: readonly string[], path: string): Promise<Uint8Array> {
  const [name = "", ...others] = names;
  try {
    return await c.file.attachment(name);
  } catch (e) {
    if (!isRespoolError(e)) throw e;
    if (others.length > 0) return readAttached(c, others, path);
    throw locate(e, placeOf(c, path));
  }
}

/** The text that a body is stored as; `undefined` when there is none. */
export function storedText(
  c: EntryContext,
  long: BodyText | undefined,
  holder: JsonObject,
  path: string,
): BodyText | undefined {
  const text = long ?? holder.text ?? "";
  if (text === "") return undefined;
  if (typeof text === "string" || text === long) return text as BodyText;
  throw invalid(c, `${path}/text`, `the text of the body is ${kindOf(holder.text)}`);
}

/** The bytes of a text that is base64; `undefined` when it is plain text. */
export function textBase64(c: EntryContext, text: BodyText, holder: JsonObject, path: string): Uint8Array | undefined {
  const { encoding } = holder;
  if (typeof encoding !== "string" || /^(|none|text|utf-?8)$/i.test(encoding)) return undefined;
  if (encoding.toLowerCase() !== "base64") {
    throw invalid(c, `${path}/encoding`, "the body's encoding is not known", "Write base64, or no encoding for text.");
  }
  const bytes = decodeBase64(typeof text === "string" ? text : (text.plain?.() ?? text.text()));
  if (bytes === undefined) throw invalid(c, `${path}/text`, "the body is no base64");
  return bytes;
}

/**
 * Whether a body is the beginning of one; our own writer says so, since headers may lie about the length: in a file of our own
 * where it is one, in another's where it is not what the length says.
 */
export function isCut({ file }: EntryContext, { _incomplete }: JsonObject, isShort: boolean): boolean {
  if (typeof _incomplete === "boolean") return _incomplete;
  return file.producer.id !== "respool" && isShort;
}
