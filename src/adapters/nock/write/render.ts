import { decodeUtf8Lossy, encodeUtf8 } from "../../../model/bytes.ts";
import { isRespoolError, locate, RespoolError } from "../../../model/errors.ts";
import type { Interaction, Location, MatchPolicy, Notice } from "../../../model/types.ts";
import type { Context } from "../../adapter.ts";
import { decodeMessage } from "../../shared/codings.ts";
import { splice } from "../../shared/json/splice.ts";
import { type Style, spell } from "../../shared/json/style.ts";
import { policyLosses } from "../../shared/policy-losses.ts";
import { sayAt } from "../../shared/say.ts";
import type { NockDefinition } from "../definition.ts";
import { answerable } from "./answerable.ts";
import type { Text } from "./assemble.ts";
import { define } from "./define.ts";
import { fileHolds, fileMatch } from "./match-policy.ts";
import { redefine } from "./redefine.ts";

/** How definitions are written. */
export interface RenderOptions {
  readonly pretty: boolean;
  readonly reqheaders: readonly string[];
  /** The policy of the whole file. */
  readonly match: Partial<MatchPolicy> | undefined;
  /** One level of indent, where it was asked for. */
  readonly unit: string | undefined;
}

// nock reads a file into one string, which V8 ends at half a gigabyte.
/** The size from which on nock could not load a file. */
export const sizeLimit: number = 256 * 1024 * 1024;

/** The text of a definition made anew. Whatever it does not hold is reported. */
export async function render(
  interaction: Interaction,
  at: Location,
  style: Style,
  o: RenderOptions,
  ctx: Context,
): Promise<Uint8Array> {
  const definition = await definitionOf(interaction, at, o, ctx);
  try {
    return encodeUtf8(spell(definition, { ...style, ...(o.unit !== undefined && { unit: o.unit }) }, style.indent));
  } catch (e) {
    throw asTooLarge(e);
  }
}

/** The text of an entry that was changed: what did not change stays as it is spelled, and is not reported. */
export async function renderOver(
  place: { readonly text: Text; readonly index: number; readonly original: Interaction },
  interaction: Interaction,
  at: Location,
  o: RenderOptions,
  ctx: Context,
): Promise<Uint8Array> {
  const { text, index, original } = place;
  const before = await quietly(original, at, o, ctx).catch((e: unknown) => {
    // What stood there need not be anything that nock can answer.
    if (isRespoolError(e)) return undefined;
    throw e;
  });
  if (before === undefined) return render(interaction, at, text.style, o, ctx);
  const after = await quietly(interaction, at, o, ctx);
  const source = text.bytes.subarray(...(text.spans.at(index) as [number, number]));
  const { changes, newBody } = redefine(JSON.parse(decodeUtf8Lossy(source)), before, after);
  const known = new Set(before.notices.map(essence));
  for (const notice of after.notices) {
    const isNew = !known.has(essence(notice));
    if (isOfBody(notice) ? newBody : isNew || (newBody && notice.code === "lost/header")) ctx.notice(notice);
  }
  const spliced = splice(source, changes, text.style);
  if (o.unit === undefined) return spliced;
  return encodeUtf8(spell(JSON.parse(decodeUtf8Lossy(spliced)), { ...text.style, unit: o.unit }, text.style.indent));
}

/** The error for a file that nock could not load. */
export function tooLarge(): RespoolError {
  return new RespoolError("output/too-large", "nock cannot load a file of more than 256 MiB", {
    format: "nock",
    hint: "Split the output with --split host or --split N.",
  });
}

async function quietly(interaction: Interaction, at: Location, o: RenderOptions, ctx: Context) {
  const notices: Notice[] = [];
  const definition = await definitionOf(interaction, at, o, { ...ctx, notice: (n) => notices.push(n) });
  return { interaction, definition, notices };
}

async function definitionOf(
  interaction: Interaction,
  at: Location,
  { match, unit: _, ...o }: RenderOptions,
  ctx: Context,
): Promise<NockDefinition> {
  const say = sayAt(ctx, at);
  const able = answerable(interaction, at);
  for (const what of policyLosses(interaction.match ?? {}, fileHolds)) say("lost/match-policy", { what });
  try {
    const decoded = await decodeMessage(able.response, ctx);
    if (decoded.body.bytes.length > sizeLimit) throw tooLarge();
    return define(interaction, able, decoded, { ...o, match: fileMatch({ ...match, ...interaction.match }) }, say);
  } catch (e) {
    throw isRespoolError(e) ? locate(e, at) : asTooLarge(e);
  }
}

/** V8's word for a string that is too long; Node's own is the same by another name. */
function asTooLarge(e: unknown): unknown {
  return e instanceof RangeError || (e as { code?: unknown }).code === "ERR_STRING_TOO_LONG" ? tooLarge() : e;
}

/** Whether a notice is about the answer's body and the headers that go with it. */
function isOfBody({ code, data }: Notice): boolean {
  if (code === "lost/chunks") return data?.part === "response";
  return /^changed\/(framing-header|content-coding|empty-length|json-spelling)$|^assumed\/content-coding$/.test(code);
}

function essence({ code, data }: Notice): string {
  return JSON.stringify([code, data]);
}
