import { Composer, type Document, Lexer, Parser, type YAMLParseError } from "yaml";
import type { ErrorCode } from "../../../model/error-codes.ts";
import { newLineState, readLine } from "../../../model/rough-lines.ts";
import { errorAt, type FileText } from "./errors.ts";

/** A parsed document; offsets in it count from `base`. */
export interface Parsed {
  readonly document: Document.Parsed | undefined;
  readonly base: number;
  /** Whether there are anchors, so that a part of the text does not stand for itself. */
  readonly anchors: boolean;
}

/** What a cassette needs is below this; the library would take a gigabyte for more. */
const lexemeLimit = 3_000_000;
const depthLimit = 200;
const scalarLexeme = "\x1f";

/** How to look at a text. */
export interface YamlRules {
  /** NEL, LS and PS break lines, as in YAML 1.1. */
  readonly wideBreaks: boolean;
  /** Quoted text may be indented less than its parent, which the library does not know. */
  readonly looseQuotes: boolean;
}

/** Parses a file's text for its structure: the one document in it. Scalars are read from the source, as Go would. */
export function parseYaml(file: FileText, rules: YamlRules): Parsed {
  if (/^(?:\xff\xfe|\xfe\xff)/.test(file.text)) {
    throw errorAt(file, 0, "input/unsupported", "UTF-16 text", "Save the file as UTF-8.");
  }
  const base = file.text.startsWith("\xef\xbb\xbf") ? 3 : 0;
  const { documents, anchors } = withoutStacks(() => compose(file, base, structureOf(file.text.slice(base), rules)));
  const [document, second] = documents;
  const errors = document?.errors.filter(({ code }) => !ownJudgement.has(code)) ?? [];
  const error = errors.sort((a, b) => a.pos[0] - b.pos[0])[0];
  if (error !== undefined) throw syntaxError(file, base, error);
  if (second !== undefined) {
    const at = base + (second.range?.[0] ?? 0);
    const hint = "Put each cassette into a file of its own.";
    throw errorAt(file, at, "input/invalid", "a second YAML document starts here; go-vcr reads only the first", hint);
  }
  return { document, base, anchors };
}

/** The documents of a text, at most two. */
function compose(file: FileText, base: number, text: string): { documents: Document.Parsed[]; anchors: boolean } {
  const parser = new Parser();
  const composer = new Composer({ schema: "failsafe", uniqueKeys: false, keepSourceTokens: true, prettyErrors: false });
  const documents: Document.Parsed[] = [];
  let count = 0;
  let anchors = false;
  let previous = "";
  for (const lexeme of new Lexer().lex(text)) {
    if (previous !== scalarLexeme && (lexeme[0] === "&" || lexeme[0] === "*")) anchors = true;
    previous = lexeme;
    for (const token of parser.next(lexeme)) documents.push(...composer.next(token));
    if (documents.length > 1) return { documents, anchors };
    if (++count > lexemeLimit || parser.stack.length > depthLimit) {
      const problem = count > lexemeLimit ? "YAML of too many parts" : "YAML that is nested too deeply";
      throw errorAt(file, base + parser.offset, "input/too-large", problem);
    }
  }
  for (const token of parser.end()) documents.push(...composer.next(token));
  documents.push(...composer.end());
  return { documents, anchors };
}

/** The library makes an error object for each fault, and of a broken file a million; their stacks would take minutes. */
function withoutStacks<T>(run: () => T): T {
  const errors = Error as { stackTraceLimit?: number };
  const limit = errors.stackTraceLimit;
  errors.stackTraceLimit = 0;
  try {
    return run();
  } finally {
    if (limit === undefined) delete errors.stackTraceLimit;
    else errors.stackTraceLimit = limit;
  }
}

/**
 * The text as the library needs it: it breaks lines at LF alone, and stumbles over control characters, which go-vcr 4.0.5
 * writes as they are. Offsets stay as they are.
 */
function structureOf(text: string, { wideBreaks, looseQuotes }: YamlRules): string {
  const breaks = wideBreaks ? /\r(?!\n)|\xc2\x85|\xe2\x80[\xa8\xa9]/g : /\r(?!\n)/g;
  const structure = text
    .replace(breaks, (found) => "\n".padStart(found.length))
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is replaced
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g, "x");
  return looseQuotes ? joinQuotedLines(structure) : structure;
}

/** Puts a space for each line break inside quotes, so that no indent follows. */
function joinQuotedLines(text: string): string {
  const state = newLineState();
  const lines = text.split("\n").map((line) => {
    readLine(line, state, noKeys, () => {});
    return state.quote === "" ? `${line}\n` : `${line.replace("\r", " ")} `;
  });
  return lines.join("").slice(0, text.length);
}

const noKeys: ReadonlySet<string> = new Set();

/** What scalars are read without the library for: Go's escapes and tags are not quite its own. */
const ownJudgement: ReadonlySet<string> = new Set(["BAD_DQ_ESCAPE", "TAG_RESOLVE_FAILED"]);

const problems: Readonly<Partial<Record<YAMLParseError["code"], readonly [problem: string, hint?: string]>>> = {
  BAD_ALIAS: ["an alias without a name"],
  BAD_DIRECTIVE: ["not a YAML directive"],
  BAD_INDENT: ["the indent fits no line above", "Indent the keys of one map alike."],
  BAD_SCALAR_START: ["plain text cannot start with this character", "Put the value into quotes."],
  BLOCK_AS_IMPLICIT_KEY: ["a block where a key belongs"],
  BLOCK_IN_FLOW: ["a block inside braces or brackets"],
  MISSING_CHAR: ["a character is missing here"],
  MULTILINE_IMPLICIT_KEY: ["a key goes over several lines", "Look for a quote or a bracket that is not closed."],
  TAB_AS_INDENT: ["a tab in the indent", "Indent with spaces."],
  UNEXPECTED_TOKEN: ["this does not belong here"],
};

function syntaxError(file: FileText, base: number, error: YAMLParseError): Error {
  const code: ErrorCode = error.code === "RESOURCE_EXHAUSTION" ? "input/too-large" : "input/syntax";
  const [problem, hint] = problems[error.code] ?? ["not valid YAML"];
  return errorAt(file, base + error.pos[0], code, problem, hint);
}
