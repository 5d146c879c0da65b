import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { SourceText } from "../../src/adapters/adapter.ts";
import { sameInteraction } from "../../src/edit/equal.ts";
import { convert, read, write } from "../../src/index.ts";
import type { Cassette, HttpResponse, Interaction } from "../../src/model/types.ts";
import { asSource } from "../../src/source.ts";
import { bytesOf } from "../support/files.ts";

// go-vcr to go-vcr: what did not change keeps its bytes, and what is rendered is spelled as the release does.

const sourceOf = (release: string) => {
  const path = new URL(`../fixtures/go-vcr/recorded/${release}/origin.yaml`, import.meta.url);
  return { ...asSource(new Uint8Array(readFileSync(path))), name: `${release}.yaml` };
};
const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");

const openedOnce = new Map<string, ReturnType<typeof open>>();
const opened = (release: string) => {
  const once = openedOnce.get(release) ?? open(release);
  openedOnce.set(release, once);
  return once;
};

/** A cassette with its text, cut into the part before its interactions and one of each. */
async function open(release: string) {
  const source = sourceOf(release);
  const bytes = await source.bytes();
  const { cassette, text } = (await read(source)) as { cassette: Cassette; text: SourceText };
  const parts = [...text.spans].map(([start, end]) => latin1(bytes.subarray(start, end)));
  const head = latin1(bytes.subarray(0, text.spans.at(0)?.[0]));
  return { source, cassette, text, head, parts, whole: latin1(bytes) };
}

async function written(cassette: Cassette, over?: SourceText | SourceText[], set: Record<string, string> = {}) {
  const { files, notices } = await write(cassette, { to: "go-vcr", set, ...(over && { over }) });
  return { bytes: await bytesOf(files), counts: notices.counts };
}

const pathOf = ({ request }: Interaction) => new URL(request.url).pathname;

// Where the release's own text loses a line break or spaces on reading, it is not written again.
const breakFirst = ["/text/starts-newline", "/text/newline"];
const faults: Readonly<Record<string, readonly string[]>> = {
  "v1.2.0": [],
  "v2.3.0": breakFirst,
  "v3.2.0": breakFirst,
  "v4.0.2": breakFirst,
  "v4.0.4": breakFirst,
  "v4.0.6": [],
  "v4.0.7": ["/text/starts-newline-spaces"],
};
const releases = Object.keys(faults);

describe.each(releases)("%s", (release) => {
  test("edited one by one, only the edited lines change", async () => {
    const { cassette: all, head, parts } = await opened(release);
    const isSound = (i: number) => !faults[release]?.includes(pathOf(all.interactions[i] as Interaction));
    // Long ones show nothing more.
    const short = parts.filter((part, i) => part.length < 1000 && isSound(i)).slice(0, 40);
    const whole = head + short.join("");
    const source = asSource(Buffer.from(whole, "latin1"));
    const { cassette, text } = (await read(source)) as { cassette: Cassette; text: SourceText };
    for (const [index, interaction] of cassette.interactions.entries()) {
      const interactions = [...cassette.interactions];
      interactions[index] = withHeader(interaction, "X-Edited", "by hand");
      const { bytes } = await written({ ...cassette, interactions }, text);
      const [before, after] = [short[index] ?? "", latin1(bytes)];
      const start = head.length + short.slice(0, index).join("").length;
      const end = after.length - (whole.length - start - before.length);
      expect(after.slice(0, start) + after.slice(end)).toBe(whole.slice(0, start) + whole.slice(start + before.length));
      expect(withoutHeader(after.slice(start, end))).toBe(before);
    }
    expect(cassette.interactions.length).toBe(40);
  });
});

function withHeader(interaction: Interaction, name: string, value: string): Interaction {
  const outcome = interaction.outcome as HttpResponse;
  return { ...interaction, outcome: { ...outcome, headers: [...outcome.headers, [name, value]] } };
}

/** Takes the header that an edit put in out of a text again. */
function withoutHeader(text: string): string {
  const removed = text.replace(/\n +X-Edited:\n +- by hand(?=\n)/, "");
  expect(removed).not.toBe(text);
  return removed.replace(/(\n +headers):(?=\n +status:)/, "$1: {}");
}

describe.each([...releases, "v4.0.5"])("%s", (release) => {
  test("converted to itself, it is the same file", async () => {
    const { source, whole } = await opened(release);
    const { files, notices } = await convert(source, { to: "go-vcr" });
    expect(latin1(await bytesOf(files))).toBe(whole);
    expect(Object.keys(notices.counts).filter((code) => !/^(repaired|damaged)\//.test(code))).toEqual([]);
  });

  test("rendered, it holds the same, and is spelled as the release does", async () => {
    const { cassette, text, head, parts } = await opened(release);
    const { bytes, counts } = await written(cassette, text, { "go-vcr.render": "all" });
    const { cassette: again, text: newText } = await read(bytes);
    const changed = again.interactions.filter(
      (each, i) => !sameInteraction(settled(each), settled(cassette.interactions[i] as Interaction)),
    );
    expect(changed.map(pathOf)).toEqual([]);
    expect(again.interactions.length).toBe(cassette.interactions.length);
    // Texts with a first line break that yaml.v3 would lose; v2.3.0 has no lengths to find them by.
    const mended = ["v3.2.0", "v4.0.2", "v4.0.4", "v4.0.5"].includes(release);
    expect(counts).toEqual(mended ? { "repaired/yaml-text": 2 } : {});
    // 4.0.5 has a YAML library that no other release has, and that loses data.
    if (release === "v4.0.5") return;
    const spans = newText?.spans ?? [];
    const other = cassette.interactions.filter(
      (_, i) => latin1(bytes.subarray(...(spans.at(i) ?? [0, 0]))) !== parts[i],
    );
    expect(other.map(pathOf).sort()).toEqual([...(faults[release] ?? [])].sort());
    expect(latin1(bytes.subarray(0, spans.at(0)?.[0]))).toBe(head);
    expect(spans.at(-1)?.[1]).toBe(bytes.length);
  });

  test("what is left, cloned or moved keeps its bytes", async () => {
    const { cassette, text, head, parts } = await opened(release);
    const order = [...parts.keys()].filter((i) => i % 3 > 0).reverse();
    const interactions = order.map((i) => structuredClone(cassette.interactions[i] as Interaction));
    const { bytes, counts } = await written({ ...cassette, interactions }, text);
    expect(latin1(bytes)).toBe(head + order.map((i) => parts[i]).join(""));
    expect(counts).toEqual({});
  });
});

/** Once written, a repaired body is one like others. */
function settled(interaction: Interaction): Interaction {
  const plain = <T extends { readonly body: unknown }>(message: T): T => ({
    ...message,
    body: { ...(message.body as object), fidelity: "exact" },
  });
  return { ...interaction, request: plain(interaction.request), outcome: plain(interaction.outcome as HttpResponse) };
}

test("merged, both keep their bytes where the first one's frame holds them", async () => {
  const [one, other, compact] = await Promise.all(["v4.0.7", "v4.0.4", "v1.2.0"].map(opened));
  if (!one || !other || !compact) throw new Error("no fixtures");
  const few = [0, 5, 9];
  const pick = ({ cassette }: typeof one) => few.map((i) => cassette.interactions[i] as Interaction);
  const text = ({ parts }: typeof one) => few.map((i) => parts[i]).join("");
  const meta = { format: "go-vcr" };
  const both = await written({ meta, interactions: [...pick(one), ...pick(other)] }, [one.text, other.text]);
  expect(latin1(both.bytes)).toBe(one.head + text(one) + text(other));
  const mixed = await written({ meta, interactions: [...pick(one), ...pick(compact)] }, [one.text, compact.text]);
  const merged = latin1(mixed.bytes);
  expect(merged.startsWith(one.head + text(one))).toBe(true);
  const again = await read(mixed.bytes);
  expect(again.cassette.interactions.map(pathOf)).toEqual([...pick(one), ...pick(compact)].map(pathOf));
  // A copied one keeps its number, a rendered one has that of its place.
  expect(again.cassette.interactions.map(({ extensions }) => extensions?.["go-vcr"])).toEqual([
    undefined,
    { id: 5 },
    { id: 9 },
    undefined,
    undefined,
    undefined,
  ]);
});
