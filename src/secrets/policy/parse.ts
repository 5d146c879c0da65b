import { checkPolicy } from "./check.ts";
import type { Refuse } from "./fault.ts";
import { checkLiteral } from "./literals.ts";
import { compilePatterns } from "./patterns.ts";
import type { PolicyRules, SecretPolicy } from "./policy.ts";
import { readPolicyText } from "./yaml.ts";

/** What a policy file is read with. */
export interface ParsePolicyOptions {
  /** The file's name, for errors. */
  readonly file?: string;
  /** The variables that literal values come from. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The rules of a file, in which values are named by variables. */
type FileRules = Omit<PolicyRules, "values"> & {
  readonly values?: readonly { readonly name?: string; readonly env: string }[];
};

/** Reads a policy file, YAML or JSON. Throws `option/invalid` with line and column. */
export async function parsePolicy(text: string, { file, env }: ParsePolicyOptions): Promise<SecretPolicy> {
  const written = await readPolicyText(text, file);
  const { value } = written;
  const refuse: Refuse = written.refuse;
  checkPolicy(value, "env", refuse);
  const sides = Object.entries(value as Readonly<Record<keyof SecretPolicy, FileRules>>).map(([side, rules]) => {
    const { values, ...rest } = rules;
    const literals = values?.map(({ name, env: variable }, i) => {
      const path = [side, "values", i, "env"];
      const literal = Object.hasOwn(env, variable) ? env[variable] : undefined;
      // The name is not said: whoever mistook the field has put the value itself there.
      if (literal === undefined) {
        refuse({ path, problem: "names a variable that is not set", hint: "Set it, or take the rule out." });
      }
      checkLiteral(literal, path, "names a variable that holds", refuse);
      return { ...(name !== undefined && { name }), value: literal };
    });
    return [side, { ...rest, ...(literals !== undefined && { values: literals }) }] as const;
  });
  const policy: SecretPolicy = Object.fromEntries(sides);
  await compilePatterns(policy, refuse);
  return policy;
}
