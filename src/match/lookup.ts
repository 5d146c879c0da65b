import type { HttpRequest, MatchPolicy } from "../model/types.ts";
import { looseKey, requestKey, routeKey } from "./key.ts";
import { type Ranking, rankingOf } from "./similarity.ts";

/** A recorded request, and what differs for it alone from the cassette's policy; an `Interaction` is one. */
export interface Recorded {
  readonly request: HttpRequest;
  readonly match?: Partial<MatchPolicy>;
  /** The request without its secrets, where the recording has placeholders for them. */
  readonly blind?: HttpRequest;
}

/** What a lookup says: the number of the interaction that answers, or why there is none. */
export type Taken =
  | { readonly index: number; readonly how: "equal" | "loose" | "blind" | "closest" }
  /** `exhausted`: all that equal it, so many, were used; `order`: the one that equals it is not the next. */
  | { readonly reason: "no-match" }
  | { readonly reason: "exhausted" | "order"; readonly equals: readonly number[] };

/** Recorded requests by what their policies compare. */
export interface Lookup {
  /**
   * Takes the answer for a live request. It is done at once, so that two equal requests under way together get two
   * answers, and at a cost that does not grow with the number of interactions (but for `pick: "closest"`).
   */
  take(live: HttpRequest): Taken;
  /**
   * Takes the answer for a live request without its secrets, where `take` finds nothing. Requests that differ in nothing but
   * secrets are answered in the order of the recording, which has no more than placeholders to tell them apart by.
   */
  takeBlind(blind: HttpRequest): Taken;
  /** The numbers of the interactions that were not taken yet, in file order. */
  unused(): number[];
  /** The numbers of the interactions of the same method and path, in file order. */
  onRoute(live: HttpRequest): readonly number[];
  /** Tells which interactions are most like a live request. */
  readonly ranked: Ranking;
  /** The numbers of the interactions that equal a live request and can still be taken, in file order. */
  equals(live: HttpRequest): readonly number[];
  /** Gives back all that was taken. */
  restart(): void;
  /** The policy that counts for an interaction. */
  policyOf(index: number): MatchPolicy;
  /** How many times a table was asked since the beginning. */
  readonly probes: number;
}

// Below this, requests on one route are as often unrelated as related.
const closestFloor = 0.7;

/** The interactions that share a policy: nearly always all of them. */
interface Group {
  readonly policy: MatchPolicy;
  readonly byKey: Map<string, Queue>;
  /** The keys that are one when the loose forms are applied too. */
  readonly byLooseKey: Map<string, Set<string>>;
  /** Interactions with placeholders, by what is left of their requests. */
  readonly byBlindKey: Map<string, Row>;
}

/** Interactions that only placeholders tell apart, in file order; those before `next` were used. */
interface Row {
  readonly indexes: number[];
  next: number;
}

/** Equal requests in file order, and how many answers were given. */
interface Queue {
  indexes: number[];
  given: number;
}

/** Puts recorded requests in order for looking them up by a policy. */
export function lookupOf(recorded: readonly Recorded[], policy: MatchPolicy): Lookup {
  const groups = new Map<string, Group>();
  const routes = new Map<string, number[]>();
  const queueOf: Queue[] = [];
  const groupOf = recorded.map((one, index) => {
    const group = groupFor(groups, one.match === undefined ? policy : { ...policy, ...one.match });
    const key = requestKey(one.request, group.policy);
    queueOf.push(push(group.byKey, key, index));
    const loose = looseKey(one.request, group.policy);
    if (loose !== undefined) setOf(group.byLooseKey, loose).add(key);
    if (one.blind !== undefined) rowOf(group.byBlindKey, blindKey(one.blind, group.policy)).indexes.push(index);
    listOf(routes, routeKey(one.request)).push(index);
    return group;
  });
  const ranked = rankingOf(
    recorded.map(({ request }) => request),
    policyOf,
  );
  const used = new Uint8Array(recorded.length);
  let firstUnused = 0;
  let probes = 0;

  function take(live: HttpRequest): Taken {
    const found = queueFor(live);
    if (found === undefined) return closest(live);
    const { queue, group, how } = found;
    const index = nextOf(queue, group.policy.repeat);
    if (index === undefined) return { reason: "exhausted", equals: queue.indexes };
    if (group.policy.order === "strict" && !used[index] && index !== firstUnused) {
      return { reason: "order", equals: queue.indexes };
    }
    queue.given++;
    use(index);
    return { index, how };
  }

  /** The queue of what equals a live request; of several groups that whose next answer comes first in the file. */
  function queueFor(live: HttpRequest): { queue: Queue; group: Group; how: "equal" | "loose" } | undefined {
    let best: { queue: Queue; group: Group } | undefined;
    for (const group of groups.values()) {
      probes++;
      const queue = group.byKey.get(requestKey(live, group.policy));
      if (queue !== undefined && (best === undefined || rank({ queue, group }) < rank(best))) best = { queue, group };
    }
    if (best !== undefined) return { ...best, how: "equal" };
    for (const group of groups.values()) {
      if (group.byLooseKey.size === 0) continue;
      probes++;
      const keys = group.byLooseKey.get(looseKey(live, group.policy) ?? "");
      const [only, ...others] = keys ?? [];
      const queue = only !== undefined && others.length === 0 ? group.byKey.get(only) : undefined;
      if (queue !== undefined) return { queue, group, how: "loose" };
    }
    return undefined;
  }

  function closest(live: HttpRequest): Taken {
    const open = onRoute(live).filter((index) => !used[index] && groupOf[index]?.policy.pick === "closest");
    const [found] = ranked(live, open);
    if (found === undefined || found.score < closestFloor) return { reason: "no-match" };
    takeOutOfTurn(found.index);
    return { index: found.index, how: "closest" };
  }

  function takeBlind(blind: HttpRequest): Taken {
    const found: number[] = [];
    for (const group of groups.values()) {
      if (group.byBlindKey.size === 0) continue;
      probes++;
      const row = group.byBlindKey.get(blindKey(blind, group.policy));
      if (row === undefined) continue;
      while (used[row.indexes[row.next] ?? -1]) row.next++;
      const index = row.indexes[row.next];
      if (index === undefined) {
        found.push(...row.indexes);
        continue;
      }
      takeOutOfTurn(index);
      return { index, how: "blind" };
    }
    return found.length > 0 ? { reason: "exhausted", equals: found } : { reason: "no-match" };
  }

  /** No equal request may get it again. */
  function takeOutOfTurn(index: number): void {
    const { indexes } = queueOf[index] as Queue;
    indexes.splice(indexes.indexOf(index), 1);
    use(index);
  }

  function use(index: number): void {
    used[index] = 1;
    while (used[firstUnused]) firstUnused++;
  }

  function onRoute(live: HttpRequest): readonly number[] {
    probes++;
    return routes.get(routeKey(live)) ?? [];
  }

  function equals(live: HttpRequest): readonly number[] {
    const found = [...groups.values()].flatMap(
      (group) => group.byKey.get(requestKey(live, group.policy))?.indexes ?? [],
    );
    return found.sort((a, b) => a - b);
  }

  function restart(): void {
    for (const queue of queueOf) Object.assign(queue, { indexes: [], given: 0 });
    for (const [index, { indexes }] of queueOf.entries()) indexes.push(index);
    for (const { byBlindKey } of groups.values()) for (const row of byBlindKey.values()) row.next = 0;
    used.fill(0);
    firstUnused = 0;
  }

  function policyOf(index: number): MatchPolicy {
    return groupOf[index]?.policy ?? policy;
  }

  return {
    take,
    takeBlind,
    unused: () => recorded.flatMap((_, index) => (used[index] ? [] : [index])),
    onRoute,
    ranked,
    equals,
    restart,
    policyOf,
    get probes() {
      return probes;
    },
  };
}

function blindKey(request: HttpRequest, policy: MatchPolicy): string {
  return looseKey(request, policy) ?? requestKey(request, policy);
}

/** The number of the interaction that a queue gives next; `undefined` when it has given all. */
function nextOf({ indexes, given }: Queue, repeat: MatchPolicy["repeat"]): number | undefined {
  if (given < indexes.length || repeat === "once") return indexes[given];
  return repeat === "last" ? indexes.at(-1) : indexes[given % indexes.length];
}

/** What comes first in the file is asked first; what has given all it has is asked last. */
function rank({ queue, group }: { readonly queue: Queue; readonly group: Group }): number {
  return nextOf(queue, group.policy.repeat) ?? Number.POSITIVE_INFINITY;
}

function groupFor(groups: Map<string, Group>, policy: MatchPolicy): Group {
  const name = JSON.stringify(policy);
  let group = groups.get(name);
  if (group === undefined) {
    group = { policy, byKey: new Map(), byLooseKey: new Map(), byBlindKey: new Map() };
    groups.set(name, group);
  }
  return group;
}

function push(queues: Map<string, Queue>, key: string, index: number): Queue {
  const queue = queues.get(key) ?? { indexes: [], given: 0 };
  queues.set(key, queue);
  queue.indexes.push(index);
  return queue;
}

function rowOf(rows: Map<string, Row>, key: string): Row {
  const row = rows.get(key) ?? { indexes: [], next: 0 };
  rows.set(key, row);
  return row;
}

function setOf(sets: Map<string, Set<string>>, key: string): Set<string> {
  const set = sets.get(key) ?? new Set();
  sets.set(key, set);
  return set;
}

function listOf(lists: Map<string, number[]>, key: string): number[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}
