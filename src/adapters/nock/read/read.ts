import { isRespoolError, type RespoolError } from "../../../model/errors.ts";
import type { Body, Interaction } from "../../../model/types.ts";
import type { Context, Options, Reading, Source } from "../../adapter.ts";
import { depthLimit, isTooDeep } from "../../shared/json/scan.ts";
import { isObject, kindOf } from "../../shared/json/values.ts";
import { invalid } from "./fields.ts";
import { type Listed, parseFile } from "./file.ts";
import { readDefinition } from "./read-definition.ts";

/** Reads a file of nock definitions: a list of them, or an object of lists. */
export async function read(source: Source, o: Options, ctx: Context): Promise<Reading> {
  const { entries, wrapper } = parseFile(await source.bytes());
  return {
    meta: { format: "nock", ...(wrapper !== undefined && { extensions: { nock: wrapper } }) },
    interactions: interactions(entries, source.name, o.strict === true, ctx),
    text: { source, spans: entries.map(({ span }) => span) },
  };
}

function* interactions(
  entries: readonly Listed[],
  file: string,
  isStrict: boolean,
  ctx: Context,
): Generator<Interaction> {
  let respelled = 0;
  const faults: RespoolError[] = [];
  for (const [index, entry] of entries.entries()) {
    ctx.signal?.throwIfAborted();
    const interaction = tryEntry(entry, index, file);
    if (isRespoolError(interaction)) {
      if (isStrict) throw interaction;
      faults.push(interaction);
      ctx.notice({ code: "skipped/entry", at: interaction.at ?? {}, data: { problem: interaction.message } });
      continue;
    }
    respelled += respelledBodies(interaction);
    yield interaction;
  }
  // A file of which nothing can be read is no recording.
  if (faults.length > 0 && faults.length === entries.length) throw faults[0];
  if (respelled > 0) ctx.notice({ code: "assumed/json-spelling", at: {}, data: { count: respelled } });
}

function tryEntry(entry: Listed, index: number, file: string): Interaction | RespoolError {
  try {
    return readEntry(entry, index, file);
  } catch (e) {
    if (isRespoolError(e)) return e;
    throw e;
  }
}

function readEntry({ value, pointer, list }: Listed, index: number, file: string): Interaction {
  const at = { index, pointer };
  if (!isObject(value)) throw invalid(at, "", `is ${kindOf(value)}; a definition is an object`);
  if (isTooDeep(value)) throw invalid(at, "", `is nested deeper than ${depthLimit} levels`);
  return readDefinition({ ...at, fields: value, ...(list !== undefined && { list }) }, file);
}

/** How many bodies the recorder spelled anew, where the entry does not tell more under our own key. */
function respelledBodies({ request, outcome, extensions }: Interaction): number {
  if (extensions?.respool !== undefined || outcome.kind !== "response") return 0;
  const isRespelled = (body: Body) => body.kind === "stored" && body.fidelity === "semantic";
  return [request.body, outcome.body].filter(isRespelled).length;
}
