// How many planted secrets are found, of each kind, and what is taken for a secret in recordings that hold none.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { decode } from "../dist/entry/node.js";
import { read, write } from "../dist/index.js";
import { findInMeta, findSecrets } from "../dist/secrets/places.js";
import { loadPlanted } from "./planted.mjs";

export async function bench() {
  const planted = await loadPlanted();
  const rows = [];
  const missed = new Map();
  for (const kind of planted.kinds) {
    const plantings = planted.places
      .filter((place) => planted.tells(kind, place))
      .map((place) => ({ kind, place, value: planted.valueFor(kind, place.name) }));
    rows.push(await rowOf(kind, plantings, planted, missed));
  }
  printRows(rows);
  printMissed(missed);
  await printFixtures();
}

/** Writes a HAR with all places of a kind, the format that holds most, and looks through it. */
async function rowOf(kind, plantings, { plant, partsOf }, missed) {
  const { files } = await write(plant(plantings).cassette, { to: "har", decode });
  const start = performance.now();
  const found = await secretsIn(files[0].bytes, "har");
  const ms = performance.now() - start;
  // What the format does not hold cannot be found; each place has a value of its own.
  const held = plantings.filter(({ place }) => !unheld.has(place.name));
  const isOf = (planting) => (one) =>
    partsOf(planting).some((part) => readings(one.value).some((value) => value.includes(part) || part.includes(value)));
  const hit = held.filter((planting) => found.some(isOf(planting)));
  for (const { place } of held)
    if (!hit.some((one) => one.place === place)) missed.set(place.name, [...(missed.get(place.name) ?? []), kind.id]);
  const wrong = found.filter((one) => !plantings.some((planting) => isOf(planting)(one)));
  const called = [...new Set(found.filter((one) => !wrong.includes(one)).map((one) => one.kind))];
  return { kind: kind.id, planted: held.length, found: hit.length, wrong, called, ms };
}

/** A value as it was found, and as it reads: cookies are percent-encoded, binary bodies are bytes. */
function readings(value) {
  const all = [value.trim(), Buffer.from(value.trim(), "latin1").toString()];
  try {
    return [...all, decodeURIComponent(value.trim())];
  } catch {
    return all;
  }
}

// Places that a HAR does not hold.
const unheld = new Set(["response trailer", "match hint", "name of the recording"]);

async function secretsIn(bytes, from) {
  const { cassette } = await read(bytes, { from, decode });
  const found = [...findInMeta(cassette.meta, { decode })];
  for (const [i, interaction] of cassette.interactions.entries())
    found.push(...(await findSecrets(interaction, { decode }, i)));
  return found;
}

function printRows(rows) {
  console.log("  planted, in HAR:              places  found  recall  wrong  precision  called");
  for (const { kind, planted, found, wrong, called } of rows)
    print(kind, planted, found, wrong.length, called.join(" "));
  const sum = (of) => rows.reduce((total, row) => total + of(row), 0);
  print(
    "all",
    sum(({ planted }) => planted),
    sum(({ found }) => found),
    sum(({ wrong }) => wrong.length),
    "",
  );
  console.log(`  ${sum(({ ms }) => ms).toFixed(0)} ms`);
  for (const one of tally(rows.flatMap(({ wrong }) => wrong))) console.log(`  wrong: ${one}`);
}

function print(name, planted, found, wrong, called) {
  const percent = (part, whole) => (whole === 0 ? "-" : `${((100 * part) / whole).toFixed(1)}%`);
  const columns = [planted, found, percent(found, planted), wrong, percent(found, found + wrong)];
  console.log(
    `  ${name.padEnd(28)}${columns.map((text, i) => String(text).padStart(i === 4 ? 11 : 8)).join("")}  ${called}`,
  );
}

function printMissed(missed) {
  for (const [place, kinds] of missed)
    console.log(`  missed: ${place}: ${kinds.length > 6 ? `${kinds.length} kinds` : kinds.join(", ")}`);
}

/** Recordings of servers that were made for tests hold no real secret: each finding is shown, to be judged. */
async function printFixtures() {
  const folder = fileURLToPath(new URL("../test/fixtures/", import.meta.url));
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() && /\.(?:ya?ml|json|har)$/.test(entry.name) && !/^(?:truth|params)\.json$/.test(entry.name),
    )
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(folder.length).replace(/^\/+/, ""))
    .sort();
  let interactions = 0;
  let unread = 0;
  const found = [];
  for (const path of files) {
    try {
      const bytes = new Uint8Array(readFileSync(folder + path));
      const { cassette } = await read(bytes, { decode });
      interactions += cassette.interactions.length;
      found.push(
        ...(await secretsIn(bytes, cassette.meta.format)).map((one) => ({ ...one, format: path.split("/")[0] })),
      );
    } catch {
      // What lies beside recordings.
      unread++;
    }
  }
  console.log(
    `\n  fixtures: ${files.length - unread} files (${unread} are no recordings), ${interactions} interactions, ${found.length} findings`,
  );
  for (const one of tally(found)) console.log(`  ${one}`);
}

function tally(found) {
  const counts = new Map();
  for (const { format = "", kind, by, place } of found) {
    const key = `${format.padEnd(7)} ${kind} (${by}) ${place}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([key, n]) => `${String(n).padStart(5)}  ${key}`);
}
