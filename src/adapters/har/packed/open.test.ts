import { deflateSync } from "node:zlib";
import { strFromU8, zipSync, zlibSync } from "fflate";
import { expect, test } from "vitest";
import { encodeUtf8 } from "../../../model/bytes.ts";
import type { Source } from "../../adapter.ts";
import { attachmentOf } from "./attachment.ts";
import { inflated } from "./inflate.ts";
import { openPacked } from "./open.ts";

function sourceOf(bytes: Uint8Array, siblings: Readonly<Record<string, string>> = {}, size = bytes.length): Source {
  return {
    name: "dir/x.zip",
    size,
    bytes: async () => bytes,
    slice: async (start, end) => bytes.subarray(start, end),
    sibling: async (path) => (path in siblings ? sourceOf(encodeUtf8(siblings[path] ?? "")) : undefined),
  };
}
const har = encodeUtf8('{"log":{"entries":[]}}');
const open = (zip: Uint8Array) => openPacked(sourceOf(zip));
const textOf = async (source: Source | undefined) => source && strFromU8(await source.bytes());
/** Where the n-th record with this mark begins. */
const find = (zip: Uint8Array, mark: number, n = 0) => {
  const view = new DataView(zip.buffer, zip.byteOffset);
  const all = Array.from({ length: zip.length - 3 }, (_, i) => i).filter((i) => view.getUint32(i, true) === mark);
  return all.at(n) as number;
};
const central = 0x02014b50;
const end = 0x06054b50;
const local = 0x04034b50;
function patched(zip: Uint8Array, at: number, value: number, bytes: 2 | 4): Uint8Array {
  const copy = zip.slice();
  const view = new DataView(copy.buffer);
  if (bytes === 2) view.setUint16(at, value, true);
  else view.setUint32(at, value, true);
  return copy;
}

test("a plain source stays as it is", async () => {
  for (const text of ["{", "\ufeff{", "", " [", "PKx", "x"]) {
    const source = sourceOf(encodeUtf8(text));
    expect(await openPacked(source)).toBe(source);
  }
});

test("the HAR of a zip finds the archive's files by their exact names", async () => {
  const zip = zipSync({ "har.har": har, "b.har": encodeUtf8("{}"), "a.txt": [encodeUtf8("é"), { level: 0 }] });
  const source = await open(zip);
  expect([source.name, source.size, await textOf(source)]).toEqual(["dir/x.zip", har.length, strFromU8(har)]);
  expect(await source.slice(1, 3)).toEqual(har.slice(1, 3));
  expect(await textOf(await source.sibling("a.txt"))).toBe("é");
  for (const path of ["A.txt", "./a.txt", "b.txt", "../a.txt", "__proto__"]) {
    expect(await source.sibling(path)).toBe(undefined);
  }
});

test("else the only .har file is it, and others are named relative to it", async () => {
  const zip = zipSync({ trace: { "x.HAR": har, resources: { "5a": encodeUtf8("r") } }, "5a": encodeUtf8("no") });
  const source = await open(zip);
  expect(await textOf(source)).toBe(strFromU8(har));
  expect(await textOf(await source.sibling("resources/5a"))).toBe("r");
  expect(await source.sibling("5a")).toBe(undefined);
  await expect(open(zipSync({ "a.har": har, "b.har": har }))).rejects.toMatchObject({
    code: "input/unsupported",
    message: "the archive has several .har files",
    at: { file: "dir/x.zip" },
  });
  await expect(open(zipSync({ "a.json": har }))).rejects.toMatchObject({
    code: "input/unsupported",
    message: "the archive has no .har file",
  });
  await expect(open(zipSync({}))).rejects.toMatchObject({ code: "input/unsupported" });
});

test("a comment may stand at the end of a zip, and marks in data mislead nobody", async () => {
  const zip = zipSync({ "har.har": [Uint8Array.of(...har, 0x50, 0x4b, 5, 6), { level: 0 }] }, { comment: "c" });
  const commented = patched(new Uint8Array([...zip, 0x68, 0x69]), find(zip, end, -1) + 20, 2, 2);
  expect((await textOf(await open(commented)))?.length).toBe(har.length + 4);
});

test("a .zhar is inflated, and its neighbours stay", async () => {
  const source = await openPacked(sourceOf(zlibSync(har), { "a.txt": "beside" }));
  expect([source.name, await textOf(source)]).toEqual(["dir/x.zip", strFromU8(har)]);
  expect(await textOf(await source.sibling("a.txt"))).toBe("beside");
  const zhar = zlibSync(har);
  const sum = zhar.length - 4;
  for (const broken of [
    zhar.slice(0, -2),
    zhar.slice(0, 2),
    patched(zhar, 12, 0xffffffff, 4),
    patched(zhar, sum, 1, 4),
  ])
    await expect(open(broken)).rejects.toMatchObject({ code: "input/syntax" });
});

const zip = zipSync({ "har.har": har, a: encodeUtf8("a".repeat(2000)) });
const second = zipSync({ a: har, "har.har": har });
const broken = "the directory of the zip is broken";
const brokenFile = "a file in the zip is broken";

test.each<[string, Uint8Array, string, string]>([
  ["cut off", zip.slice(0, -30), "input/syntax", "the zip is cut off: it has no directory"],
  ["only a mark", Uint8Array.of(0x50, 0x4b, 3, 4), "input/syntax", "the zip is cut off: it has no directory"],
  ["junk behind", Uint8Array.of(...zip, 0), "input/syntax", "the zip is cut off: it has no directory"],
  ["zip64", patched(zip, find(zip, end) + 16, 0xffffffff, 4), "input/unsupported", "the zip is a zip64"],
  ["zip64 by number", patched(zip, find(zip, end) + 10, 0xffff, 2), "input/unsupported", "the zip is a zip64"],
  ["a directory behind the end", patched(zip, find(zip, end) + 16, 0xfffffff, 4), "input/syntax", broken],
  ["more files than listed", patched(zip, find(zip, end) + 10, 3, 2), "input/syntax", broken],
  ["a name that is too long", patched(zip, find(zip, central) + 28, 0xffff, 2), "input/syntax", broken],
  ["an entry that is none", patched(zip, find(zip, central, 1), 0, 4), "input/syntax", broken],
  ["a start behind the end", patched(zip, find(zip, central) + 42, 0x7fffffff, 4), "input/syntax", broken],
  ["overlapping files", patched(zip, find(zip, central, 1) + 42, 0, 4), "input/syntax", broken],
  ["a packed size that overlaps", patched(zip, find(zip, central) + 20, 2000, 4), "input/syntax", broken],
  ["encryption", patched(zip, find(zip, central) + 8, 1, 2), "input/unsupported", "the zip is encrypted"],
  [
    "another method",
    patched(zip, find(zip, central) + 10, 14, 2),
    "input/unsupported",
    "the zip is packed by a method other than deflate",
  ],
  ["a bad local header", patched(second, find(second, local, 1), 0, 4), "input/syntax", brokenFile],
  ["a local name that is too long", patched(zip, find(zip, local) + 26, 0xffff, 2), "input/syntax", brokenFile],
  ["another checksum", patched(zip, find(zip, central) + 16, 1, 4), "input/syntax", brokenFile],
  ["a size that is too small", patched(zip, find(zip, central) + 24, 3, 4), "input/syntax", brokenFile],
  ["a size that is too large", patched(zip, find(zip, central) + 24, 99, 4), "input/syntax", brokenFile],
  [
    "broken data",
    patched(zip, find(zip, local) + 37, 0xffffffff, 4),
    "input/syntax",
    "the packed data is broken or cut off",
  ],
  [
    "a size beyond the limit",
    patched(zip, find(zip, central) + 24, 0x20000001, 4),
    "input/too-large",
    "a packed file unfolds to more than 512 MiB",
  ],
])("a zip is refused: %s", async (_, bytes, code, message) => {
  await expect(open(bytes)).rejects.toMatchObject({ name: "RespoolError", code, message, at: { file: "dir/x.zip" } });
});

test("two files of one name are refused", async () => {
  const twice = zipSync({ "har.har": har, "hax.har": har });
  twice[find(twice, central, 1) + 46 + 2] = 0x72;
  await expect(open(twice)).rejects.toMatchObject({ message: "the zip has two files of one name" });
});

test("an attached file has a limit of its own", async () => {
  const source = await open(patched(zip, find(zip, central, 1) + 24, 0x10000001, 4));
  await expect(source.sibling("a")).rejects.toMatchObject({
    code: "input/too-large",
    message: "a packed file unfolds to more than 256 MiB",
  });
});

test("what unfolds to more than it may is stopped at once", async () => {
  const bomb = new Uint8Array(deflateSync(new Uint8Array(96 * 1024 * 1024)));
  const error = { code: "input/too-large", message: "a packed file unfolds to more than 1 MiB" };
  await expect(inflated("x.zhar", "zlib", bomb, 1024 * 1024)).rejects.toMatchObject(error);
  // It stops before it has seen that the rest is broken.
  await expect(inflated("x.zhar", "zlib", bomb.slice(0, -40), 1024 * 1024)).rejects.toMatchObject(error);
});

test("an archive that is too large is not read", async () => {
  const bytes = () => Promise.reject(new Error("read"));
  await expect(openPacked({ ...sourceOf(zip, {}, 2 ** 29 + 1), bytes })).rejects.toMatchObject({
    code: "input/too-large",
  });
});

test("no cut and no changed byte of a zip gives any other error", async () => {
  const tried = async (bytes: Uint8Array) => {
    try {
      const source = await open(bytes);
      await (await source.sibling("a"))?.bytes();
      return "read";
    } catch (e) {
      return (e as Error).name;
    }
  };
  const results = new Set<string>();
  for (let i = 4; i < zip.length; i++) {
    results.add(await tried(zip.slice(0, i)));
    for (const flip of [0xff, 0x01]) {
      const copy = zip.slice();
      copy[i] = (copy[i] as number) ^ flip;
      results.add(await tried(copy));
    }
  }
  expect([...results].sort()).toEqual(["RespoolError", "read"]);
});

test("an attachment is read below the folder alone", async () => {
  const names = ["a.txt", "r/a.txt", "..a", "a..b/c", "é.txt"];
  const read = attachmentOf(sourceOf(har, Object.fromEntries(names.map((name) => [name, name]))));
  for (const name of names) expect(strFromU8(await read(name))).toBe(name);
});

test.each([
  "..",
  "../a.txt",
  "r/../../a.txt",
  "r/..",
  "/a.txt",
  "//host/a",
  "C:a.txt",
  "c:/a.txt",
  "file:///a.txt",
  "a\\b",
  "..\\a.txt",
  "a\0.txt",
  "a\n.txt",
  "",
  ".",
  "./a.txt",
  "a//b",
  "a/",
  "a".repeat(1025),
])("an attachment is refused: %j", async (path) => {
  const read = attachmentOf({ ...sourceOf(har), sibling: async () => sourceOf(har) });
  const error = await read(path).catch((e: unknown) => e);
  expect(error).toMatchObject({
    name: "RespoolError",
    code: "input/invalid",
    message: "a body's file has a path that leads out of the folder of the HAR",
  });
});

test("a missing attachment, and one that is too large", async () => {
  await expect(attachmentOf(sourceOf(har))("a.txt")).rejects.toMatchObject({
    code: "input/invalid",
    message: "the file of a body is missing",
    hint: "Put it beside the HAR, or into its archive.",
  });
  const large = { ...sourceOf(har, {}, 2 ** 28 + 1), bytes: () => Promise.reject(new Error("read")) };
  await expect(attachmentOf({ ...sourceOf(har), sibling: async () => large })("a.txt")).rejects.toMatchObject({
    code: "input/too-large",
  });
});
