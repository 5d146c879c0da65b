import { parseArgs } from "node:util";
import { RespoolError } from "../model/errors.ts";
import { didYouMean } from "../model/suggest.ts";
import type { Flag, Values, Verb } from "./flags.ts";

/** What was typed after the name of a command. */
export interface Parsed {
  readonly args: readonly string[];
  readonly values: Values;
}

/** Parses the arguments of a command by its tables. Throws `option/invalid`. */
export function parse({ args: wanted, groups }: Verb, argv: readonly string[]): Parsed {
  const flags = groups.flatMap((group) => group.flags);
  // Not strict: node:util's own messages would quote more than they explain.
  const { tokens } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(flags.map((flag) => [flag.name, toOption(flag)])),
    strict: false,
    tokens: true,
  });
  const args: string[] = [];
  const values: Record<string, Values[string]> = {};
  for (const token of tokens) {
    if (token.kind === "positional") args.push(token.value);
    if (token.kind !== "option") continue;
    const flag = flags.find(({ name }) => name === token.name);
    if (flag === undefined) throw unknown(token.rawName, flags);
    values[flag.name] =
      flag.value === undefined
        ? turnOn(flag, token.value)
        : take(flag, token.value, token.inlineValue, values[flag.name]);
  }
  if (values.help) return { args, values };
  const missing = wanted[args.length];
  if (missing?.needed) throw new RespoolError("option/invalid", `${missing.name} is missing`);
  const extra = wanted.at(-1)?.many ? undefined : args[wanted.length];
  if (extra !== undefined) throw new RespoolError("option/invalid", `"${extra}" is one argument too many`);
  return { args, values };
}

function toOption({ short, value }: Flag): { type: "string" | "boolean"; short?: string } {
  return { type: value === undefined ? "boolean" : "string", ...(short !== undefined && { short }) };
}

function unknown(typed: string, flags: readonly Flag[]): RespoolError {
  const names = flags.map(({ name }) => `--${name}`);
  return new RespoolError("option/invalid", `unknown option ${typed}`, { hint: didYouMean(typed, names) });
}

function turnOn({ name }: Flag, typed: string | undefined): true {
  if (typed !== undefined) throw new RespoolError("option/invalid", `--${name} takes no value`);
  return true;
}

/** The value of a flag, added to those before it where it may be repeated. */
function take(
  { name, values, takes }: Flag,
  typed: string | undefined,
  inline: boolean | undefined,
  before: Values[string],
): Values[string] {
  if (typed === undefined || typed === "" || (!inline && /^-./.test(typed))) {
    // `-o --force` forgot the value far more often than it means a file of that name.
    const hint = typed ? `Write --${name}=${typed} if that is the value.` : undefined;
    throw new RespoolError("option/invalid", `--${name} needs a value`, { hint });
  }
  if (values !== undefined && !values.includes(typed)) {
    throw new RespoolError("option/invalid", `--${name} cannot be "${typed}"`, { hint: didYouMean(typed, values) });
  }
  if (takes === undefined) return typed;
  const items = takes === "list" ? typed.split(",").map((item) => item.trim()) : [typed];
  return [...(Array.isArray(before) ? before : []), ...items.filter((item) => item !== "")];
}
