import { didYouMean } from "../../model/suggest.ts";
import { type PolicyPath, type Refuse, ruleLimit, typeName } from "./fault.ts";
import { checkHeader, checkPath, checkPointer, checkText } from "./rule-texts.ts";

/** Where literal values come from: a file names variables of the environment, a program gives the values themselves. */
export type ValueKey = "env" | "value";

type Check = (item: unknown, path: PolicyPath, refuse: Refuse) => void;

/** Checks that something is a policy, all but what its patterns and literal values are. */
export function checkPolicy(policy: unknown, valueKey: ValueKey, refuse: Refuse): void {
  let rules = 0;
  for (const [side, given] of entriesOf(policy, [], ["redact", "exempt"], refuse)) {
    const checks = checksOf(side, valueKey);
    for (const [name, items] of entriesOf(given, [side], Object.keys(checks), refuse)) {
      const path = [side, name];
      if (!Array.isArray(items)) refuse({ path, problem: `is a list, not ${typeName(items)}` });
      if (items.length > ruleLimit) refuse({ path, problem: `has ${items.length} rules; the limit is ${ruleLimit}` });
      // By index, since a list of a program may have holes.
      for (let i = 0; i < items.length; i++) checks[name]?.(items[i], [...path, i], refuse);
      rules += items.length;
    }
  }
  if (rules === 0) {
    refuse({ path: [], problem: "there is no rule", hint: 'Put lists such as "headers" under "redact" or "exempt".' });
  }
}

function checksOf(side: string, valueKey: ValueKey): Readonly<Record<string, Check>> {
  return {
    headers: checkHeader,
    queries: checkText,
    paths: (item, path, refuse) => checkPath(item, path, refuse, side === "redact"),
    members: checkPointer,
    patterns: (item, path, refuse) => checkNamed(item, "match", path, refuse),
    values: (item, path, refuse) => checkNamed(item, valueKey, path, refuse),
  };
}

/** The members of a mapping that holds some keys alone. */
function entriesOf(value: unknown, path: PolicyPath, known: readonly string[], refuse: Refuse): [string, unknown][] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    const subject = path.length === 0 ? "a policy is a mapping" : "is a mapping";
    refuse({ path, problem: `${subject} with ${known.join(", ")}, not ${typeName(value)}` });
  }
  for (const key of Object.keys(value)) {
    if (known.includes(key)) continue;
    const start = key.slice(0, 40);
    const problem = `${path.length === 0 ? "" : "has "}unknown key "${start}${key === start ? "" : "\u2026"}"`;
    refuse({ path, key, problem, hint: didYouMean(start, known) });
  }
  return Object.entries(value).filter(([, member]) => member !== undefined);
}

const namedHints = {
  match: "Write \"{ name: internal-key, match: 'ik_[0-9a-f]{32}' }\".",
  env: 'Name the variable that holds the value: "{ name: stripe-key, env: STRIPE_KEY }".',
  value: "Give the value and perhaps a name: { name, value }.",
} as const;

function checkNamed(item: unknown, textKey: "match" | ValueKey, path: PolicyPath, refuse: Refuse): void {
  const hint = namedHints[textKey];
  if (typeof item !== "object" || item === null || Array.isArray(item)) {
    refuse({ path, problem: `is a mapping with name and ${textKey}, not ${typeName(item)}`, hint });
  }
  if (textKey === "env" && Object.hasOwn(item, "value")) {
    refuse({ path, key: "value", problem: "holds a value; a policy file holds no secrets", hint });
  }
  const members = new Map(entriesOf(item, path, ["name", textKey], refuse));
  const name = members.get("name");
  if (name !== undefined && (typeof name !== "string" || !/^[a-z][a-z0-9-]{0,31}$/.test(name))) {
    const way = "Begin it with a lower-case letter; at most 31 letters, digits and hyphens may follow.";
    refuse({ path: [...path, "name"], problem: "is no name of a kind", hint: way });
  }
  const text = members.get(textKey);
  if (text === undefined) refuse({ path, problem: `has no ${textKey}`, hint });
  if (textKey !== "value") checkText(text, [...path, textKey], refuse);
  else if (typeof text !== "string") refuse({ path: [...path, textKey], problem: `is a text, not ${typeName(text)}` });
}
