import type { Decoded } from "../../../model/body.ts";
import { concatBytes, encodeUtf8 } from "../../../model/bytes.ts";
import { isRespoolError, locate, RespoolError } from "../../../model/errors.ts";
import { locationOf } from "../../../model/notices.ts";
import type { Location, MatchPolicy } from "../../../model/types.ts";
import type { Context, Options, OutputFile, Reading } from "../../adapter.ts";
import { decodeMessage } from "../../shared/codings.ts";
import { extensionPaths } from "../../shared/extension-paths.ts";
import type { NockDefinition } from "../definition.ts";
import { type Answerable, answerable } from "./answerable.ts";
import { define } from "./define.ts";
import { fileMatch, policyLosses } from "./match-policy.ts";
import { type Say, sayAt } from "./say.ts";

// nock reads a file into one string, which V8 ends at half a gigabyte.
const sizeLimit = 256 * 1024 * 1024;

/** Writes a reading as one file of nock definitions. */
export async function* write(reading: Reading, o: Options, ctx: Context): AsyncGenerator<OutputFile> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const add = (text: string) => {
    const piece = encodeUtf8(text);
    size += piece.length;
    if (size > sizeLimit) throw tooLarge();
    pieces.push(piece);
  };
  for await (const definition of definitions(reading, o, ctx)) {
    add(pieces.length === 0 ? "[\n" : ",\n");
    add(definition);
  }
  add(pieces.length === 0 ? "[]\n" : "\n]\n");
  yield { path: "cassette.nock.json", bytes: concatBytes(pieces) };
}

async function* definitions({ meta, interactions }: Reading, o: Options, ctx: Context): AsyncGenerator<string> {
  const indent = typeof o.indent === "number" ? o.indent : 2;
  const pretty = o.bodies === "pretty";
  const reqheaders = Array.isArray(o.reqheaders) ? o.reqheaders : [];
  sayPolicy(meta.match, sayAt(ctx, {}));
  for (const [format, path] of extensionPaths(meta.extensions, "nock")) {
    ctx.notice({ code: "lost/extension", at: {}, data: { format, path } });
  }
  let position = 0;
  for await (const interaction of interactions) {
    ctx.signal?.throwIfAborted();
    const at = locationOf(interaction, position++);
    const say = sayAt(ctx, at);
    const able = answerable(interaction, at);
    sayPolicy(interaction.match, say);
    const match = fileMatch({ ...meta.match, ...interaction.match });
    const decoded = await decodeAt(able, at, ctx);
    if (decoded.body.bytes.length > sizeLimit) throw tooLarge();
    yield spell(() => define(interaction, able, decoded, { pretty, reqheaders, match }, say), indent);
  }
}

function sayPolicy(policy: Partial<MatchPolicy> | undefined, say: Say): void {
  for (const what of policyLosses(policy ?? {})) say("lost/match-policy", { what });
}

async function decodeAt({ response }: Answerable, at: Location, ctx: Context): Promise<Decoded> {
  try {
    return await decodeMessage(response, ctx);
  } catch (e) {
    throw isRespoolError(e) ? locate(e, at) : e;
  }
}

/** One definition as an element of the list; indent 0 puts each on a line of its own. */
function spell(make: () => NockDefinition, indent: number): string {
  try {
    // As the only element of a list, without the brackets and their line ends.
    return indent === 0 ? JSON.stringify(make()) : JSON.stringify([make()], null, indent).slice(2, -2);
  } catch (e) {
    // V8's word for a string that is too long; Node's own is the same by another name.
    if (e instanceof RangeError || (e as { code?: unknown }).code === "ERR_STRING_TOO_LONG") throw tooLarge();
    throw e;
  }
}

function tooLarge(): RespoolError {
  return new RespoolError("output/too-large", "nock cannot load a file of more than 256 MiB", {
    format: "nock",
    hint: "Split the output with --split host or --split N.",
  });
}
