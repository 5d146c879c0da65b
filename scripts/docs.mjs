// Writes the generated pages and blocks of docs/ and README.md from the tables of the code; run after a build.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { errorCodes, findingCodes, formats, noticeCodes } from "../dist/index.js";
import { cliPage } from "./docs-cli.mjs";

const root = new URL("..", import.meta.url);
const made = "<!-- made by npm run docs; do not edit -->";

write("docs/notices.md", [
  "# Notices",
  "",
  made,
  "",
  "What was lost, changed, guessed or kept on the way, one code each. A **note** cannot be observed by any client, a **warning** was guessed or repaired,",
  "a **loss** can be observed on replay. `--fail-on loss` makes losses an exit code; `--allow CODE` takes one out.",
  "",
  ...Object.entries(noticeCodes).flatMap(([code, { severity, phase, text, doc }]) => [
    `## ${code}`,
    "",
    `**${severity}**, said while ${{ read: "reading", edit: "editing", write: "writing" }[phase]}: \`${text}\``,
    "",
    doc,
    "",
  ]),
]);

write("docs/findings.md", [
  "# Findings",
  "",
  made,
  "",
  "What `respool validate` finds wrong with a file. An **error**: `convert` cannot use the entry, or loses something; a **warning**: not as the format wants it, but read.",
  "What a reader reports as lost or guessed is a finding as well, under the code of its [notice](notices.md): a loss is an error.",
  "",
  ...Object.entries(findingCodes).flatMap(([code, { severity, text, hint, doc }]) => [
    `## ${code}`,
    "",
    `**${severity}**: \`${text}\``,
    "",
    `${doc} *${hint}*`,
    "",
  ]),
]);

write("docs/errors.md", [
  "# Errors",
  "",
  made,
  "",
  "Everything that goes wrong is a `RespoolError` with one of these codes, a place and a hint. Messages never quote header values or bodies.",
  "",
  ...Object.entries(errorCodes).flatMap(([code, { exit, doc }]) => [
    `## ${code}`,
    "",
    `Exit status ${exit}. ${doc}`,
    "",
  ]),
]);

write("docs/cli.md", [cliPage(made)]);

const ids = ["go-vcr", "nock", "har", "polly"];
for (const id of ids) {
  const page = `docs/formats/${id}.md`;
  if (!existsSync(new URL(page, root))) continue;
  const { ledger } = await import(`../dist/adapters/${id}/ledger.js`);
  const format = formats.find((f) => f.id === id);
  block(page, [...(format ? capabilities(format) : []), ...fieldTable(ledger)]);
}

block("README.md", await formatTable());

const { shapeKinds } = await import("../dist/secrets/structure.js");
block("docs/secrets.md", [shapeKinds.map((kind) => `\`${kind}\``).join(", ")]);

function capabilities(format) {
  const rows = Object.entries(format.holds).map(
    ([feature, held]) => `| ${feature} | ${held === "held" ? "yes" : noticeLink(held)} |`,
  );
  const options = format.options.map(
    (o) => `| \`${format.id}.${o.name}\` | ${[o.values].flat().join(", ")} | ${o.default ?? ""} | ${o.on} | ${o.doc} |`,
  );
  return [
    "## What it holds",
    "",
    "| | held, or the notice that says it is not |",
    "| --- | --- |",
    ...rows,
    "",
    ...(options.length === 0
      ? []
      : ["## Options", "", "| `--set` | values | default | on | |", "| --- | --- | --- | --- | --- |", ...options, ""]),
  ];
}

function fieldTable(ledger) {
  return [
    "## Fields",
    "",
    "Every path that a file may hold and what becomes of it: a neutral field, an extension (kept under the format's own name), derived (computed anew), or ignored with a notice.",
    "",
    "| path | fate | |",
    "| --- | --- | --- |",
    ...ledger.map((entry) => `| \`${entry.path}\` | ${fate(entry)} | ${entry.doc} |`),
    "",
  ];
}

function fate(entry) {
  if (entry.fate === "model") return `\`${entry.to}\``;
  if (entry.fate === "derived") return `derived from ${entry.from}`;
  if (entry.fate === "ignored") return `ignored: ${noticeLink(entry.code)}`;
  return "extension";
}

async function formatTable() {
  const rows = await Promise.all(
    formats.map(async (format) => {
      const { read, write } = await format.load();
      const lost = Object.values(format.holds).filter((held) => held !== "held").length;
      const losses = write ? `[${lost} kinds of facts](docs/formats/${format.id}.md#what-it-holds)` : "";
      return `| [${format.title}](docs/formats/${format.id}.md) | ${read ? "yes" : "not yet"} | ${write ? "yes" : "not yet"} | ${losses} |`;
    }),
  );
  return ["| format | reads | writes | cannot hold |", "| --- | --- | --- | --- |", ...rows];
}

function noticeLink(code) {
  return `[${code}](${"../notices.md"}#${code.replace("/", "")})`;
}

function block(path, lines) {
  const text = readFileSync(new URL(path, root), "utf8");
  const begin = `${made}\n`;
  const end = "<!-- end of the made part -->";
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${path} has no place for the made part`);
  writeFileSync(
    new URL(path, root),
    `${text.slice(0, from)}${begin}\n${lines.join("\n").trimEnd()}\n\n${text.slice(to)}`,
  );
}

function write(path, lines) {
  writeFileSync(new URL(path, root), `${lines.join("\n").trimEnd()}\n`);
}
