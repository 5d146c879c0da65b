import type { RuleHit, RuleSet } from "../verbs/scan/rules.ts";

// What a file can switch rules off with; a recording could do that by what a server answered.
const unused: ReadonlySet<string> = new Set(["@secretlint/secretlint-rule-filter-comments"]);

/** Our names for what the rules find. */
const kinds: ReadonlyMap<string, string> = new Map([
  ["1password", "1password-token"],
  ["anthropic", "anthropic-key"],
  ["aws", "aws-secret-key"],
  ["basicauth", "password"],
  ["database-connection-string", "database-password"],
  ["databricks", "databricks-token"],
  ["docker", "docker-token"],
  ["figma", "figma-token"],
  ["gcp", "private-key"],
  ["github", "github-token"],
  ["gitlab", "gitlab-token"],
  ["grafana", "grafana-token"],
  ["groq", "groq-key"],
  ["hashicorp-vault", "vault-token"],
  ["huggingface", "hugging-face-token"],
  ["linear", "linear-key"],
  ["notion", "notion-token"],
  ["npm", "npm-token"],
  ["openai", "openai-key"],
  ["privatekey", "private-key"],
  ["sendgrid", "sendgrid-key"],
  ["shopify", "shopify-token"],
  ["slack", "slack-token"],
  ["vercel", "vercel-token"],
]);

/** What is used of a rule. */
interface Rule {
  readonly meta: { readonly id: string };
  create(context: object, options: object): { file?(source: object): void | Promise<void> };
}

/** The rules that secretlint recommends, loaded when this is called. */
export async function secretlint(): Promise<RuleSet> {
  const preset = await import("@secretlint/secretlint-rule-preset-recommend");
  const rules = (preset.rules as unknown as readonly Rule[]).filter(({ meta }) => !unused.has(meta.id));
  return async (text) => {
    const hits: RuleHit[] = [];
    // Asked without @secretlint/core, which remembers every call for ever, and where a text begins with a byte order mark
    // is off by one. The name is none that makes a rule read a file.
    const source = { content: text, filePath: "cassette.txt", ext: ".txt", contentType: "text", hasBOM: false };
    for (const { meta, create } of rules) {
      const name = meta.id.replace(/^.*secretlint-rule-/, "");
      const kind = kinds.get(name) ?? name;
      const context = {
        sharedOptions: {},
        // What rules say quotes what they found.
        createTranslator: () => () => ({ message: "", messageId: "" }),
        ignore: () => undefined,
        report: ({ range: [start, end] }: { readonly range: readonly [number, number] }) =>
          hits.push({ rule: meta.id, kind, start, end }),
      };
      await create(context, {}).file?.(source);
    }
    return hits;
  };
}
