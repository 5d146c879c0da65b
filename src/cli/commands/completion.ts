import { RespoolError } from "../../model/errors.ts";
import { didYouMean } from "../../model/suggest.ts";
import { completions, type Shell, shells } from "../completions.ts";
import { sharedFlags, type Values, type Verb } from "../flags.ts";
import { printText } from "../output.ts";

/** `respool completion`. */
export const completionVerb: Verb = {
  args: [{ name: "SHELL", needed: true, doc: "bash, zsh or fish" }],
  groups: [{ ...sharedFlags, flags: sharedFlags.flags.filter(({ name }) => name === "help") }],
  run,
};

async function run([shell = ""]: readonly string[], _: Values): Promise<number> {
  if (!shells.includes(shell as Shell)) {
    throw new RespoolError("option/invalid", `there is no completion for "${shell}"`, {
      hint: didYouMean(shell, shells),
    });
  }
  // Not at the top: the list of commands has this one in it.
  const { verbs } = await import("../verbs.ts");
  const loaded = await Promise.all(verbs.map(async ({ name, doc, load }) => ({ name, doc, verb: await load() })));
  printText(completions(shell as Shell, loaded));
  return 0;
}
