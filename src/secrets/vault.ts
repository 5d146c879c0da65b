import { bytesToByteString, decodeHex } from "../model/bytes.ts";
import { base64From } from "./base64-run.ts";
import { matcherFor } from "./matcher.ts";
import { placeholderFor, placeholderPattern, wordOf } from "./placeholder.ts";
import type { Secret } from "./secret.ts";
import { spellingsOf } from "./spellings.ts";
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
      for (const clear of placeholderTexts(text)) {
        for (const [, word = "", n = ""] of clear.matchAll(placeholderPattern)) {
          if (n.length < 10) taken.set(word, Math.max(taken.get(word) ?? 0, Number(n)));
        }
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

const marks = matcherFor(spellingsOf("REDACTED_", 0));

/** A text, and what it says in base64 and hex, where placeholders stand there. */
function* placeholderTexts(text: string): Generator<string> {
  let read = 0;
  for (const { start, spelling } of marks(text)) {
    if (spelling.coding === "base64") {
      const run = start < read ? undefined : base64From(text, start - spelling.lead);
      read = run?.end ?? read;
      yield run?.inner ?? "";
    } else if (spelling.coding === "plain") yield text.slice(start, start + longestPlaceholder);
    else yield hexText(/^[0-9a-fA-F]*/.exec(text.slice(start, start + 2 * longestPlaceholder))?.[0] ?? "");
  }
}

const longestPlaceholder = 64;

function hexText(hex: string): string {
  const bytes = decodeHex(hex.slice(0, hex.length & ~1));
  return bytes === undefined ? "" : bytesToByteString(bytes);
}
