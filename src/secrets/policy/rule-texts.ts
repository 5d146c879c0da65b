import { parsePointers } from "../../match/pointer.ts";
import { RespoolError } from "../../model/errors.ts";
import { isToken } from "../../model/headers.ts";
import { type PolicyPath, type Refuse, textLimit, typeName } from "./fault.ts";

/** Checks the text of a rule: there is one, and it is not too long. */
export function checkText(item: unknown, path: PolicyPath, refuse: Refuse): asserts item is string {
  if (typeof item !== "string") {
    refuse({ path, problem: `is a text, not ${typeName(item)}`, hint: "Put it into quotes." });
  }
  if (item === "") refuse({ path, problem: "is empty" });
  if (item.length > textLimit) refuse({ path, problem: `has ${item.length} characters; the limit is ${textLimit}` });
}

/** Checks the name of a header, in which `*` may stand for any characters. */
export function checkHeader(item: unknown, path: PolicyPath, refuse: Refuse): void {
  checkText(item, path, refuse);
  if (!isToken(item)) {
    refuse({ path, problem: "is no header name", hint: 'Give the name alone; "*" stands for any characters.' });
  }
}

/** Checks a path of URLs, which in `redact` says what is meant. */
export function checkPath(item: unknown, path: PolicyPath, refuse: Refuse, isRedact: boolean): void {
  checkText(item, path, refuse);
  if (!item.startsWith("/") || /[?#]/.test(item)) {
    const hint = 'Begin it with "/", and leave out origin, query and fragment: "/users/{}/keys/*".';
    refuse({ path, problem: "is no path of a URL", hint });
  }
  const segments = item.split("/");
  if (segments.some((segment) => segment !== "*" && segment !== "{}" && /\*|\{\}/.test(segment))) {
    refuse({ path, problem: 'has "*" or "{}" in a part of a segment', hint: "Let it stand for a whole segment." });
  }
  if (isRedact && !segments.includes("{}")) {
    refuse({ path, problem: "means no segment", hint: 'Put "{}" in place of each segment that is a secret.' });
  }
}

/** Checks a JSON Pointer. */
export function checkPointer(item: unknown, path: PolicyPath, refuse: Refuse): void {
  if (typeof item === "string" && item !== "") {
    try {
      parsePointers([item]);
    } catch (e) {
      if (!(e instanceof RespoolError)) throw e;
      refuse({ path, problem: "is no JSON Pointer", ...(e.hint !== undefined && { hint: e.hint }) });
    }
  }
  checkText(item, path, refuse);
}
