import { columns } from "./columns.ts";
import { describe, type Flag, type Verb } from "./flags.ts";

/** A command as the list of commands shows it. */
export interface Listed {
  readonly name: string;
  readonly doc: string;
}

const shared: readonly (readonly [string, string])[] = [
  ["-h, --help", "show this help, after a command that of the command"],
  ["-V, --version", "print the version"],
];

/** The help on the program. */
export function programHelp(verbs: readonly Listed[]): string {
  return text([
    "Usage: respool COMMAND [OPTIONS]",
    "",
    "Converts recorded HTTP traffic between the cassette formats of different tools.",
    "",
    "Commands:",
    ...indented(verbs.map(({ name, doc }) => [name, doc])),
    "",
    "Options:",
    ...indented(shared),
  ]);
}

/** The help on one command. */
export function verbHelp(listed: Listed, verb: Verb): string {
  const { args, groups } = verb;
  const sections = groups.map(({ title, flags }) => ({
    title,
    rows: flags.map((flag): [string, string] => [spelling(flag), describe(flag)]),
  }));
  const width = Math.max(...sections.flatMap(({ rows }) => rows.map(([flag]) => flag.length)));
  return text([
    `Usage: ${usage(listed, verb)}`,
    "",
    `${listed.doc[0]?.toUpperCase()}${listed.doc.slice(1)}.`,
    ...(args.length > 0 ? ["", ...indented(args.map((arg) => [arg.name.padEnd(width), arg.doc]))] : []),
    ...sections.flatMap(({ title, rows }) => [
      "",
      `${title}:`,
      ...indented(rows.map(([flag, about]) => [flag.padEnd(width), about])),
    ]),
    "",
    "… may be repeated. Hosts, methods, statuses, types and codes take commas too.",
  ]);
}

/** How a command is called: `respool inspect IN [N] [OPTIONS]`. */
export function usage({ name }: Listed, { args }: Verb): string {
  const places = args.map(({ name: arg, needed, many }) => {
    const repeated = many ? `${arg}…` : arg;
    return needed ? repeated : `[${repeated}]`;
  });
  return ["respool", name, ...places, "[OPTIONS]"].join(" ");
}

/** A flag with its value: `-o, --out PATH`. */
export function spelling({ name, short, value, takes }: Flag): string {
  const flag = short === undefined ? `--${name}` : `-${short}, --${name}`;
  return `${flag}${value === undefined ? "" : ` ${value}`}${takes === undefined ? "" : "…"}`;
}

function indented(rows: readonly (readonly string[])[]): string[] {
  return columns(rows).map((line) => `  ${line}`);
}

function text(lines: readonly string[]): string {
  return `${lines.join("\n")}\n`;
}
