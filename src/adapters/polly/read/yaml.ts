import { decodeUtf8Lossy } from "../../../model/bytes.ts";
import { RespoolError } from "../../../model/errors.ts";
import type { JsonValue } from "../../../model/types.ts";

/** A document of a recording that a persister wrote as YAML, and the line of each entry. */
export interface YamlDocument {
  readonly value: JsonValue;
  readonly lines: readonly number[];
}

/** Reads YAML. Throws `input/syntax`. */
export async function readYaml(bytes: Uint8Array): Promise<YamlDocument> {
  const { isMap, isSeq, LineCounter, parseDocument } = await import("yaml");
  const lines = new LineCounter();
  const document = parseDocument(decodeUtf8Lossy(bytes), { lineCounter: lines, logLevel: "silent" });
  const [error] = document.errors;
  if (error !== undefined) {
    const { line, col: column } = lines.linePos(error.pos[0]);
    throw new RespoolError("input/syntax", "the file is no YAML from here on", {
      format: "polly",
      at: { line, column },
    });
  }
  const entries = isMap(document.contents) ? document.getIn(["log", "entries"]) : undefined;
  const lineOf = (item: unknown) => lines.linePos((item as { range?: [number] } | null)?.range?.[0] ?? 0).line;
  try {
    // What JSON cannot say, such as dates and bytes, stands for its text.
    const value = JSON.parse(JSON.stringify(document.toJS({ maxAliasCount: 100 })) ?? "null");
    return { value, lines: isSeq(entries) ? entries.items.map(lineOf) : [] };
  } catch (cause) {
    throw new RespoolError("input/syntax", "the YAML cannot be unfolded", { format: "polly", cause });
  }
}
