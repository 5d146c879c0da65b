import { errorCodes } from "../model/error-codes.ts";
import { isRespoolError, RespoolError } from "../model/errors.ts";
import { didYouMean } from "../model/suggest.ts";
import { on, type Values } from "./flags.ts";
import { programHelp, verbHelp } from "./help.ts";
import { ioOf, printJson, printText } from "./output.ts";
import { parse } from "./parse.ts";
import { errorLines } from "./report.ts";
import { verbs } from "./verbs.ts";
import { version } from "./version.ts";

// With a handler a signal waits for the end of a synchronous write, so that no temporary file stays behind.
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, (_: string, number: number) => process.exit(128 + number));
}
process.once("uncaughtException", (e) => process.exit(fail(e)));

process.exitCode = await main(process.argv.slice(2));

/** Runs what a command line asks for; gives the exit status. */
async function main(argv: readonly string[]): Promise<number> {
  const [first = "", second] = argv;
  if (first === "help" && second !== undefined) return main([second, "--help"]);
  if (["help", "--help", "-h"].includes(first)) return show(programHelp(verbs), 0);
  if (["--version", "-V"].includes(first)) return show(`${version()}\n`, 0);
  if (first === "") return show(programHelp(verbs), errorCodes["option/invalid"].exit);
  let values: Values = {};
  try {
    const entry = verbs.find(({ name }) => name === first);
    if (entry === undefined) throw unknown(first);
    const verb = await entry.load();
    const parsed = parse(verb, argv.slice(1));
    values = parsed.values;
    if (on(values, "help")) return show(verbHelp(entry, verb), 0);
    return await verb.run(parsed.args, values);
  } catch (e) {
    return fail(e, first, values);
  }
}

function show(text: string, exit: number): number {
  printText(text, exit === 0 ? "stdout" : "stderr");
  return exit;
}

function fail(e: unknown, command?: string, values: Values = {}): number {
  const error = isRespoolError(e) ? e : new RespoolError("internal/bug", "something unforeseen happened", { cause: e });
  const { exit } = errorCodes[error.code];
  const io = ioOf(values);
  io.error(errorLines(error, io.paint));
  if (io.json) printJson({ command, exit, error: error.toJSON() });
  return exit;
}

function unknown(typed: string): RespoolError {
  const names = verbs.map(({ name }) => name);
  return new RespoolError("option/invalid", `unknown command "${typed}"`, { hint: didYouMean(typed, names) });
}
