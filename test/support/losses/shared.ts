import { decode } from "../../../src/entry/node.ts";
import { decodeBody } from "../../../src/model/body.ts";
import { sameName } from "../../../src/model/headers.ts";
import type { Body, Interaction } from "../../../src/model/types.ts";

/** The interaction with the coding of its response removed; itself when there is none. */
export function undone(interaction: Interaction): Interaction {
  const { outcome } = interaction;
  if (outcome.kind !== "response" || outcome.body.kind === "lost") return interaction;
  const headers = outcome.headers.filter(([name]) => !sameName(name, "content-encoding"));
  if (headers.length === outcome.headers.length) return interaction;
  const { body, how } = decodeBody({ headers: outcome.headers, body: outcome.body }, decode);
  // What cannot be undone (a recorder damaged it) is played as it is, under its header.
  if (how === "kept") return interaction;
  if (how === "lie") throw new Error("no fixture's headers lie");
  return { ...interaction, outcome: { ...outcome, headers, body } };
}

/** The notice of chunk borders that stood in coded bytes, and go with the coding. */
export function bordersGone({ outcome }: Interaction): string[] {
  const chunked = outcome.kind === "response" && outcome.body.kind === "stored" && outcome.body.chunks !== undefined;
  return chunked ? ["lost/chunks"] : [];
}

/** The notice of chunk borders that a body had and has no more. */
export function chunkLoss(from: Body, to: Body): string[] {
  const dropped = from.kind === "stored" && to.kind === "stored" && from.chunks !== undefined && to.bytes.length > 0;
  return dropped ? ["lost/chunks"] : [];
}

/**
 * The paths of all values in extensions; a list is one, and so is what a name with an underscore stands for. Marks on how a
 * file spells what the model holds are none.
 */
export function leaves(extensions: object, path = ""): string[] {
  return Object.entries(extensions).flatMap(([key, value]) => {
    if (key === "$marks") return [];
    const step = path === "" ? key : `${path}.${key}`;
    const isInner = typeof value === "object" && value !== null && !Array.isArray(value) && !key.startsWith("_");
    return isInner && Object.keys(value).length > 0 ? leaves(value, step) : [step];
  });
}

/** How long a body is, in bytes; -1 for one that is lost. */
export function size(body: Body): number {
  return body.kind === "stored" ? body.bytes.length : -1;
}
