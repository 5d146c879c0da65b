import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decode } from "../../src/entry/node.ts";
import { convert, read, severityOf, write } from "../../src/index.ts";
import { isRespoolError } from "../../src/model/errors.ts";
import type { Cassette, Notice } from "../../src/model/types.ts";
import { bytesOf, conversions } from "../support/files.ts";
import { everything, expectWhole, kept, shownIn, targets } from "./whole.ts";

const recordings = (await conversions(targets)).map(([{ path, bytes }, to]) => [path, to, bytes] as const);

/** A go-vcr cassette with nothing copied, its text made anew. */
async function rendered(bytes: Uint8Array): Promise<string> {
  return textOf(await bytesOf((await convert(bytes, { to: "go-vcr", decode, set: { "go-vcr.render": "all" } })).files));
}

// In these the recorder's YAML library spelled some texts so that they cannot be read back; they are written otherwise.
const faulty = ["v2.3.0", "v3.2.0", "v4.0.2", "v4.0.4", "v4.0.5", "v4.0.7"];

describe.each(recordings)("%s in %s", (path, to, bytes) => {
  const own = path.split("/", 1)[0] ?? "";
  let there: Uint8Array | undefined;
  let cassette: Cassette;

  test("nothing is lost", async () => {
    ({ cassette } = await read(bytes, { from: own }));
    const { bytes: written, again, notices } = await kept(cassette, to);
    there = written;
    expectWhole(again.cassette, cassette);
    expect(again.notices.counts).not.toHaveProperty("skipped/patch");
    // What no client can observe comes back, so there is nothing to say of it.
    expect(notices.filter(({ code }) => severityOf(code) === "note")).toEqual([]);
  });

  if (own !== to) {
    test("and back in its own format", async () => {
      if (own === "go-vcr") there = await bytesOf((await convert(bytes, { to, decode, lossless: true })).files);
      const back = await backFrom(true);
      expectWhole((await read(back, { from: own })).cassette, cassette);
    });
  }

  if (own !== to && own === "go-vcr") {
    test("and back it has the text that it had", async () => {
      const text = textOf(await backFrom(false));
      expect(text).toBe(await rendered(bytes));
      expect(text === textOf(bytes)).toBe(!faulty.some((version) => path.includes(`/${version}/`)));
    });
  }

  async function backFrom(lossless: boolean): Promise<Uint8Array> {
    if (there === undefined) throw new Error("it could not be written");
    return bytesOf((await convert(there, { from: to, to: own, decode, lossless })).files);
  }
});

const cassettes = recordings.filter(([path, to]) => path.startsWith("go-vcr/") && to === "nock");

test.each(cassettes)("definitions made of %s in go-vcr and back have the text that they had", async (_, __, bytes) => {
  for (const indent of ["2", "4"]) {
    const made = await bytesOf((await convert(bytes, { to: "nock", decode, set: { "nock.indent": indent } })).files);
    const there = await bytesOf((await convert(made, { from: "nock", to: "go-vcr", decode, lossless: true })).files);
    expect(textOf(await bytesOf((await convert(there, { to: "nock", decode })).files))).toBe(textOf(made));
  }
});

describe.each(targets)("%s", (to) => {
  test("gives back any cassette that has one entry at least", async () => {
    let whole = 0;
    await fc.assert(
      fc.asyncProperty(everything, async (cassette) => {
        const { again, notices } = await kept(cassette, to).catch((e) => {
          if (isRespoolError(e) && e.code === "output/needs-origin") return { again: undefined, notices: [] };
          throw e;
        });
        if (again === undefined) return;
        if (cassette.interactions.length === 0 || notices.some(({ code }) => code === "lost/everything")) {
          expect(again.cassette.interactions).toEqual([]);
          return;
        }
        whole++;
        expectWhole(again.cassette, cassette);
      }),
      { numRuns: 300, seed: 20_261_122 },
    );
    expect(whole).toBeGreaterThan(150);
  });

  test("shows and says what it does without, but for what comes back", async () => {
    await fc.assert(
      fc.asyncProperty(everything, async (cassette) => {
        const plain: Notice[] = [];
        const { files } = await write(cassette, { to, decode, onNotice: (notice) => plain.push(notice) });
        const { bytes, notices } = await kept(cassette, to);
        expect(await shownIn(bytes, to)).toEqual(await shownIn(await bytesOf(files), to));
        const isSaid = ({ code }: Notice) =>
          code !== "kept/secret-header" && (severityOf(code) !== "note" || isEmpty(plain));
        expect(inOrder(notices.filter(isSaid))).toEqual(inOrder(plain.filter(isSaid)));
      }),
      { numRuns: 300, seed: 20_261_122 },
    );
  });

  test("the same cassette gives the same bytes, and is left as it was", async () => {
    const [cassette] = fc.sample(everything, { numRuns: 1, seed: 7 });
    if (cassette === undefined) throw new Error("no sample");
    const before = structuredClone(cassette);
    const first = await kept(cassette, to);
    expect((await kept(cassette, to)).bytes).toEqual(first.bytes);
    expect(cassette).toEqual(before);
  });
});

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** Where nothing could be written, nothing is kept. */
function isEmpty(notices: readonly Notice[]): boolean {
  return notices.some(({ code }) => code === "lost/everything");
}

/** A stage may see all interactions before the writer sees one. */
function inOrder(notices: readonly Notice[]): string[] {
  return notices.map((notice) => JSON.stringify(notice)).sort();
}
