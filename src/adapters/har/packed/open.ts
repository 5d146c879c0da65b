import type { Source } from "../../adapter.ts";
import { sourceInMemory } from "../../shared/memory-source.ts";
import { readDirectory, type ZipEntry } from "./directory.ts";
import { fault, inflated } from "./inflate.ts";
import { entryBytes } from "./zip-entry.ts";

const harLimit = 512 * 1024 * 1024;
const entryLimit = 256 * 1024 * 1024;

/** The HAR inside a zip (as Playwright writes it) or a .zhar (mitmproxy); any other source as it is. */
export async function openPacked(source: Source): Promise<Source> {
  const [a = 0, b = 0, c = 0, d = 0] = await source.slice(0, 4);
  if (a === 0x50 && b === 0x4b && ((c === 3 && d === 4) || (c === 5 && d === 6))) return openZip(source);
  // No JSON text begins with the mark of zlib.
  if ((a & 0x0f) === 8 && a >> 4 <= 7 && (a * 256 + b) % 31 === 0) return openZhar(source);
  return source;
}

async function openZhar(source: Source): Promise<Source> {
  const bytes = await inflated(source.name, "zlib", await packedBytes(source), harLimit);
  return sourceInMemory(source.name, bytes, (path) => source.sibling(path));
}

async function openZip(source: Source): Promise<Source> {
  const zip = await packedBytes(source);
  const entries = readDirectory(source.name, zip);
  const har = harEntry(source.name, entries);
  const folder = har.slice(0, har.lastIndexOf("/") + 1);
  const read = (name: string, limit: number) => entryBytes(source.name, zip, entries.get(name) as ZipEntry, limit);
  return sourceInMemory(source.name, await read(har, harLimit), async (path) => {
    const name = folder + path;
    return entries.has(name) ? sourceInMemory(path, await read(name, entryLimit)) : undefined;
  });
}

/** Playwright calls it har.har; another tool may call it anything. */
function harEntry(archive: string, entries: ReadonlyMap<string, ZipEntry>): string {
  if (entries.has("har.har")) return "har.har";
  const [only, ...others] = [...entries.keys()].filter((name) => /\.har$/i.test(name));
  if (only !== undefined && others.length === 0) return only;
  const problem = only === undefined ? "the archive has no .har file" : "the archive has several .har files";
  throw fault(archive, "input/unsupported", problem, only && "Unpack it, and give the files one by one.");
}

/** The whole of a packed file, which is never as large as what is in it may be. */
async function packedBytes(source: Source): Promise<Uint8Array> {
  if ((source.size ?? 0) > harLimit)
    throw fault(source.name, "input/too-large", "the archive is larger than 512 MiB", "Unpack it.");
  return source.bytes();
}
