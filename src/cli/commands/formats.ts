import type { Format, OptionSpec } from "../../adapters/adapter.ts";
import { formats } from "../../registry.ts";
import { columns } from "../columns.ts";
import { on, sharedFlags, type Values, type Verb } from "../flags.ts";
import { printJson, printLines } from "../output.ts";

/** `respool formats`. */
export const formatsVerb: Verb = {
  args: [],
  groups: [sharedFlags],
  run,
};

async function run(_: readonly string[], values: Values): Promise<number> {
  const rows = await Promise.all(
    formats.map(async (format) => {
      const { read, write } = await format.load();
      return { format, reads: read !== undefined, writes: write !== undefined };
    }),
  );
  if (on(values, "json")) {
    printJson({
      command: "formats",
      exit: 0,
      formats: rows.map(({ format, reads, writes }) => document(format, reads, writes)),
    });
    return 0;
  }
  printLines(
    columns([
      ["format", "reads", "writes", "file names", "other names", ""],
      ...rows.map(({ format: { id, fileNames, aliases, title }, reads, writes }) => [
        id,
        yes(reads),
        yes(writes),
        fileNames.join(" "),
        aliases.join(" "),
        title,
      ]),
    ]),
  );
  const options = rows.flatMap(({ format }) => format.options.map((option) => optionRow(format, option)));
  if (options.length > 0) printLines(["", ...columns([["--set", "values", "default", "on", ""], ...options])]);
  return 0;
}

function document(format: Format, reads: boolean, writes: boolean): object {
  const { id, title, aliases, fileNames, packedNames, holds, options } = format;
  return { id, title, aliases, fileNames, packedNames, reads, writes, holds, options };
}

function optionRow({ id }: Format, { name, values, default: fallback = "", on: side, doc }: OptionSpec): string[] {
  return [`${id}.${name}`, typeof values === "string" ? values : values.join("|"), fallback, side, doc];
}

function yes(is: boolean): string {
  return is ? "yes" : "no";
}
