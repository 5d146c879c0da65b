import { excerpt } from "../../match/excerpt.ts";
import { byName, isNamed, sameName } from "../../model/headers.ts";
import type { HeaderList } from "../../model/types.ts";
import type { PartDifference } from "./difference.ts";
import { sides } from "./json.ts";
import type { Sequence } from "./sequence.ts";
import { isVolatileHeader } from "./volatile.ts";

/** Where two lists of headers or trailers differ: values by name, then how names are spelled, then their order. */
export function* headerDifferences(
  field: "header" | "trailer",
  a: HeaderList,
  b: HeaderList,
  sequence: Sequence,
): Generator<PartDifference> {
  if (a.length === b.length && a.every(([name, value], i) => b[i]?.[0] === name && b[i]?.[1] === value)) return;
  const [one, other] = [byName(a), byName(b)];
  const common = new Set<string>();
  for (const key of new Set([...one.keys(), ...other.keys()])) {
    const [x, y] = [one.get(key), other.get(key)];
    const name = x?.names[0] ?? y?.names[0] ?? key;
    const volatile = isVolatileHeader(name);
    for (const difference of valueDifferences(x?.values ?? [], y?.values ?? [], sequence)) {
      yield { field, name, ...difference, ...(volatile && { volatile }) };
    }
    if (x === undefined || y === undefined) continue;
    if (x.values.length !== y.values.length) continue;
    common.add(key);
    const [names, others] = [x.names.join(", "), y.names.join(", ")];
    if (names !== others) yield { field, name, kind: "spelling", a: names, b: others };
  }
  const [names, otherNames] = [namesOf(a, common), namesOf(b, common)];
  if (!sameName(names, otherNames)) {
    yield { field: `${field} order`, kind: "order", ...sides(names, otherNames) };
  }
}

function* valueDifferences(
  x: readonly string[],
  y: readonly string[],
  sequence: Sequence,
): Generator<Pick<PartDifference, "repeat" | "kind" | "a" | "b">> {
  const several = x.length > 1 || y.length > 1;
  for (const { a, b } of sequence(x, y)) {
    const at = several ? { repeat: (a ?? b) as number } : {};
    if (a === undefined) yield { ...at, kind: "added", b: excerpt(y[b as number] as string) };
    else if (b === undefined) yield { ...at, kind: "gone", a: excerpt(x[a] as string) };
    else yield { ...at, kind: "differs", ...sides(x[a] as string, y[b] as string) };
  }
}

function namesOf(headers: HeaderList, among: ReadonlySet<string>): string {
  return headers
    .filter(([name]) => isNamed(among, name))
    .map(([name]) => name)
    .join(", ");
}
