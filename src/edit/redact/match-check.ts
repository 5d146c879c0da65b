import { adler32, crc32 } from "../../adapters/shared/checksum.ts";
import { requestKey } from "../../match/key.ts";
import { encodeUtf8 } from "../../model/bytes.ts";
import type { HttpRequest, MatchPolicy } from "../../model/types.ts";

/** Compares requests before and after; says what went wrong, if anything. */
export type MatchCheck = (before: HttpRequest, after: HttpRequest) => "merged" | "parted" | undefined;

/** Requests that were told apart must stay so, and those that were the same must stay the same. */
export function matchCheck(policy: MatchPolicy): MatchCheck {
  const afters = new Map<string, string>();
  const befores = new Map<string, string>();
  return (before, after) => {
    const was = digest(requestKey(before, policy));
    const is = before === after ? was : digest(requestKey(after, policy));
    const knownAfter = afters.get(was);
    const knownBefore = befores.get(is);
    afters.set(was, knownAfter ?? is);
    befores.set(is, knownBefore ?? was);
    if (knownBefore !== undefined && knownBefore !== was) return "merged";
    return knownAfter !== undefined && knownAfter !== is ? "parted" : undefined;
  };
}

/** Keys hold whole bodies; two numbers of them are enough to compare by. */
function digest(key: string): string {
  const bytes = encodeUtf8(key);
  return `${bytes.length}:${crc32(bytes)}:${adler32(bytes)}`;
}
