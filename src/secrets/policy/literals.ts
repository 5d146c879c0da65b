import { isDistinct } from "../value.ts";
import type { PolicyPath, Refuse } from "./fault.ts";

/** A shorter value would be found where it is none. */
const leastLength = 8;

/** Checks a literal value, without ever saying it. `what` says who holds it. */
export function checkLiteral(value: string, path: PolicyPath, what: string, refuse: Refuse): void {
  if (value.length < leastLength) {
    refuse({ path, problem: `${what} fewer than ${leastLength} characters`, hint: placeHint });
  }
  // What cannot be told from other text is left alone by whoever looks for values; nobody should believe it gone.
  if (path[0] === "redact" && !isDistinct(value)) {
    refuse({
      path,
      problem: `${what} only digits or plain words, which stand in other texts as well`,
      hint: placeHint,
    });
  }
}

const placeHint = "Name the place instead: a header, a query, a path or a member.";
