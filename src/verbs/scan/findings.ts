import { sha1 } from "../../adapters/shared/sha1.ts";
import { encodeUtf8 } from "../../model/bytes.ts";
import type { Location } from "../../model/types.ts";
import { valueMask } from "../../secrets/mask.ts";
import type { By } from "../../secrets/secret.ts";
import type { Sighting } from "./look.ts";

/** A kind of secret at a place of one interaction, or of the file. The secret itself is nowhere in it. */
export interface SecretFinding {
  readonly kind: string;
  readonly by: By;
  /** The rule of a rule set that found it. */
  readonly rule?: string;
  readonly at: Location;
  /** In words: `request header authorization`, `response body /access_token`. */
  readonly place: string;
  /** Method and URL, secrets masked; absent for what a file says of itself. */
  readonly request?: string;
  /** How many different secrets of the kind stand at the place. */
  readonly count: number;
  /** The same for the same kind at the same place of the same request in the same file, whatever the value is. */
  readonly fingerprint: string;
}

/** Gathers the findings of a file. */
export interface Findings {
  /** `request` is the line of the request, for what stands in an interaction. */
  add(sightings: readonly Sighting[], at: Location, request?: string): void;
  /** Whether a value was seen. */
  knows(value: string): boolean;
  all(): SecretFinding[];
}

type Draft = Omit<SecretFinding, "count" | "fingerprint"> & { readonly values: Set<string> };

/** Starts with none. */
export function emptyFindings(): Findings {
  const drafts: Draft[] = [];
  const values = new Set<string>();
  return {
    add(sightings, at, request) {
      const here = new Map<string, Draft>();
      for (const { kind, by, rule, place, value } of sightings) {
        const key = `${kind} ${place}`;
        const more = { ...(rule !== undefined && { rule }), ...(request !== undefined && { request }) };
        const draft = here.get(key) ?? { kind, by, at, place, ...more, values: new Set() };
        here.set(key, draft);
        draft.values.add(value);
        values.add(value);
      }
      drafts.push(...here.values());
    },
    knows: (value) => values.has(value),
    all() {
      // What is secret in one place may stand in the URL or the name of a member of another one, where nothing tells.
      const mask = remembered(valueMask([...values]));
      return drafts.map(({ values: { size }, request, ...draft }) => {
        const place = mask(draft.place);
        const line = request === undefined ? undefined : mask(request);
        const fingerprint = sha1(encodeUtf8(JSON.stringify([draft.at.file ?? "", line ?? "", place, draft.kind])));
        return { ...draft, place, ...(line !== undefined && { request: line }), count: size, fingerprint };
      });
    },
  };
}

function remembered(mask: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const masked = known.get(text) ?? mask(text);
    known.set(text, masked);
    return masked;
  };
}
