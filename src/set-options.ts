import type { Format, OptionSpec, Options } from "./adapters/adapter.ts";
import { RespoolError } from "./model/errors.ts";
import { didYouMean } from "./model/suggest.ts";
import type { FormatId } from "./model/types.ts";
import { formatById } from "./registry.ts";

/** Values of format options by `FORMAT.NAME`, as typed: `{ "nock.bodies": "pretty" }`. */
export type SetOptions = Readonly<Record<string, string | readonly string[]>>;

/** Checks every `FORMAT.NAME=VALUE` against the registry; throws `option/invalid`. */
export function checkSetOptions(set: SetOptions, target?: Format): void {
  for (const key of Object.keys(set)) {
    const { format, spec } = findSpec(key);
    if (target !== undefined && spec.on === "write" && format.id !== target.id) {
      throw new RespoolError("option/invalid", `${key} is an option for writing ${format.id}, not ${target.id}`);
    }
    parseValue(key, spec, set[key] ?? "");
  }
}

/** The options of one format on one side, parsed, defaults filled in: what its adapter is given. */
export function adapterOptions(set: SetOptions, format: Format, side: "read" | "write"): Options {
  const options: Record<string, unknown> = {};
  const given = Object.keys(set).map((key) => ({ key, ...findSpec(key) }));
  for (const spec of format.options) {
    if (spec.on !== side && spec.on !== "both") continue;
    // Compared by what the keys mean: a format has aliases, and letter case does not count.
    const key = given.find((one) => one.format.id === format.id && one.spec.name === spec.name)?.key;
    const value = key === undefined ? spec.default : set[key];
    if (value !== undefined) options[spec.name] = parseValue(key ?? spec.name, spec, value);
  }
  return options;
}

/** The row of a target as these options make it; throws `option/invalid` for an unknown format or option. */
export function targetWith(to: FormatId, set: SetOptions): Format {
  const format = formatById(to);
  checkSetOptions(set, format);
  return format.with?.(adapterOptions(set, format, "write")) ?? format;
}

function findSpec(key: string): { format: Format; spec: OptionSpec } {
  const dot = key.indexOf(".");
  if (dot < 0) {
    throw new RespoolError("option/invalid", `"${key}" names no format`, { hint: "Write FORMAT.NAME=VALUE." });
  }
  const format = formatById(key.slice(0, dot));
  const spec = format.options.find(({ name }) => name === key.slice(dot + 1));
  if (spec === undefined) {
    const names = format.options.map(({ name }) => `${format.id}.${name}`);
    const hint = names.length === 0 ? `${format.id} has no options.` : didYouMean(key, names);
    throw new RespoolError("option/invalid", `unknown option "${key}"`, { hint });
  }
  return { format, spec };
}

function parseValue(key: string, spec: OptionSpec, value: string | readonly string[]): unknown {
  if (spec.values === "list") {
    const items = typeof value === "string" ? value.split(",") : value;
    return items.map((item) => item.trim()).filter((item) => item !== "");
  }
  if (typeof value !== "string") throw new RespoolError("option/invalid", `${key} takes one value`);
  if (spec.values === "text") return value;
  if (spec.values === "integer") {
    if (!/^\d{1,9}$/.test(value)) throw new RespoolError("option/invalid", `${key} takes a whole number`);
    return Number(value);
  }
  if (!spec.values.includes(value)) {
    throw new RespoolError("option/invalid", `${key} cannot be "${value}"`, { hint: didYouMean(value, spec.values) });
  }
  return value;
}
