import { presets } from "../match/presets.ts";
import { formats } from "../registry.ts";
import type { Flag, Verb } from "./flags.ts";

/** What a script is made for. */
export const shells = ["bash", "zsh", "fish"] as const;

/** A shell that completes command lines. */
export type Shell = (typeof shells)[number];

/** A command with its tables. */
interface Loaded {
  readonly name: string;
  readonly doc: string;
  readonly verb: Verb;
}

/** The script that makes a shell complete commands, options and their values. */
export function completions(shell: Shell, verbs: readonly Loaded[]): string {
  return { bash, zsh, fish }[shell](verbs);
}

function flagsOf({ verb }: Loaded): readonly Flag[] {
  return verb.groups.flatMap(({ flags }) => flags);
}

/** What the value of a flag may be; empty where it is anything, or a file. */
function valuesOf({ value, values }: Flag): readonly string[] {
  if (values !== undefined) return values;
  if (value === "FORMAT") return formats.map(({ id }) => id);
  if (value === "PRESET|FILE") return Object.keys(presets);
  return [];
}

function spellings({ name, short }: Flag): readonly string[] {
  return [`--${name}`, ...(short === undefined ? [] : [`-${short}`])];
}

function bash(verbs: readonly Loaded[]): string {
  const cases = verbs.flatMap((loaded) => {
    const flags = flagsOf(loaded);
    const values = flags.flatMap((flag) => {
      const words = valuesOf(flag);
      if (words.length > 0) return [`        ${spellings(flag).join("|")}) words="${words.join(" ")}" ;;`];
      return flag.value === undefined ? [] : [`        ${spellings(flag).join("|")}) return ;;`];
    });
    return [
      `    ${loaded.name})`,
      '      case "$before" in',
      ...values,
      `        *) words="${flags.flatMap(spellings).join(" ")}" ;;`,
      "      esac",
      "      ;;",
    ];
  });
  return text([
    "# respool completion for bash: source it, or keep it in ~/.local/share/bash-completion/completions/respool",
    "_respool() {",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's own
    '  local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" words=""',
    '  if [ "$COMP_CWORD" -eq 1 ]; then',
    `    COMPREPLY=($(compgen -W "${verbs.map(({ name }) => name).join(" ")} help --help --version" -- "$word"))`,
    "    return",
    "  fi",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's own
    '  case "${COMP_WORDS[1]}" in',
    ...cases,
    `    help) words="${verbs.map(({ name }) => name).join(" ")}" ;;`,
    "  esac",
    "  # Without a match files are offered.",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's own
    '  if [ "${word:0:1}" = "-" ] || [ "${words:0:1}" != "-" ]; then COMPREPLY=($(compgen -W "$words" -- "$word")); fi',
    "}",
    "complete -o default -F _respool respool",
  ]);
}

function zsh(verbs: readonly Loaded[]): string {
  return text([
    "#compdef respool",
    "# respool completion for zsh: keep it as _respool in a folder of $fpath",
    "_respool() {",
    "  local -a commands",
    "  commands=(",
    ...verbs.map(({ name, doc }) => `    ${quoted(`${name}:${doc}`)}`),
    "  )",
    "  if (( CURRENT == 2 )); then",
    "    _describe command commands",
    "    return",
    "  fi",
    '  case "$words[2]" in',
    ...verbs.flatMap((loaded) => [
      `    ${loaded.name})`,
      "      _arguments \\",
      ...flagsOf(loaded).flatMap((flag) => spellings(flag).map((spelling) => `        ${zshFlag(spelling, flag)} \\`)),
      "        '*:file:_files'",
      "      ;;",
    ]),
    "  esac",
    "}",
    '_respool "$@"',
  ]);
}

function zshFlag(spelling: string, flag: Flag): string {
  const { value, takes, doc } = flag;
  const about = `[${doc.replace(/[[\]:\\]/g, "\\$&")}]`;
  const values = valuesOf(flag);
  const after = value === undefined ? "" : `:${value}:${values.length > 0 ? `(${values.join(" ")})` : "_files"}`;
  return quoted(`${takes === undefined ? "" : "*"}${spelling}${about}${after}`);
}

function fish(verbs: readonly Loaded[]): string {
  const first = "not __fish_seen_subcommand_from $respool_commands";
  return text([
    "# respool completion for fish: keep it as ~/.config/fish/completions/respool.fish",
    `set -l respool_commands ${verbs.map(({ name }) => name).join(" ")}`,
    ...verbs.map(({ name, doc }) => `complete -c respool -f -n "${first}" -a ${name} -d ${quoted(doc)}`),
    ...verbs.flatMap((loaded) =>
      flagsOf(loaded).map((flag) => {
        const values = valuesOf(flag);
        const takes = flag.value === undefined ? "" : values.length > 0 ? ` -x -a ${quoted(values.join(" "))}` : " -r";
        const short = flag.short === undefined ? "" : ` -s ${flag.short}`;
        return `complete -c respool -n "__fish_seen_subcommand_from ${loaded.name}" -l ${flag.name}${short}${takes} -d ${quoted(flag.doc)}`;
      }),
    ),
  ]);
}

/** In single quotes; one of them inside is closed, escaped and opened again, which all of these shells understand. */
function quoted(words: string): string {
  return `'${words.replaceAll("'", "'\\''")}'`;
}

function text(lines: readonly string[]): string {
  return `${lines.join("\n")}\n`;
}
