import type { RE2JS, RE2JSSyntaxException } from "re2js";
import { eachMatch } from "./each-match.ts";
import type { PolicyPath, Refuse } from "./fault.ts";
import type { SecretPolicy } from "./policy.ts";

/** The patterns of a policy made ready. */
export interface Patterns {
  /** Where the patterns of `redact` match, by their index; of each pattern in order, without overlaps. */
  find(text: string): Iterable<{ readonly index: number; readonly start: number; readonly end: number }>;
  /** Whether a pattern of `exempt` matches a whole value. */
  isExempt(value: string): boolean;
}

/** The largest program of one pattern: looking for it costs at most so many steps for each character. */
const stepLimit = 1_000;
/** The same for all patterns. */
const allStepsLimit = 50_000;

const none: Patterns = { find: () => [], isExempt: () => false };

/** Compiles patterns with an engine whose cost is linear, loaded only where there are any. */
export async function compilePatterns({ redact, exempt }: SecretPolicy, refuse: Refuse): Promise<Patterns> {
  const sought = redact?.patterns ?? [];
  const exempted = exempt?.patterns ?? [];
  if (sought.length + exempted.length === 0) return none;
  const { RE2JS, RE2Set } = await import("re2js");
  let steps = 0;
  const compile = (match: string, path: PolicyPath): RE2JS => {
    const pattern = compileOne(match, path, RE2JS.compile, refuse);
    steps += pattern.programSize();
    if (pattern.programSize() > stepLimit) refuse({ path, problem: "is too large a pattern", hint: smallerHint });
    if (steps > allStepsLimit) refuse({ path, problem: "makes all patterns together too large", hint: smallerHint });
    if (pattern.test(""))
      refuse({ path, problem: "matches the empty text", hint: "Let it begin with what must be there." });
    return pattern;
  };
  const patterns = sought.map(({ match }, i) => compile(match, ["redact", "patterns", i, "match"]));
  exempted.forEach(({ match }, i) => void compile(match, ["exempt", "patterns", i, "match"]));
  // One pass for all of them; most texts hold none.
  const any = new RE2Set();
  for (const { match } of sought) any.add(match);
  const whole = new RE2Set(RE2Set.ANCHOR_BOTH);
  for (const { match } of exempted) whole.add(match);
  return {
    *find(text) {
      if (sought.length === 0) return;
      for (const index of any.match(text)) {
        for (const { start, end } of eachMatch(patterns[index] as RE2JS, text)) yield { index, start, end };
      }
    },
    isExempt: (value) => exempted.length > 0 && whole.match(value).length > 0,
  };
}

const smallerHint = "Repeat less, such as {32} in place of {1000}.";

function compileOne(match: string, path: PolicyPath, compile: (match: string) => RE2JS, refuse: Refuse): RE2JS {
  try {
    return compile(match);
  } catch (e) {
    const { error = "it cannot be compiled", input } = e as Partial<RE2JSSyntaxException>;
    // Of the pattern only what is an operator: the rest may be half a secret.
    const operator = /^(?:\(\?(?:<?[=!]|[>#(&R])|\\[A-Za-z\d]|[*+?]{1,3}|\{[\d,]{1,12}\})/.exec(input ?? "")?.[0];
    const isForeign = operator !== undefined && /^(?:\(\?|\\\d)/.test(operator);
    return refuse({
      path,
      problem: `is no RE2 pattern: ${error}${operator === undefined ? "" : `: ${operator}`}`,
      ...(isForeign && { hint: "Write it without lookaround and backreferences, which take more than linear time." }),
    });
  }
}
