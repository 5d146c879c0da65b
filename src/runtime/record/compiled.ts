import type { CompiledPolicy } from "../../secrets/policy/policy.ts";
import type { SessionOptions } from "../options.ts";

/** A policy for secrets made ready. Throws `option/invalid`. */
export async function compiled(policy: SessionOptions["redact"]): Promise<CompiledPolicy | undefined> {
  if (policy === undefined) return undefined;
  const { compilePolicy } = await import("../../secrets/policy/compile.ts");
  return compilePolicy(policy);
}
