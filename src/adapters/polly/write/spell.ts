import { encodeUtf8 } from "../../../model/bytes.ts";
import { RespoolError } from "../../../model/errors.ts";
import type { CassetteMeta, JsonObject, JsonValue } from "../../../model/types.ts";
import type { Frame } from "../../shared/json/framed.ts";
import { type Style, spell } from "../../shared/json/style.ts";
import { isObject, objectAt } from "../../shared/json/values.ts";
import { ownComment } from "../entry.ts";

/** How Polly lays out a file. */
export const pollyStyle: Style = { unit: "  ", indent: "      ", lineEnd: "\n", end: "\n" };

/** A value with the names of all objects in the order that Polly writes them in: by code unit. What is ours keeps its own. */
function sorted(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  const names = Object.keys(value).sort();
  return Object.fromEntries(
    names.map((name) => {
      const member = value[name] as JsonValue;
      return [name, name === "_respool" ? member : sorted(member)];
    }),
  );
}

/** The text of an entry. Throws `output/too-large`. */
export function spellEntry(entry: JsonObject, style: Style = pollyStyle): Uint8Array {
  try {
    return encodeUtf8(spell(sorted(entry), style, style.indent));
  } catch (e) {
    if (!(e instanceof RangeError)) throw e;
    throw new RespoolError("output/too-large", "a body is too long for a JSON string", { format: "polly" });
  }
}

// The release whose recordings ours are like; Polly looks at the name alone.
const release = "6.0.6";

/** What stands around the entries of a file that is made anew. */
export function frameOf({ format, version, extensions }: CassetteMeta, name: string): Frame {
  const { log, ...beside } = extensions?.polly ?? {};
  const { creator, ...members } = objectAt(log);
  const comes = format === "polly" && isObject(creator);
  const document = sorted({
    ...beside,
    log: {
      pages: [],
      version: "1.2",
      ...members,
      _recordingName: name,
      creator: {
        ...(comes ? creator : { comment: ownComment }),
        name: "Polly.JS",
        version: comes ? (version ?? release) : release,
      },
      entries: [],
    },
  });
  const text = `${JSON.stringify(document, null, 2)}\n`;
  const mark = '\n    "entries": [';
  const at = text.lastIndexOf(mark) + mark.length;
  const [head, tail] = [text.slice(0, at), text.slice(at)];
  return {
    head: encodeUtf8(`${head}\n${pollyStyle.indent}`),
    tail: encodeUtf8(`\n    ${tail}`),
    empty: encodeUtf8(text),
  };
}
