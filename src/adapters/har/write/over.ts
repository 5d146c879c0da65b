import { decodeUtf8Lossy } from "../../../model/bytes.ts";
import { isRespoolError } from "../../../model/errors.ts";
import type { Interaction, JsonObject, Location, Notice } from "../../../model/types.ts";
import type { Context, Original, Span } from "../../adapter.ts";
import { splice } from "../../shared/json/splice.ts";
import type { Style } from "../../shared/json/style.ts";
import { objectAt } from "../../shared/json/values.ts";
import { attachedName } from "../body/stored.ts";
import type { HarFile } from "../entry.ts";
import { type BodyChange, type BodyChanges, changesOf } from "./changes.ts";
import type { EntryOptions } from "./options.ts";
import { readsBack, sameBody } from "./read-back.ts";
import { type Rendered, render } from "./render.ts";

/** How an entry is written over another. */
export interface OverOptions extends EntryOptions {
  readonly at: Location;
  readonly style: Style;
  readonly file: HarFile;
}

/** The text of an entry that was changed: what did not change stays as it is spelled, and is not reported. */
export async function renderOver(
  { text, index, interaction: original }: Original,
  interaction: Interaction,
  o: OverOptions,
  ctx: Context,
): Promise<Uint8Array | undefined> {
  const before = await quietly(original, o, ctx).catch((e: unknown) => {
    // What stood there need not be anything that could be written.
    if (isRespoolError(e)) return undefined;
    throw e;
  });
  if (before === undefined) return undefined;
  const after = await quietly(interaction, o, ctx);
  const known = new Set(before.notices.map(essence));
  for (const notice of after.notices) if (!known.has(essence(notice))) ctx.notice(notice);
  const source = await text.source.slice(...(text.spans.at(index) as Span));
  const written = await spliced(source, before, after, o);
  for (const [part, file] of unattached(source, written)) {
    ctx.notice({ code: "changed/attachment", at: o.at, data: { part, file } });
  }
  return written;
}

/** The messages whose body had a file of its own, and stands in the entry now, with that file. */
function unattached(before: Uint8Array, after: Uint8Array): (readonly [part: string, file: string])[] {
  const [was, is] = [before, after].map((bytes) => attachedFiles(JSON.parse(decodeUtf8Lossy(bytes))));
  return [...(was ?? [])].filter(([part]) => !is?.has(part));
}

function attachedFiles({ request, response }: JsonObject): Map<string, string> {
  const holders = { request: objectAt(objectAt(request).postData), response: objectAt(objectAt(response).content) };
  return new Map(
    Object.entries(holders).flatMap(
      ([part, holder]) => attachedName(holder)?.map((name) => [part, name] as const) ?? [],
    ),
  );
}

/** Changes what differs; where the bodies would not be read back then, they are written anew as well, at last as base64. */
async function spliced(
  source: Uint8Array,
  before: Rendered,
  after: Rendered,
  { style, file }: OverOptions,
): Promise<Uint8Array> {
  const fields: JsonObject = JSON.parse(decodeUtf8Lossy(source));
  const sides = { before: before.entry, after: after.entry };
  let how: BodyChanges = {
    request: hasSameBody(before.shown, after.shown, "request") ? "stays" : "anew",
    response: hasSameBody(before.shown, after.shown, "response") ? "stays" : "anew",
  };
  for (;;) {
    const written = splice(source, changesOf(fields, sides, after.shown, how), style);
    const read = await readsBack(JSON.parse(decodeUtf8Lossy(written)), after.shown, file);
    const next: BodyChanges = {
      request: read.request ? how.request : harder[how.request],
      response: read.response ? how.response : harder[how.response],
    };
    if (next.request === how.request && next.response === how.response) return written;
    how = next;
  }
}

const harder: Readonly<Record<BodyChange, BodyChange>> = {
  stays: "anew",
  anew: "base64",
  base64: "marked",
  marked: "marked",
};

function hasSameBody(a: Interaction, b: Interaction, part: "request" | "response"): boolean {
  if (part === "request") return sameBody(a.request.body, b.request.body);
  if (a.outcome.kind !== "response" || b.outcome.kind !== "response") return a.outcome.kind === b.outcome.kind;
  return sameBody(a.outcome.body, b.outcome.body);
}

async function quietly(
  interaction: Interaction,
  o: OverOptions,
  ctx: Context,
): Promise<Rendered & { readonly notices: readonly Notice[] }> {
  const notices: Notice[] = [];
  const rendered = await render(interaction, o.at, o, { ...ctx, notice: (n) => notices.push(n) }, o.file);
  return { ...rendered, notices };
}

function essence({ code, data }: Notice): string {
  return JSON.stringify([code, data]);
}
