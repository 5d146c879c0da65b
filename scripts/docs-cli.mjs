// Makes docs/cli.md from the tables that the command's parser and help use.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = new URL("..", import.meta.url);
const { outputFiles } = await build({
  stdin: {
    contents:
      'export * from "./src/cli/verbs.ts"; export { describe } from "./src/cli/flags.ts"; export { spelling, usage } from "./src/cli/help.ts";',
    resolveDir: fileURLToPath(root),
  },
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20",
  write: false,
  define: { "import.meta.url": JSON.stringify(root.href) },
});
const source = Buffer.from(outputFiles[0].contents).toString("base64");
const { describe, spelling, usage, verbs } = await import(`data:text/javascript;base64,${source}`);
const loaded = await Promise.all(verbs.map(async (entry) => ({ ...entry, ...(await entry.load()) })));

/** The whole page; `made` is the line that says who makes it. */
export function cliPage(made) {
  return [
    "# Command line",
    "",
    made,
    "",
    "Data go to standard output, everything for people goes to standard error. Values of secret headers and parameters are never shown.",
    "",
    ...loaded.flatMap(command),
    ...exits,
    ...reports,
    ...documents,
  ].join("\n");
}

function command(verb) {
  const { name, doc, args, groups } = verb;
  return [
    `## respool ${name}`,
    "",
    `${doc[0].toUpperCase()}${doc.slice(1)}.`,
    "",
    "```",
    usage(verb, verb),
    "```",
    "",
    ...table(
      ["argument", ""],
      args.map((arg) => [`\`${arg.name}\``, arg.doc]),
    ),
    ...groups.flatMap(({ title, flags }) => [
      `**${title}**`,
      "",
      ...table(
        ["option", ""],
        flags.map((flag) => [`\`${spelling(flag).replaceAll("|", "\\|")}\``, describe(flag).replace(/[*|]/g, "\\$&")]),
      ),
    ]),
  ];
}

function table(head, rows) {
  if (rows.length === 0) return [];
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line), ""];
}

const exits = [
  "`…` after a value: the option may be repeated. Hosts, methods, statuses, types and codes may also be divided by commas.",
  "",
  "## Exit status",
  "",
  ...table(
    ["status", "meaning"],
    [
      ["0", "done; also when the reader of standard output closes it early"],
      ["1", "a negative answer: `--check` or `diff` found a difference, `--fail-on` a notice, `scan` a secret, `validate` an error"],
      ["2", "a mistake on the command line"],
      ["3", "an input failed"],
      ["4", "an output failed"],
      ["70", "a mistake of respool itself"],
      ["130", "interrupted (143: terminated)"],
    ],
  ),
  "Of several, the highest. In a batch one bad file does not stop the rest. `--fail-on warning` means warnings and losses, `--fail-on note` every notice; it answers when the outputs are written.",
  "",
];

const reports = [
  "## The report",
  "",
  "```",
  "go-vcr v2 -> nock: 3 interactions, 1 host",
  "  note  3  changed/framing-header  Content-Length dropped (no framing on replay)",
  "  note  3  lost/timing             nock holds no durations",
  "secrets: 1 kind (authorization header, 3 times); see: respool redact testdata/chat.yaml",
  "wrote fixtures/chat.nock.json (18.2 kB)",
  "```",
  "",
  "What the input is, with all its interactions and hosts; one line for each [notice code](notices.md), with its severity, how often it was said, and its first text;",
  "what secrets the input holds, by names in URLs and headers and by shape in bodies ([more](secrets.md)); what became of the output.",
  "A batch is summed up in one such block. Control characters out of a recording are spelt out: `\\x1B`, `\\u{202e}`.",
  "",
];

const documents = [
  "## Documents of `--json`",
  "",
  "One JSON object on standard output. `command` and `exit` are in every one; when the command as a whole failed, `error` is the only other member:",
  "`{ name, code, message, format?, at?, hint?, frame? }`, with a code of [errors.md](errors.md). Interactions count from 0, lines and columns from 1, sizes are bytes, times are milliseconds.",
  "",
  "**convert**",
  "",
  "```ts",
  "{",
  '  command: "convert" | "redact"; exit: number;',
  "  files: {",
  "    input: string; from?: { format: string; version?: string }; to?: string;",
  "    interactions: number; hosts: number;",
  '    outputs: { path: string; bytes: number; state: "written" | "unchanged" | "would-write" | "differs" }[];',
  "    notices: Notices; secrets: { [kind: string]: number };  // seen; where they were taken out:",
  "    redactions: { kind: string; place: string; count: number }[];",
  "    error?: object;",
  "  }[];",
  "  skipped: string[];  // files in directories that are no cassettes",
  "  failing: string[];  // notice codes, and secret, that --fail-on met",
  "}",
  "",
  "interface Notices {",
  "  counts: { [code: string]: number };",
  "  // At most 20 of each code.",
  '  first: { code: string; severity: "note" | "warning" | "loss"; text: string; at: object; data: object }[];',
  "}",
  "```",
  "",
  "**inspect**",
  "",
  "```ts",
  "{",
  '  command: "inspect"; exit: 0; input: string; from: { format: string; version?: string };',
  "  interactions: {",
  '    index: number; method: string; url: string; outcome: number | "failure" | "unrecorded";',
  "    mediaType: string; size?: number; waitMs?: number; note?: string;",
  "  }[];",
  "  notices: Notices; secrets: { [kind: string]: number };",
  "}",
  "```",
  "",
  "With a number it is `{ command, exit, interaction }`: `index`, `request`, `timing`, and one of `response`, `failure`, `unrecorded`, with the fields of [the model](model.md), secrets masked, each body decoded, as `text`, or as `base64` when it is not UTF-8.",
  "",
  "**diff**",
  "",
  "```ts",
  "{",
  '  command: "diff"; exit: 0 | 1; a: Side; b: Side;',
  "  changes: {  // in the order of a; what only b has stands behind what it follows there",
  '    kind: "gone" | "added" | "changed" | "moved"; moved: boolean;',
  "    a?: Row; b?: Row;  // as in the list of inspect",
  "    differences: Difference[]; more: number;  // beyond --limit",
  "  }[];",
  "  file: Difference[];  // what the files say of themselves",
  "  same: number; muted: number;  // interactions; differences that --all shows",
  "}",
  "",
  "interface Side { input: string; from: { format: string; version?: string }; interactions: number }",
  "",
  "interface Difference {",
  '  part: "request" | "response" | "timing" | "match" | "extensions" | "file"; field: string;',
  "  name?: string; repeat?: number; item?: number; line?: number; pointer?: string;",
  '  kind: "gone" | "added" | "differs" | "spelling" | "order"; volatile?: true;',
  "  a?: string; b?: string;  // cut at 60 characters, secrets masked",
  "}",
  "```",
  "",
  "`field` is `method`, `url`, `origin`, `path`, `query`, `status`, `status text`, `http version`, `header`, `header order`, `trailer`, `body`, `body coding`, `body end`, `body pieces`, `broken by` or `outcome`; of extensions the format, of timing and the file the name of a field. `item` counts the events of a stream or the lines of JSON by line from 1, `repeat` the values of one header from 0; places are those in `a`, where `a` has the thing.",
  "",
  "**scan**",
  "",
  "```ts",
  "{",
  '  command: "scan"; exit: number;',
  "  files: {",
  "    input: string; from?: { format: string; version?: string }; interactions?: number;",
  "    counts?: { [kind: string]: number };",
  "    findings?: {",
  '      kind: string; by: "name" | "structure" | "policy" | "rule" | "entropy"; rule?: string;',
  "      at: { file: string; interaction?: number; line?: number };",
  "      place: string; request?: string; count: number; fingerprint: string;",
  "    }[];",
  "    notices?: Notices; error?: object;",
  "  }[];",
  "  accepted: number; gone: number;  // by the baseline",
  "  skipped: string[];",
  "}",
  "```",
  "",
  "**formats**",
  "",
  "```ts",
  "{",
  '  command: "formats"; exit: 0;',
  "  formats: {",
  "    id: string; title: string; aliases: string[]; fileNames: string[]; packedNames?: string[]; reads: boolean; writes: boolean;",
  "    holds: { [feature: string]: string }; options: object[];",
  "  }[];",
  "}",
  "```",
];
