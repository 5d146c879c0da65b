import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decode } from "../../src/entry/node.ts";
import { convert, diff, memorySource, read, write } from "../../src/index.ts";
import { decodeUtf8 } from "../../src/model/bytes.ts";
import type { Notice } from "../../src/model/types.ts";
import type { Change } from "../../src/verbs/diff/diff.ts";
import { type Difference, placeOf } from "../../src/verbs/diff/difference.ts";
import { cassettes } from "../support/arbitraries.ts";
import { bytesOf, conversions, lighterFixtures } from "../support/files.ts";

// A recording against its own conversion: what diff finds is what the conversion said, in both directions.

const targets = ["go-vcr", "har", "nock", "polly"];

/** The notices that say one difference, of which one must have been said; by the place, the first that fits. */
const sayings: readonly (readonly [place: RegExp, codes: RegExp])[] = [
  [/^request (url|path|origin|query)/, /^(changed\/url|changed\/url-spelling|changed\/url-fragment)$/],
  [/^request header order/, /^lost\/(header-order|request-headers)$|^assumed\/request-headers$/],
  [
    /^request header/,
    /^(lost\/(request-headers|header|content-coding)|assumed\/(request-headers|request-content-type|redirect-followed|content-coding)|changed\/(header-case|content-coding|repeated-header|framing-header))$/,
  ],
  [/^(request|response) body coding/, /^lost\/(content-coding|request-coding)$/],
  [/^request body pieces/, /^lost\/(chunks|request-body)$|^changed\/content-coding$/],
  [
    /^request body/,
    /^(lost\/request-(body|json|text)|changed\/request-json|changed\/content-coding|assumed\/empty-body|lost\/incomplete-body)$/,
  ],
  [/^(request|response) http version/, /^lost\/http-version$/],
  [/^(request|response) trailer/, /^lost\/trailers$/],
  [/^response status text/, /^(lost\/status-text|changed\/cached-response)$/],
  [/^response status/, /^changed\/cached-response$/],
  [/^response outcome/, /^lost\/status$/],
  [/^response header order/, /^(lost\/header-order|changed\/empty-length)$/],
  [
    /^response header/,
    /^(changed\/(framing-header|content-coding|empty-length|header-case|repeated-header)|assumed\/content-coding|lost\/(header|repeated-header|content-coding))$/,
  ],
  [/^response body pieces/, /^(lost\/(chunks|forbidden-body)|changed\/content-coding)$/],
  [/^response body end/, /^lost\/(incomplete-body|forbidden-body)$/],
  [/^response body/, /^(lost\/forbidden-body|assumed\/empty-body)$/],
  [/^response broken by/, /^lost\/broken-body$/],
  [/^timing/, /^(lost\/timing|assumed\/start-time)$/],
  [/^match/, /^lost\/match-policy$/],
  [/^extensions/, /^lost\/extension$/],
];

/** The notices that no difference of the model stands behind: what they say is how a player goes by the file. */
const ofPlaying =
  /^(changed\/request-text|lost\/match-policy|lost\/url-match|lost\/everything|lost\/request-id|lost\/request-coding|assumed\/order|kept\/.*)$/;

function codesOf(difference: Difference): RegExp {
  const place = placeOf(difference);
  const found = sayings.find(([pattern]) => pattern.test(place));
  if (found === undefined) throw new Error(`nothing is known of ${place}`);
  return found[1];
}

async function compared(original: Uint8Array, from: string, to: string) {
  const notices: Notice[] = [];
  const { files } = await convert(original, { from, to, decode, onNotice: (notice) => notices.push(notice) });
  const bytes = await bytesOf(files);
  // Nothing tells what an empty list is.
  if (decodeUtf8(bytes)?.trim() === "[]") return { notices: [], changes: [], total: 0 };
  const written = memorySource(bytes, "b");
  const reading = await read(original, { from });
  const readingCodes = new Set(Object.keys(reading.notices.counts));
  const { changes, a } = await diff(memorySource(original, "a"), written, { decode, all: true, limit: 10_000 });
  return { notices: notices.filter(({ code }) => !readingCodes.has(code)), changes, total: a.interactions };
}

/** What is wrong: differences that were not said, and notices without a difference. */
function mismatches(changes: readonly Change[], notices: readonly Notice[], to: string): string[] {
  const wrong: string[] = [];
  const of = (index: number | undefined) =>
    notices.filter(({ at }) => at.interaction === undefined || at.interaction === index).map(({ code }) => code);
  const differing = new Map(changes.map((change) => [change.a?.index, change]));
  for (const { kind, a, differences } of changes) {
    const codes = of(a?.index);
    if (kind === "added") wrong.push("an interaction from nowhere");
    if (kind === "gone" && !codes.some((code) => code.startsWith("skipped/"))) wrong.push(`#${a?.index} is gone`);
    for (const difference of differences) {
      // What the target says of an entry beyond the neutral fields it did not have from the source.
      if (difference.part === "extensions" && difference.kind === "added") continue;
      // How requests are told apart is the player's own business; what that means for a target is said by other notices.
      if (difference.part === "match") continue;
      // Definitions of nock hold no text of a URL, but an origin and a target.
      if (to === "nock" && difference.field === "url" && difference.kind === "spelling") continue;
      if (!codes.some((code) => codesOf(difference).test(code)))
        wrong.push(`not said: #${a?.index} ${placeOf(difference)}`);
    }
  }
  for (const { at, code, data } of notices) {
    if (ofPlaying.test(code) || at.interaction === undefined) continue;
    // A body that the source did not have either.
    if (code === "lost/request-body" && String(data?.why).startsWith("it is not in the recording")) continue;
    const change = differing.get(at.interaction);
    const isSeen = code.startsWith("skipped/")
      ? change?.kind === "gone"
      : change?.differences.some((difference) => codesOf(difference).test(code));
    if (!isSeen && change?.kind !== "gone") wrong.push(`said only: #${at.interaction} ${code}`);
  }
  return [...new Set(wrong)];
}

const recordings = (await conversions(targets))
  .filter(([{ format }, to]) => format !== to)
  .map(([{ path, format, bytes }, to]) => [path, to, format, bytes] as const);

describe("a recording and its conversion differ in what the conversion said", () => {
  test.each(recordings)("%s to %s", async (_, to, from, bytes) => {
    const { changes, notices } = await compared(bytes, from, to);
    expect(mismatches(changes, notices, to)).toEqual([]);
  });

  test.each(targets)("and so do cassettes with anything in them, written as %s", async (to) => {
    const from = to === "har" ? "go-vcr" : "har";
    await fc.assert(
      fc.asyncProperty(
        cassettes.filter(({ interactions }) => interactions.length > 0),
        async (cassette) => {
          const original = await bytesOf((await write(cassette, { to: from, decode })).files);
          const { changes, notices } = await compared(original, from, to);
          expect(mismatches(changes, notices, to)).toEqual([]);
        },
      ),
      { numRuns: 60, seed: 20_261_123 },
    );
  });
});

test.each((await lighterFixtures()).map(({ path, bytes }) => [path, bytes] as const))(
  "%s and itself differ in nothing",
  async (_, bytes) => {
    const { changes, file, muted, same } = await diff(bytes, bytes, { decode, all: true });
    expect({ changes, file, muted }).toEqual({ changes: [], file: [], muted: 0 });
    expect(same).toBeGreaterThan(0);
  },
);
