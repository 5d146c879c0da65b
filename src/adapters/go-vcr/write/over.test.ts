import { describe, expect, test } from "vitest";
import { bytesOf } from "../../../../test/support/files.ts";
import { convert, read, write } from "../../../index.ts";
import { encodeUtf8 } from "../../../model/bytes.ts";
import type { Cassette, HttpResponse, Interaction } from "../../../model/types.ts";
import { goVcr } from "../index.ts";

type Set = Readonly<Record<string, string>>;
const decode = (bytes: Uint8Array) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);

/** Reads a text and writes what an edit makes of its interactions over it. */
async function edited(text: string, edit: (list: readonly Interaction[]) => readonly Interaction[], set: Set = {}) {
  const { cassette, text: over } = await read(encodeUtf8(text), { from: "go-vcr" });
  const changed: Cassette = { ...cassette, interactions: edit(cassette.interactions) };
  const { files, notices } = await write(changed, { to: "go-vcr", set, ...(over && { over }) });
  return { text: decode(await bytesOf(files)), counts: notices.counts };
}
const converted = async (text: string, set: Set = {}) =>
  decode(await bytesOf((await convert(encodeUtf8(text), { from: "go-vcr", to: "go-vcr", set })).files));

const status = (interaction: Interaction, code: number): Interaction => ({
  ...interaction,
  outcome: { ...(interaction.outcome as HttpResponse), status: code },
});
const nth = (index: number, code: number) => (list: readonly Interaction[]) =>
  list.map((one, i) => (i === index ? status(one, code) : one));

/** An interaction of the omitted-empty layout at a column, in the compact shape. */
const item = (id: number, column = 0, end = "\n") =>
  `- id: ${id}
  request:
    proto: HTTP/1.1
    proto_major: 1
    proto_minor: 1
    content_length: 0
    host: h
    url: http://h/${id}
    method: GET
  response:
    proto: HTTP/1.1
    proto_major: 1
    proto_minor: 1
    content_length: 5
    body: |-
      a

       b
    headers:
      A:
      - x
    status: 200 OK
    code: 200
    duration: 0s
`
    .replace(/^(?=.)/gm, " ".repeat(column))
    .replaceAll("\n", end);
const head = "---\nversion: 2\ninteractions:\n";
const gone = (text: string) => text.replace("status: 200 OK", "status: 410 Gone").replace("code: 200", "code: 410");

describe("an edit changes its own lines alone", () => {
  test.each([
    ["in a compact file", head, 0, ""],
    ["in a file with another indent", "# ours\nversion: 2\ninteractions:\n", 2, ""],
    ["before what follows the list", "interactions:\n", 0, "# end\nversion: 2\ntool: x\n"],
    ["behind keys of its own", "tool:\n  name: x\nversion: 2\ninteractions:\n", 0, ""],
    ["before the end of the document", head, 0, "...\n"],
  ])("%s", async (_, before, column, tail) => {
    const [one, two] = [item(0, column), item(1, column)];
    const { text, counts } = await edited(before + one + two + tail, nth(1, 410));
    expect(text).toBe(before + one + gone(two) + tail);
    expect(counts).toEqual({});
  });

  test("with the comments of its neighbours", async () => {
    const spelled = (one: string, two: string) => `${head}# first\n${one}\n# second\n\n${two}# end\n`;
    const commented = spelled(item(0), item(1));
    expect((await edited(commented, nth(0, 410))).text).toBe(spelled(gone(item(0)), item(1)));
    expect((await edited(commented, nth(1, 410))).text).toBe(spelled(item(0), gone(item(1))));
  });

  test("among other ends of lines", async () => {
    const windows = head.replaceAll("\n", "\r\n") + item(0, 0, "\r\n") + item(1, 0, "\r\n");
    const { text } = await edited(windows, nth(1, 410));
    expect(text).toBe(head.replaceAll("\n", "\r\n") + item(0, 0, "\r\n") + gone(item(1)));
  });

  test("where the last line is not ended", async () => {
    const open = (head + item(0) + item(1)).slice(0, -1);
    expect((await edited(open, nth(0, 410))).text).toBe((head + gone(item(0)) + item(1)).slice(0, -1));
    expect((await edited(open, (list) => [...list].reverse())).text).toBe(
      head + item(1).replace("id: 1", "id: 0") + item(0),
    );
  });
});

test("a new interaction takes the file's manner and its place, wherever it stands", async () => {
  const isNew = ({ origin: _, ...one }: Interaction) => ({ ...one, extensions: {} });
  const behind = (list: readonly Interaction[]) => [...list, isNew(list[0] as Interaction)];
  expect((await edited(head + item(0), behind)).text).toBe(head + item(0) + item(0).replace("id: 0", "id: 1"));
  const before = (list: readonly Interaction[]) => [isNew(list[0] as Interaction), ...list];
  expect((await edited(head + item(0), before)).text).toBe(head + item(0) + item(0));
});

test("a file with anchors is written anew", async () => {
  const { text } = await edited(head + item(0).replace("url: http://h/0", "url: &u http://h/0"), (list) => list);
  expect(text).toContain("        url: http://h/0\n");
});

test("an empty file stays as it is, and what is left of a file without interactions is one", async () => {
  expect(await converted("# none\nversion: 1\ninteractions: []\n")).toBe("# none\nversion: 1\ninteractions: []\n");
  expect(await converted("version: 1\ninteractions: []\n", { "go-vcr.layout": "full" })).toBe(
    "---\nversion: 2\ninteractions: []\n",
  );
  const none = await convert(encodeUtf8(head + item(0)), { to: "go-vcr", select: { host: ["nowhere"] } } as never);
  expect(decode(await bytesOf(none.files))).toBe("---\nversion: 2\ninteractions: []\n");
});

describe("options", () => {
  const file = head + item(0);
  // Copied, this stays; rendered, it goes.
  const marked = file.replace("code: 200", "code:  200");

  test.each<[set: Set, copied: boolean]>([
    [{}, true],
    [{ "go-vcr.layout": "omitempty" }, true],
    [{ "go-vcr.shape": "compact" }, true],
    [{ "go-vcr.render": "changed" }, true],
    [{ "go-vcr.render": "all" }, false],
    [{ "go-vcr.layout": "full" }, false],
    [{ "go-vcr.shape": "default" }, false],
    [{ "go-vcr.library": "yaml.v2" }, false],
  ])("%j: copied is %s", async (set, copied) => {
    expect((await converted(marked, set)).includes("code:  200")).toBe(copied);
  });

  test("of the shape", async () => {
    expect(await converted(file, { "go-vcr.render": "all" })).toBe(file);
    expect(await converted(file, { "go-vcr.shape": "default" })).toContain("\n            A:\n                - x\n");
  });
});

describe("how a file is spelled", () => {
  const profileOf = async (text: string) => {
    const { text: source } = await read(encodeUtf8(text), { from: "go-vcr" });
    return source && (await goVcr.load()).profile?.(source);
  };
  const short = (url: string) =>
    `- request:\n    body: ""\n    form: {}\n    headers: {}\n    url: ${url}\n    method: GET\n  response:\n    body: ""\n    headers: {}\n    status: 200 OK\n    code: 200\n    duration: ""\n`;

  test.each([
    ["compact", head + item(0), { layout: "omitempty", shape: "compact", library: "yaml-v4-rc.6" }],
    [
      "version 1",
      `---\nversion: 1\ninteractions:\n${short("http://h/")}`,
      { layout: "short", shape: "compact", library: "yaml.v2" },
    ],
    [
      "a library that quotes in its own way",
      head + item(0).replace("- x", '- "yes"'),
      { layout: "omitempty", shape: "compact", library: "yaml.v3" },
    ],
    [
      "a library that quotes in another way",
      head + item(0).replace("- x", "- 'yes'"),
      { layout: "omitempty", shape: "compact", library: "yaml-v4-rc.6" },
    ],
    [
      "by no library",
      head + item(0).replace("- x", "- !!str x"),
      { layout: "omitempty", shape: "compact", library: "yaml-v4-rc.6" },
    ],
    ["without interactions", "version: 2\ninteractions: []\n", undefined],
  ])("%s", async (_, text, profile) => {
    expect(await profileOf(text)).toEqual(profile && { profile });
  });

  test("is found again where it was kept", async () => {
    const text = `---\nversion: 1\ninteractions:\n${short("http://h/")}`;
    const { cassette } = await read(encodeUtf8(text), { from: "go-vcr" });
    const profile = (await profileOf(text)) ?? {};
    const extensions = { "go-vcr": { ...profile, tool: "x" } };
    const { files } = await write({ ...cassette, meta: { format: "go-vcr", extensions } }, { to: "go-vcr" });
    expect(decode(await bytesOf(files))).toBe(text.replace("interactions:", "tool: x\ninteractions:"));
  });

  test("a key of that name which is none stays a key", async () => {
    const text = `version: 2\nprofile: fast\ninteractions:\n${item(0)}`;
    expect(await converted(text, { "go-vcr.render": "all" })).toBe(text);
    expect(await converted(text, { "go-vcr.shape": "default" })).toContain(
      "---\nversion: 2\nprofile: fast\ninteractions:\n",
    );
  });
});

test("keys of the cassette that were changed are written anew, and the interactions keep their bytes", async () => {
  const source = `---\nversion: 2\nnote: before # why\ninteractions:\n${item(0, 4)}`;
  const { cassette, text } = await read(encodeUtf8(source), { from: "go-vcr" });
  const meta = { ...cassette.meta, extensions: { "go-vcr": { note: "after" } } };
  const written = await write({ ...cassette, meta }, { to: "go-vcr", ...(text && { over: text }) });
  expect(decode(await bytesOf(written.files))).toBe(`---\nversion: 2\nnote: after\ninteractions:\n${item(0, 4)}`);
  const same = await write(cassette, { to: "go-vcr", ...(text && { over: text }) });
  expect(decode(await bytesOf(same.files))).toBe(source);
});
