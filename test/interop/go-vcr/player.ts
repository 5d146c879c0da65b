import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildRelease, runGo } from "../go/go.mjs";
import { CASES } from "../origin/cases/index.mjs";
import { requestPlan, truthOf } from "../origin/truth.mjs";
import type { PlayResult } from "../shared/answer.ts";
import type { TruthExchange } from "../shared/truth.ts";
import { type Codings, compareInGo } from "./compare.ts";

/** Requests that are sent to one cassette in order, with what the client has to get for each. */
export interface Plan {
  readonly cases: readonly PlannedCase[];
  readonly exchanges: readonly TruthExchange[];
}

interface PlannedCase {
  readonly name: string;
  readonly follow: boolean;
  readonly requests: readonly TruthExchange["request"][];
}

/** Which request headers the client sends: all of the truth, or the media type alone, as Go's Post does. */
export type SentHeaders = "all" | "media-type";

/** The plan for the origin's cases of these names; of redirects that the client follows it sees the last answer. */
export function planOf(headers: SentHeaders, isWanted: (name: string) => boolean = () => true): Plan {
  const cases = CASES.filter((one) => isWanted(one.name));
  const planned: readonly PlannedCase[] = requestPlan(cases).map((one: PlannedCase) => ({
    ...one,
    requests: one.requests.map((request) => (headers === "all" ? request : withMediaTypeOnly(request))),
  }));
  const exchanges = cases.flatMap((one) => {
    const all: readonly TruthExchange[] = truthOf([one]).exchanges;
    return "follow" in one ? all.slice(-1) : all;
  });
  return { cases: planned, exchanges };
}

function withMediaTypeOnly(request: TruthExchange["request"]): TruthExchange["request"] {
  return { ...request, headers: request.headers.filter(([name]) => name === "Content-Type") };
}

/** Plays a cassette with a real go-vcr that may not record, with the matcher that the release comes with. */
export async function playGo(
  version: string,
  cassette: Uint8Array,
  { cases }: Pick<Plan, "cases">,
  ways: readonly ("-client" | "-alone")[] = ["-client"],
): Promise<readonly PlayResult[]> {
  const folder = await mkdtemp(join(tmpdir(), "respool-play-"));
  try {
    const file = join(folder, "cassette.yaml");
    await writeFile(file, cassette);
    return await runGo(buildRelease(version), ["play", ...ways, file], { cases });
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What a real go-vcr answers otherwise than the origin did, as `case: what`. */
export async function differencesInGo(
  version: string,
  cassette: Uint8Array,
  plan: Plan,
  codings: Codings,
): Promise<string[]> {
  return compareInGo(await playGo(version, cassette, plan), plan.exchanges, codings);
}
