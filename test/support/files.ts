import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { OutputFile } from "../../src/adapters/adapter.ts";
import { convert } from "../../src/convert.ts";
import { formats } from "../../src/registry.ts";

const fixtureFolder = fileURLToPath(new URL("../fixtures/", import.meta.url));

/** The bytes of the only file that a writer gave. */
export async function bytesOf(files: readonly OutputFile[]): Promise<Uint8Array> {
  const [file, ...more] = files;
  if (file === undefined || more.length > 0) throw new Error(`${files.length} files, not one`);
  if (file.bytes instanceof Uint8Array) return file.bytes;
  const pieces: Uint8Array[] = [];
  for await (const piece of file.bytes) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
}

/** A recording among the fixtures. */
export interface Fixture {
  /** The format whose folder it lies in. */
  readonly format: string;
  /** Below test/fixtures. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * Every recording of the fixtures that stands for itself: what lies beside it (truth, parameters, README) is left out, and
 * so are HARs that are packed or have files of their own, and the recordings of SDKs that only matching is about.
 */
export function fixtures(): Fixture[] {
  return readdirSync(fixtureFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^(README\.md|truth\.json|params\.json)$/.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(fixtureFolder.length).replace(/^\/+/, ""))
    .filter((path) => formats.some(({ id }) => path.startsWith(`${id}/`)))
    .filter((path) => !path.startsWith("har/") || (path.endsWith(".har") && !path.includes("attach")))
    .sort()
    .map((path) => ({
      format: path.split("/", 1)[0] ?? "",
      path,
      bytes: new Uint8Array(readFileSync(fixtureFolder + path)),
    }));
}

/**
 * The same, but the large bodies that every release of go-vcr recorded stand in the first and the last of them only: where
 * each recording is converted many times, they would take most of the time and show the same each time.
 */
export async function lighterFixtures(): Promise<Fixture[]> {
  const select = { exclude: ["**/large/**"] };
  return Promise.all(
    fixtures().map(async (fixture) => {
      if (!/^go-vcr\/recorded\/v(?!1\.2\.0|4\.0\.7)/.test(fixture.path)) return fixture;
      const { files } = await convert(fixture.bytes, { from: "go-vcr", to: "go-vcr", select });
      return { ...fixture, bytes: await bytesOf(files) };
    }),
  );
}

// Recordings of the exchanges that another one, of the last release or of a kindred recorder, holds as well.
const kindred = [
  /^go-vcr\/recorded\/v(?!4\.0\.7)/,
  /^har\/recorded\/(chrome-har|devtools-(h1|sanitized)|firefox-h2|playwright-)/,
  /^nock\/recorded\/(13|14.*(back|http))/,
  /^polly\/recorded\/([45]|6.*(names|node-http|settings|text-json))/,
];

/**
 * Recordings with the formats to convert them to: one recording of each kind to all, what is its like to one each, in turn,
 * since what differs between them is how they spell it.
 */
export async function conversions(targets: readonly string[]): Promise<readonly (readonly [Fixture, to: string])[]> {
  let turn = 0;
  return (await lighterFixtures()).flatMap((fixture) => {
    const hasLike = kindred.some((pattern) => pattern.test(fixture.path));
    const others = targets.filter((to) => to !== fixture.format);
    const chosen = hasLike ? [others[turn++ % others.length] as string] : targets;
    return chosen.map((to) => [fixture, to] as const);
  });
}
