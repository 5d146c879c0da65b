import { isPlaceholder } from "../placeholder.ts";
import { checkPolicy } from "./check.ts";
import { refuseInput } from "./fault.ts";
import { type IsOneOf, namesLike } from "./glob.ts";
import { checkLiteral } from "./literals.ts";
import { compilePatterns } from "./patterns.ts";
import { membersAt, segmentsMeant } from "./places.ts";
import type { CompiledPolicy, PolicyRules, SecretPolicy, Verdict } from "./policy.ts";

const custom = { kind: "custom" } as const;

/** Makes a policy ready, whoever wrote it. Throws `option/invalid`. */
export async function compilePolicy(policy: SecretPolicy): Promise<CompiledPolicy> {
  checkPolicy(policy, "value", refuseInput);
  const { redact = {}, exempt = {} } = policy;
  for (const [side, { values = [] }] of [
    ["redact", redact],
    ["exempt", exempt],
  ] as const) {
    values.forEach(({ value }, i) => void checkLiteral(value, [side, "values", i, "value"], "holds", refuseInput));
  }
  const patterns = await compilePatterns(policy, refuseInput);
  const kinds = redact.patterns?.map(({ name }) => name ?? custom.kind) ?? [];
  const literals = new Set(exempt.values?.map(({ value }) => value));
  const segments = [segmentsMeant(redact.paths ?? []), segmentsMeant(exempt.paths ?? [])] as const;
  const header = verdictOn(headersOf(redact), headersOf(exempt));
  return {
    header: (name) => header(name.toLowerCase()),
    query: verdictOn(namesLike(redact.queries ?? []), namesLike(exempt.queries ?? [])),
    segments: (path) => {
      const [meant, exempted] = segments.map((find) => find(path));
      return path.map((_, i) => (exempted?.has(i) ? "exempt" : meant?.has(i) ? custom : undefined));
    },
    member: verdictOn(membersAt(redact.members ?? []), membersAt(exempt.members ?? [])),
    *matches(text) {
      for (const { index, start, end } of patterns.find(text)) {
        if (!isPlaceholder(text.slice(start, end))) yield { kind: kinds[index] ?? custom.kind, start, end };
      }
    },
    isExempt: (value) => literals.has(value) || patterns.isExempt(value),
    values: redact.values?.map(({ name, value }) => ({ kind: name ?? custom.kind, value })) ?? [],
  };
}

function headersOf({ headers = [] }: PolicyRules): IsOneOf {
  return namesLike(headers.map((name) => name.toLowerCase()));
}

/** What a policy says of a place; what is exempt is so whatever else is said. */
function verdictOn<Place>(isMeant: (at: Place) => boolean, isExempt: (at: Place) => boolean): (at: Place) => Verdict {
  return (at) => (isExempt(at) ? "exempt" : isMeant(at) ? custom : undefined);
}
