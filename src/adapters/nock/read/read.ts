import { decodeUtf8 } from "../../../model/bytes.ts";
import { RespoolError } from "../../../model/errors.ts";
import type { Interaction, JsonValue } from "../../../model/types.ts";
import type { Context, Options, Reading, Source } from "../../adapter.ts";
import { depthLimit, isTooDeep } from "../json-scan.ts";
import { type Entry, invalid, isObject, kindOf } from "./fields.ts";
import { jsonFault, placeOf } from "./json-fault.ts";
import { readDefinition } from "./read-definition.ts";

// The longest string that V8 takes, and nock needs the file in one.
const sizeLimit = 2 ** 29 - 24;

/** Reads a file of nock definitions. */
export async function read(source: Source, _: Options, ctx: Context): Promise<Reading> {
  const definitions = parse(await source.bytes());
  return { meta: { format: "nock" }, interactions: interactions(definitions, source.name, ctx) };
}

function* interactions(definitions: readonly JsonValue[], file: string, ctx: Context): Generator<Interaction> {
  for (const [index, fields] of definitions.entries()) {
    ctx.signal?.throwIfAborted();
    if (!isObject(fields)) throw invalid({ index }, "", `is ${kindOf(fields)}; a definition is an object`);
    if (isTooDeep(fields)) throw invalid({ index }, "", `is nested deeper than ${depthLimit} levels`);
    const entry: Entry = { index, fields };
    yield readDefinition(entry, file);
  }
}

function parse(bytes: Uint8Array): readonly JsonValue[] {
  if (bytes.length > sizeLimit) throw new RespoolError("input/too-large", "a nock file is at most 512 MiB long");
  const text = decodeUtf8(bytes)?.replace(/^\ufeff/, "");
  if (text === undefined) throw new RespoolError("input/syntax", "the file is not UTF-8", { format: "nock" });
  const definitions = parseJson(text);
  if (!Array.isArray(definitions)) {
    throw new RespoolError("input/invalid", `the file is ${kindOf(definitions)}, not a list of definitions`, {
      format: "nock",
      at: { pointer: "" },
    });
  }
  return definitions;
}

function parseJson(text: string): JsonValue {
  try {
    return JSON.parse(text);
  } catch {
    const offset = jsonFault(text);
    const problem = offset >= text.length ? "the file ends too early" : "the file is no JSON from here on";
    throw new RespoolError("input/syntax", problem, { format: "nock", at: placeOf(text, offset) });
  }
}
