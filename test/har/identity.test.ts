import { describe, expect, test } from "vitest";
import { write as writeHar } from "../../src/adapters/har/write/write.ts";
import { decode } from "../../src/entry/node.ts";
import { convert, memorySource, read, write } from "../../src/index.ts";
import { emptyBody, storedBody } from "../../src/model/body.ts";
import { encodeUtf8 } from "../../src/model/bytes.ts";
import type { Cassette, HttpResponse, Interaction, JsonObject, Notice } from "../../src/model/types.ts";
import { bytesOf, fixtures } from "../support/files.ts";
import { minimalEntry } from "../support/har-entry.ts";

// Same format, same bytes; one edit, one hunk.

const textOf = (bytes: Uint8Array) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
const request = minimalEntry.request as JsonObject;
const response = minimalEntry.response as JsonObject;

const failed: JsonObject = {
  status: -1,
  statusText: "",
  httpVersion: "",
  headers: [],
  cookies: [],
  content: { size: -1, mimeType: "x-unknown" },
  redirectURL: "",
  headersSize: -1,
  bodySize: -1,
  _failureText: "net::ERR_TIMED_OUT",
};

const entries: JsonObject[] = [
  { ...minimalEntry, _resourceType: "document" },
  {
    ...minimalEntry,
    request: {
      ...request,
      method: "POST",
      headers: [
        { name: ":authority", value: "h.test" },
        { name: "Cookie", value: "a=1" },
        { name: "X-A", value: "1" },
      ],
      cookies: [{ name: "a", value: "1", httpOnly: false }],
      postData: { mimeType: "", params: [], text: "q" },
      bodySize: 1,
    },
    response: {
      ...response,
      content: { size: 3, mimeType: "image/png", text: "AP/+", encoding: "base64" },
      bodySize: 3,
      headers: [],
    },
  },
  { ...minimalEntry, response: failed },
  { ...minimalEntry, comment: "last" },
];
const log = { version: "1.2", creator: { name: "WebInspector", version: "537.36" }, pages: [] };
const whole = { log: { ...log, entries } };

const layouts: Readonly<Record<string, string>> = {
  "two spaces": `${JSON.stringify(whole, null, 2)}\n`,
  tabs: JSON.stringify(whole, null, "\t"),
  "CRLF behind a byte order mark": `\ufeff${JSON.stringify(whole, null, 4).replaceAll("\n", "\r\n")}\r\n`,
  dense: JSON.stringify(whole),
  "a line for each entry": `{"log":{"entries":[\n${entries.map((e) => JSON.stringify(e)).join(",\n")}\n],"creator":{"name":"WebInspector","version":""},"version":"1.2"},"_x":1}`,
  "odd spaces": JSON.stringify(whole, null, 1).replaceAll('": ', '" :  ').replaceAll("},\n", "}\n ,\n"),
};
const samples = [
  ...Object.entries(layouts).map(([name, text]) => [name, encodeUtf8(text)] as const),
  ...fixtures()
    .filter(({ path }) => path.startsWith("har/") && path.endsWith(".har"))
    .map(({ path, bytes }) => [path, bytes] as const),
];

async function rewritten(after: Cassette, over: Awaited<ReturnType<typeof read>>["text"]) {
  const { files, notices } = await write(after, { to: "har", over: over ?? [], decode });
  return { bytes: await bytesOf(files), notices };
}

test.each(samples)("%s comes back with the same bytes", async (_, bytes) => {
  const { files } = await convert(bytes, { from: "har", to: "har" });
  expect(textOf(await bytesOf(files))).toBe(textOf(bytes));
  const { cassette, text } = await read(bytes, { from: "har", decode });
  const again = await rewritten(structuredClone(cassette), text);
  expect(textOf(again.bytes)).toBe(textOf(bytes));
  expect(again.notices.counts).toEqual({});
});

test.each(samples)("%s comes back with the same bytes when every entry is looked through", async (_, bytes) => {
  const { cassette, text } = await read(bytes, { from: "har", decode });
  const originalOf = async (interaction: Interaction) =>
    text && { text, index: interaction.origin?.index ?? -1, interaction, unchanged: false };
  const notices: Notice[] = [];
  const ctx = { originalOf, decode, notice: (n: Notice) => notices.push(n) };
  for await (const file of writeHar({ ...cassette, ...(text && { text }) }, {}, ctx)) {
    expect(textOf(await bytesOf([file]))).toBe(textOf(bytes));
  }
  expect(notices).toEqual([]);
});

const answered = (i: Interaction, part: Partial<HttpResponse>): Interaction => {
  const bare: HttpResponse = { kind: "response", status: 200, headers: [], body: emptyBody };
  return { ...i, outcome: { ...(i.outcome.kind === "response" ? i.outcome : bare), ...part } };
};
// The other headers would say another length.
const newBody = (i: Interaction) => answered(i, { headers: [], body: storedBody(encodeUtf8("new é")) });
const edits: Readonly<Record<string, (interaction: Interaction) => Interaction>> = {
  method: (i) => ({ ...i, request: { ...i.request, method: "PUT" } }),
  url: (i) => ({ ...i, request: { ...i.request, url: "https://other.test/?a=b" } }),
  "request header": (i) => ({ ...i, request: { ...i.request, headers: [...i.request.headers, ["X-New", "1"]] } }),
  "no request headers": (i) => ({ ...i, request: { ...i.request, headers: [] } }),
  "request body": (i) => ({ ...i, request: { ...i.request, body: storedBody(encodeUtf8("new é")) } }),
  "request bytes": (i) => ({ ...i, request: { ...i.request, body: storedBody(Uint8Array.of(0xff, 0)) } }),
  "no request body": (i) => ({ ...i, request: { ...i.request, body: emptyBody } }),
  status: (i) => answered(i, { status: 404 }),
  "response header": (i) => answered(i, { headers: [["Set-Cookie", "a=1"]] }),
  "response body": newBody,
  "response bytes": (i) => answered(i, { headers: [], body: storedBody(Uint8Array.of(0xff, 0)) }),
  failure: (i) => ({ ...i, outcome: { kind: "failure", message: "reset", code: "ECONNRESET" } }),
  timing: (i) => ({ ...i, timing: { ...i.timing, waitMs: 77, totalMs: 78 } }),
};

describe.each(Object.entries(layouts))("one edit of %s", (_, layout) => {
  test.each(Object.entries(edits))("%s: nothing else changes, and it reads back", async (__, edit) => {
    const bytes = encodeUtf8(layout);
    const { cassette, text } = await read(bytes, { from: "har" });
    for (const index of cassette.interactions.keys()) {
      const after = cassette.interactions.map((one, i) => (i === index ? edit(one) : one));
      const { bytes: written } = await rewritten({ ...cassette, interactions: after }, text);
      const [start, end] = text?.spans.at(index) ?? [Number.NaN, Number.NaN];
      const rest = bytes.length - end;
      expect(textOf(written.subarray(0, start))).toBe(textOf(bytes.subarray(0, start)));
      expect(textOf(written.subarray(written.length - rest))).toBe(textOf(bytes.subarray(end)));
      const again = (await read(written, { from: "har" })).cassette.interactions;
      expect(again.map(({ origin: _, ...one }) => one)).toEqual(after.map(({ origin: _, ...one }) => one));
    }
  });
});

test("one header is one hunk", async () => {
  const before = layouts["two spaces"] as string;
  const { cassette, text } = await read(encodeUtf8(before), { from: "har" });
  const [first, second, ...others] = cassette.interactions as [Interaction, Interaction, ...Interaction[]];
  const headers = second.request.headers.map(([name, value]) => [name, name === "Cookie" ? "a=22" : value] as const);
  const edited = { ...second, request: { ...second.request, headers } };
  const { bytes, notices } = await rewritten({ ...cassette, interactions: [first, edited, ...others] }, text);
  const [old, now] = [before.split("\n"), textOf(bytes).split("\n")];
  expect(now.filter((line) => !old.includes(line)).map((line) => line.trim())).toEqual([
    '"value": "a=22"',
    '"value": "22"',
  ]);
  // Our own lists of cookies hold what is said, and no more.
  expect(old.length - now.length).toBe(1);
  expect(notices.counts).toEqual({});
});

describe("entries that go, come and move", () => {
  const dense = layouts.dense as string;
  const spell = (...list: readonly JsonObject[]) => JSON.stringify({ log: { ...log, entries: list } });
  const [a, b, c, d] = entries as [JsonObject, JsonObject, JsonObject, JsonObject];

  test.each<[string, number[], string]>([
    ["the first goes", [1, 2, 3], spell(b, c, d)],
    ["one in the middle goes", [0, 2, 3], spell(a, c, d)],
    ["the last goes", [0, 1, 2], spell(a, b, c)],
    ["they turn round", [3, 2, 1, 0], spell(d, c, b, a)],
    ["one comes twice", [0, 0], spell(a, a)],
    ["all go", [], spell()],
  ])("%s", async (_, indexes, expected) => {
    const { cassette, text } = await read(encodeUtf8(dense), { from: "har" });
    const interactions = indexes.map((i) => cassette.interactions[i] as Interaction);
    expect(textOf((await rewritten({ ...cassette, interactions }, text)).bytes)).toBe(expected);
  });

  test("a new one is laid out like its neighbours, and read as what it is", async () => {
    for (const layout of Object.values(layouts)) {
      const { cassette, text } = await read(encodeUtf8(layout), { from: "har" });
      const { origin: _, ...added } = newBody(cassette.interactions[0] as Interaction);
      const interactions: Interaction[] = [...cassette.interactions, added];
      const { bytes } = await rewritten({ ...cassette, interactions }, text);
      const { cassette: again } = await read(bytes, { from: "har" });
      expect(again.interactions.map(({ origin: _, ...one }) => one)).toEqual(
        interactions.map(({ origin: _, ...one }) => one),
      );
      const end = text?.spans.at(-1)?.[1] ?? 0;
      expect(Buffer.compare(bytes.subarray(0, end), encodeUtf8(layout).subarray(0, end))).toBe(0);
    }
  });
});

test("a text that the file's producer would have garbled is written as base64", async () => {
  const { cassette, text } = await read(encodeUtf8((layouts.dense as string).replace("WebInspector", "Playwright")), {
    from: "har",
  });
  const [first, ...others] = cassette.interactions as [Interaction, ...Interaction[]];
  // Playwright decodes text without a charset as windows-1252 and counts what it made of it: this would be read as `é`.
  const body = storedBody(encodeUtf8("Ã©"));
  const edited = answered(first, { headers: [["Content-Type", "text/plain"]], body });
  const { origin: _, ...added } = edited;
  const interactions: Interaction[] = [edited, ...others, added];
  const { bytes } = await rewritten({ ...cassette, interactions }, text);
  const { cassette: again } = await read(bytes, { from: "har" });
  expect(again.interactions.map(({ origin: _, ...one }) => one)).toEqual(
    interactions.map(({ origin: _, ...one }) => one),
  );
  const { log: written } = JSON.parse(textOf(bytes));
  for (const entry of [written.entries[0], written.entries[4]]) {
    expect(entry.response.content).toMatchObject({ text: "w4PCqQ==", encoding: "base64" });
  }
});

test("a body that another header would make something else of is written anew", async () => {
  const content = { size: -1, mimeType: "application/json", text: "é" };
  const headers = [{ name: "Content-Type", value: "application/json" }];
  const entry = { ...minimalEntry, response: { ...response, headers, content } };
  const { cassette, text } = await read(encodeUtf8(JSON.stringify({ log: { ...log, entries: [entry] } })), {
    from: "har",
  });
  const [one] = cassette.interactions as [Interaction];
  const edited = answered(one, { headers: [["Content-Type", "text/plain; charset=iso-8859-1"]] });
  const { bytes } = await rewritten({ ...cassette, interactions: [edited] }, text);
  const [again] = (await read(bytes, { from: "har" })).cassette.interactions;
  expect((again as Interaction | undefined)?.outcome).toMatchObject({ body: (one.outcome as HttpResponse).body });
  expect(JSON.parse(textOf(bytes)).log.entries[0].response.content).toMatchObject({ text: "w6k=", encoding: "base64" });
});

test("a file without entries stays as it is, as long as it has none", async () => {
  const empty = encodeUtf8('{ "log" : { "version":"1.2", "creator":null, "entries" : [ ] } }');
  const { cassette, text } = await read(empty, { from: "har" });
  expect((await rewritten(cassette, text)).bytes).toEqual(empty);
  const [one] = (await read(encodeUtf8(layouts.dense as string), { from: "har" })).cassette.interactions;
  const { bytes } = await rewritten({ ...cassette, interactions: [one as Interaction] }, text);
  expect(JSON.parse(textOf(bytes)).log.entries.length).toBe(1);
});

test("a file that was cut off gets an end", async () => {
  const layout = layouts["two spaces"] as string;
  const cut = layout.slice(0, layout.lastIndexOf('"startedDateTime"') + 30);
  const { cassette, text } = await read(encodeUtf8(cut), { from: "har" });
  expect(cassette.interactions.length).toBe(3);
  const { bytes } = await rewritten(cassette, text);
  expect(JSON.parse(textOf(bytes))).toEqual({ log: { ...log, entries: entries.slice(0, 3) } });
});

test("files that copied entries name go along", async () => {
  const attached = { ...minimalEntry, response: { ...response, content: { size: 2, mimeType: "", _file: "a.txt" } } };
  const gone = { ...attached, response, _webSocketMessages: { _file: "gone.jsonl" } };
  const bytes = encodeUtf8(JSON.stringify({ log: { ...log, entries: [attached, gone] } }));
  const file = memorySource(encodeUtf8("ok"), "a.txt");
  const source = { ...memorySource(bytes), sibling: async (path: string) => (path === "a.txt" ? file : undefined) };
  const { files } = await convert(source, { from: "har", to: "har" });
  expect(files).toEqual([
    { path: "cassette.har", bytes },
    { path: "a.txt", bytes: encodeUtf8("ok") },
  ]);
});

test("the layout is kept for --lossless, unless it is our own", async () => {
  for (const [name, layout] of Object.entries(layouts)) {
    if (name === "odd spaces") continue;
    const { cassette } = await read(encodeUtf8(layout), { from: "har" });
    const { files } = await convert(encodeUtf8(layout), { from: "har", to: "nock", lossless: true });
    const back = await convert(await bytesOf(files), { from: "nock", to: "har" });
    const again = textOf(await bytesOf(back.files));
    expect((await read(encodeUtf8(again), { from: "har" })).cassette.interactions.map((i) => i.outcome)).toEqual(
      cassette.interactions.map((i) => i.outcome),
    );
    expect(again.replace(/[^\s].*/gs, "")).toBe("");
    expect(again.includes("\r\n"), name).toBe(layout.includes("\r\n"));
    expect(/\n\t+"/.test(again), name).toBe(/\n\t+"/.test(layout));
  }
});

test("a body that is shorter than the length that stands beside it is whole where it was edited", async () => {
  const headers = [{ name: "Content-Length", value: "10" }];
  const content = { size: 10, mimeType: "text/plain", text: "0123456789" };
  const file = { log: { ...log, entries: [{ ...minimalEntry, response: { ...response, headers, content } }] } };
  const { cassette, text } = await read(encodeUtf8(JSON.stringify(file)), { decode });
  const [one] = cassette.interactions;
  const outcome = { ...(one?.outcome as HttpResponse), body: storedBody(encodeUtf8("short")) };
  const edited: Cassette = { ...cassette, interactions: [{ ...(one as Interaction), outcome }] };
  for (const over of [text, undefined]) {
    const { files } = await write(edited, { to: "har", ...(over && { over }) });
    const again = await read(await bytesOf(files), { decode });
    expect(again.cassette.interactions[0]?.outcome).toEqual(outcome);
  }
});
