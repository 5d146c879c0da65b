/** One option of a command; parser, help and docs/cli.md are made from it. */
export interface Flag {
  /** The long name, without dashes. */
  readonly name: string;
  readonly short?: string;
  /** The name of its value in help; a flag without one is a switch. */
  readonly value?: string;
  /** `many`: may be repeated; `list`: may be repeated, and commas divide a value too. */
  readonly takes?: "many" | "list";
  /** What it may be; the first is the default. */
  readonly values?: readonly string[];
  /** None of the values is the default, and `doc` names them. */
  readonly hasNoDefault?: true;
  /** One line. */
  readonly doc: string;
}

/** Flags under one heading. */
export interface FlagGroup {
  readonly title: string;
  readonly flags: readonly Flag[];
}

/** What was typed, by the names of the flags. */
export type Values = Readonly<Record<string, string | readonly string[] | true | undefined>>;

/** A command: what it takes, and what it does with that. */
export interface Verb {
  readonly args: readonly {
    readonly name: string;
    readonly doc: string;
    readonly needed?: true;
    /** Only the last one can be many. */
    readonly many?: true;
  }[];
  readonly groups: readonly FlagGroup[];
  /** Gives the exit status. */
  run(args: readonly string[], values: Values): Promise<number>;
}

/** Which interactions; the same on every command. */
export const selectionFlags: FlagGroup = {
  title: "Selection",
  flags: [
    { name: "include", value: "PATTERN", takes: "many", doc: "only such URLs: a glob (** crosses /), /regexp/" },
    { name: "exclude", value: "PATTERN", takes: "many", doc: "no such URLs" },
    { name: "host", value: "NAME", takes: "list", doc: "only these hosts; * stands for anything" },
    { name: "method", value: "METHOD", takes: "list", doc: "only these request methods" },
    { name: "status", value: "STATUS", takes: "list", doc: "only these statuses: 404 or 4xx" },
    { name: "type", value: "TYPE", takes: "list", doc: "only these types: image, document, fetch or xhr, …" },
    { name: "api-only", doc: "no pages, scripts, styles, images, fonts, media" },
    { name: "entries", value: "NUMBERS", doc: "only these interactions, from 0: 4,9,12-15" },
    { name: "dedupe", value: "HOW", values: ["none", "identical"], doc: "leave out repeats" },
  ],
};

/** How the input is read. */
export const readingFlags: readonly Flag[] = [
  { name: "from", value: "FORMAT", doc: "format of the input, instead of guessing it" },
  { name: "strict", doc: "an unreadable entry is an error, not a loss" },
  { name: "set", value: "FORMAT.OPTION=VALUE", takes: "many", doc: "an option of a format, see respool formats" },
];

/** What is a secret beyond the built-in rules, and what is none. */
export const policyFlag: Flag = {
  name: "policy",
  value: "FILE",
  doc: "what else is a secret, and what is none",
};

/** A list of inputs. */
export const filesFromFlag: Flag = {
  name: "files-from",
  value: "FILE",
  doc: "a file, or -, that lists inputs, one on a line",
};

/** How outputs are written. */
export const writingFlags: readonly Flag[] = [
  { name: "force", doc: "replace outputs that have other content" },
  { name: "dry-run", doc: "say what would be written, and write nothing" },
  { name: "lossless", doc: "keep beside entries what the target cannot hold" },
];

/** What of a report makes a failure. */
export const failingFlags: readonly Flag[] = [
  { name: "fail-on", value: "WHAT", takes: "list", doc: "exit 1 on note, warning, loss, secret, or a CODE" },
  { name: "allow", value: "CODE", takes: "list", doc: "a CODE that --fail-on overlooks" },
];

/** What is done about bodies that are not there, and the order. */
export const replayFlags: readonly Flag[] = [
  { name: "missing-body", value: "HOW", values: ["skip", "empty", "error"], doc: "a body not recorded" },
  { name: "sort", value: "BY", values: ["recorded", "start"], doc: "order" },
];

/** How requests are told apart on replay. */
export const matchingFlags: FlagGroup = {
  title: "Matching",
  flags: [
    { name: "match", value: "PRESET|FILE", doc: "strict (default), route (no bodies), a JSON file" },
    { name: "ignore-query", value: "NAME", takes: "many", doc: "a query parameter that takes no part" },
    { name: "ignore-body", value: "POINTER", takes: "many", doc: "a member of JSON bodies that takes no part" },
    { name: "match-header", value: "NAME", takes: "many", doc: "a request header that takes part" },
  ],
};

/** What is said, and how; the same on every command. */
export const sharedFlags: FlagGroup = {
  title: "Report",
  flags: [
    { name: "json", doc: "one JSON document on stdout, no report" },
    { name: "quiet", short: "q", doc: "no report; errors only" },
    { name: "no-color", doc: "no colours on a terminal" },
    { name: "help", short: "h", doc: "show this help" },
  ],
};

/** What help and documentation say of a flag. */
export function describe({ doc, values, hasNoDefault }: Flag): string {
  const [first, ...others] = values ?? [];
  return first === undefined || hasNoDefault ? doc : `${doc}: ${[`${first} (default)`, ...others].join(", ")}`;
}

/** Whether a switch is on. */
export function on(values: Values, name: string): boolean {
  return values[name] === true;
}

/** The value of a flag that takes one. */
export function one(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === "string" ? value : undefined;
}

/** The values of a flag that takes several. */
export function many(values: Values, name: string): readonly string[] {
  const value = values[name];
  return Array.isArray(value) ? value : [];
}
