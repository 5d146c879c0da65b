import type { MatchInput } from "../match/policy.ts";
import { visible } from "../model/visible.ts";
import { differenceText } from "../replay/difference-text.ts";
import type { Candidate, ExplainedLoosening, Explanation } from "../verbs/explain/explain.ts";
import type { InteractionRow } from "../verbs/inspect.ts";
import type { Paint } from "./colour.ts";
import { formatLabel } from "./report.ts";
import { count } from "./units.ts";

/** Why a request is answered, or is not. */
export function explanationLines(input: string, explanation: Explanation, paint: Paint): string[] {
  const { request, policy, hit, missed, unplayable, candidates, loosenings, hint } = explanation;
  const head = visible(`${request.method} ${request.url}`);
  if (hit !== undefined) {
    const others =
      hit.equals.length > 1
        ? `; ${hit.equals.map((index) => `#${index}`).join(", ")} equal it, and answer in this order`
        : "";
    const order = policy.order === "strict" ? "; in strict order, when it is its turn" : "";
    return [
      `${paint("green", "answered")} ${head}`,
      `  by ${rowText(hit.interaction)} ${hows[hit.how]}${others}${order}`,
    ];
  }
  return [
    `${paint("red", "no answer")} ${head}`,
    ...unplayable.map(({ index, why }) => visible(`  #${index} equals it, but cannot be replayed: ${why}`)),
    ...(missed === undefined ? [] : [missedLine(missed)]),
    ...(candidates.length === 0 && missed === undefined ? [visible(`  ${input} holds nothing that could answer`)] : []),
    ...candidates.flatMap(candidateLines),
    ...loosenings.slice(0, mostLoosenings).flatMap((loosening) => looseningLines(loosening, paint)),
    ...(candidates.length > 0 && loosenings.length === 0 ? ["  no match policy makes them equal"] : []),
    ...(hint === undefined ? [] : [visible(`  hint: ${hint}`)]),
  ];
}

/** `chat.yaml: go-vcr v2, 3 interactions; matched by {"body":"json"}`. */
export function explainedHead(input: string, { from, interactions }: Explanation, match: MatchInput): string {
  return `${visible(input)}: ${formatLabel(from.format, from.version)}, ${count(interactions, "interaction")}; match ${visible(matchText(match))}`;
}

const mostLoosenings = 3;
const mostDifferences = 12;

const hows = {
  equal: "(equal)",
  loose: "(equal by what the preset keeps for requests that nothing equals)",
  blind: "(equal but for secrets, for which the recording has placeholders)",
  closest: "(the closest)",
} as const;

function missedLine({ reason, equals }: NonNullable<Explanation["missed"]>): string {
  const numbers = equals.map((index) => `#${index}`).join(", ");
  const [equal, were] = equals.length === 1 ? ["equals", "was"] : ["equal", "were"];
  const what = reason === "order" ? "not the next in strict order" : "used before";
  return `  ${numbers} ${equal} it, but ${were} ${what}`;
}

function candidateLines({ interaction, score, differences }: Candidate): string[] {
  const left = differences.length - mostDifferences;
  return [
    `  ${rowText(interaction)}, ${Math.floor(score * 100)} % alike`,
    ...differences.slice(0, mostDifferences).map((difference) => visible(`    ${differenceText(difference)}`)),
    ...(left > 0 ? [`    and ${count(left, "difference")} more`] : []),
  ];
}

function looseningLines({ match, index, collisions }: ExplainedLoosening, paint: Paint): string[] {
  const harmful = collisions.filter(({ sameAnswers }) => !sameAnswers);
  const groups = harmful.slice(0, 3).map(({ interactions }) => interactions.map((other) => `#${other}`).join(" and "));
  const more = harmful.length > groups.length ? `, and ${count(harmful.length - groups.length, "other group")}` : "";
  const harm = harmful.length === 0 ? "" : paint("yellow", `; it no longer tells apart ${groups.join("; ")}${more}`);
  return [visible(`  match ${matchText(match)} lets #${index} answer`) + harm];
}

function matchText(match: MatchInput): string {
  return typeof match === "string" ? match : JSON.stringify(match);
}

function rowText({ index, method, url, outcome }: InteractionRow): string {
  return visible(`#${index} ${method} ${url} ${outcome}`);
}
