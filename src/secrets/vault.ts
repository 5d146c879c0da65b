import { placeholderFor, placeholderPattern, wordOf } from "./placeholder.ts";
import type { Secret } from "./secret.ts";
import type { Replacement } from "./values.ts";

/** The secrets of a file, in the order they were met. */
export interface Vault {
  /** Takes a secret; one that was met before stays what it was. */
  add(secret: Pick<Secret, "kind" | "value">): void;
  /** Looks for placeholders that stand in a text already: their numbers are taken. */
  see(text: string): void;
  /** What stands for each secret: numbered by kind, in the order they were met. */
  replacements(): Replacement[];
}

/** A vault without secrets. */
export function emptyVault(): Vault {
  const kinds = new Map<string, string>();
  const taken = new Map<string, number>();
  return {
    add: ({ kind, value }) => {
      if (!kinds.has(value)) kinds.set(value, kind);
    },
    see: (text) => {
      if (!text.includes("REDACTED_")) return;
      for (const [, word = "", n = ""] of text.matchAll(placeholderPattern)) {
        if (n.length < 10) taken.set(word, Math.max(taken.get(word) ?? 0, Number(n)));
      }
    },
    replacements: () => {
      const counts = new Map(taken);
      return [...kinds].map(([value, kind]) => {
        const n = (counts.get(wordOf(kind)) ?? 0) + 1;
        counts.set(wordOf(kind), n);
        return { value, placeholder: placeholderFor(kind, n) };
      });
    },
  };
}
