import { RespoolError } from "../../model/errors.ts";

/** The keys and indices that lead to a part of a policy. */
export type PolicyPath = readonly (string | number)[];

/** A fault of a policy. */
export interface PolicyFault {
  readonly path: PolicyPath;
  readonly problem: string;
  readonly hint?: string;
  /** The key of that part which is at fault, rather than the part itself. */
  readonly key?: string;
}

/** Throws `option/invalid` for a fault, with its place where there is a file. */
export type Refuse = (fault: PolicyFault) => never;

/** The words of every fault: where it is, but never the text that stands there. */
export function messageOf({ path, problem }: PolicyFault): string {
  const place = path.reduce<string>(
    (text, step) => (typeof step === "number" ? `${text}[${step}]` : text === "" ? step : `${text}.${step}`),
    "",
  );
  return `secret policy: ${place === "" ? "" : `${place} `}${problem}`;
}

/** Refuses a policy that a program gave. */
export function refuseInput(fault: PolicyFault): never {
  throw new RespoolError("option/invalid", messageOf(fault), { hint: fault.hint });
}

/** The longest text of a rule. */
export const textLimit = 1_000;

/** The most rules in one list. */
export const ruleLimit = 1_000;

/** What a value is, in words. */
export function typeName(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a mapping";
  if (typeof value === "boolean") return "true or false";
  return value === undefined ? "nothing" : typeof value === "string" ? "a text" : `a ${typeof value}`;
}
