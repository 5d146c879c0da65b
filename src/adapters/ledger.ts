import type { NoticeCode } from "../model/types.ts";

/**
 * What becomes of a field. `model`: the neutral field `to` takes it; `extension`: kept under the format's own key, at the
 * source's own path; `derived`: written anew from the neutral field `from`, and kept like an extension when it disagrees
 * with that; `ignored`: dropped, with a notice.
 */
type Fate =
  | { readonly fate: "model"; readonly to: string }
  | { readonly fate: "extension" }
  | { readonly fate: "derived"; readonly from: string }
  | { readonly fate: "ignored"; readonly code: NoticeCode };

/**
 * One path that a format can hold. In `path` a dot leads to a key, `[]` to any item of a list, `*` to any key, `_*` to any
 * key with that beginning; `**` at its end covers the value there with all that is below it. A scalar, null too, is covered
 * only by a path that ends at it; an empty list or object also by one that leads through it. `to` and `from` are spelled
 * alike; a constant is derived from `meta.format`.
 */
export type LedgerEntry = Fate & { readonly path: string; readonly doc: string };

/** Every path that a format can hold. Where two cover the same value, the more exact one says its fate. */
export type Ledger = readonly LedgerEntry[];

/** An entry for a field that a neutral field takes. */
export function model(path: string, to: string, doc: string): LedgerEntry {
  return { path, fate: "model", to, doc };
}

/** An entry for a field that only its own format knows. */
export function extension(path: string, doc: string): LedgerEntry {
  return { path, fate: "extension", doc };
}

/** An entry for a field that repeats what a neutral field says. */
export function derived(path: string, from: string, doc: string): LedgerEntry {
  return { path, fate: "derived", from, doc };
}

/** Entries moved below a path; the neutral fields that they name are moved below `field`. */
export function under(path: string, field: string, entries: Ledger): Ledger {
  return entries.map((entry) => {
    const moved = { ...entry, path: join(path, entry.path) };
    if (moved.fate === "model") return { ...moved, to: join(field, moved.to) };
    if (moved.fate === "derived") return { ...moved, from: join(field, moved.from) };
    return moved;
  });
}

/**
 * The places in a parsed document that no path of the ledger covers, in document order, each the topmost of its kind. The
 * work is linear in the document, and no deeper than the longest path however deep the document is.
 */
export function unlisted(document: unknown, ledger: Ledger): string[] {
  const found: string[] = [];
  visit(document, "", [compile(ledger)], found);
  return found;
}

/** Where some paths of a ledger have got to. */
interface Step {
  /** A path ends here. */
  end: boolean;
  /** A path ends here with `**`. */
  all: boolean;
  item: Step | undefined;
  readonly keys: Map<string, Step>;
  /** Steps for every key with a beginning; that of `*` is empty. */
  readonly beginnings: Map<string, Step>;
}

function newStep(): Step {
  return { end: false, all: false, item: undefined, keys: new Map(), beginnings: new Map() };
}

function compile(ledger: Ledger): Step {
  const root = newStep();
  for (const { path } of ledger) {
    let step = root;
    for (const part of path.match(/\[\]|[^.[\]]+/g) ?? []) {
      if (part === "**") step.all = true;
      else if (part === "[]") step = step.item ??= newStep();
      else if (part.endsWith("*")) step = stepAt(step.beginnings, part.slice(0, -1));
      else step = stepAt(step.keys, part);
    }
    step.end = true;
  }
  return root;
}

function stepAt(steps: Map<string, Step>, key: string): Step {
  const step = steps.get(key) ?? newStep();
  steps.set(key, step);
  return step;
}

function visit(value: unknown, path: string, steps: readonly Step[], found: string[]): void {
  if (steps.some((step) => step.all)) return;
  if (steps.length === 0) found.push(path);
  else if (Array.isArray(value)) visitList(value, path, steps, found);
  else if (isMap(value)) visitMap(value, path, steps, found);
  else if (!steps.some((step) => step.end)) found.push(path);
}

function visitList(list: readonly unknown[], path: string, steps: readonly Step[], found: string[]): void {
  const next = steps.flatMap((step) => step.item ?? []);
  if (list.length === 0 && next.length === 0 && !steps.some((step) => step.end)) found.push(path);
  for (const [index, item] of list.entries()) visit(item, `${path}[${index}]`, next, found);
}

function visitMap(map: Readonly<Record<string, unknown>>, path: string, steps: readonly Step[], found: string[]): void {
  const keys = Object.keys(map);
  const leadsOn = steps.some((step) => step.end || step.keys.size > 0 || step.beginnings.size > 0);
  if (keys.length === 0 && !leadsOn) found.push(path);
  for (const key of keys) {
    const next = steps.flatMap((step) => stepsFor(step, key));
    visit(map[key], join(path, /^[\w-]+$/.test(key) ? key : `[${JSON.stringify(key)}]`), next, found);
  }
}

function stepsFor(step: Step, key: string): Step[] {
  const exact = step.keys.get(key);
  const others = [...step.beginnings].filter(([beginning]) => key.startsWith(beginning)).map(([, other]) => other);
  return exact === undefined ? others : [exact, ...others];
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !(value instanceof Uint8Array);
}

function join(path: string, rest: string): string {
  return path === "" || rest === "" || rest.startsWith("[") ? path + rest : `${path}.${rest}`;
}
