import type { Reading } from "../../adapters/adapter.ts";
import { RespoolError } from "../../model/errors.ts";
import { collectNotices, numberOf } from "../../model/notices.ts";
import type { Interaction, Notice } from "../../model/types.ts";
import { decode } from "../../node/codecs.ts";
import { fileSource, stdinSource } from "../../node/source.ts";
import { type Opened, open } from "../../read.ts";
import { inspect } from "../../verbs/inspect.ts";
import { fitted } from "../columns.ts";
import { noticesDocument, secretsDocument } from "../document.ts";
import { on, one, readingFlags, selectionFlags, sharedFlags, type Values, type Verb } from "../flags.ts";
import { groupedTable, leftOutLines, plainTable } from "../inspection.ts";
import { ioOf, printBytes, printJson, printLines, refuseBoth } from "../output.ts";
import { formatLabel, headline, noticeLines, secretLines } from "../report.ts";
import { countOf, selectionOf, setOf } from "../settings.ts";
import { decodedBody, interactionDocument, interactionLines } from "../show.ts";
import { addNotice, addSecrets, emptyTally } from "../tally.ts";

/** `respool inspect`. */
export const inspectVerb: Verb = {
  args: [
    { name: "IN", needed: true, doc: "a file, or - (standard input)" },
    { name: "N", doc: "number of an interaction, as in the table" },
  ],
  groups: [
    {
      title: "Output",
      flags: [
        { name: "body", doc: "with N: the bytes of the response body, decoded" },
        { name: "limit", value: "COUNT", doc: "only so many rows; what is counted is everything" },
        { name: "group", value: "HOW", values: ["host", "none"], doc: "rows of several hosts" },
      ],
    },
    { title: "Reading", flags: readingFlags },
    selectionFlags,
    sharedFlags,
  ],
  run,
};

async function run([path = "", n]: readonly string[], values: Values): Promise<number> {
  if (on(values, "body")) {
    refuseBoth(on(values, "json"), "--body");
    if (n === undefined) throw new RespoolError("option/invalid", "--body needs the number of an interaction");
  }
  return n === undefined ? showAll(path, values) : showOne(path, n, values);
}

async function showAll(path: string, values: Values): Promise<number> {
  const io = ioOf(values);
  const select = selectionOf(values);
  const limit = countOf(values, "limit");
  const tally = emptyTally();
  const notices = collectNotices((notice) => addNotice(tally, notice));
  const { reading, from } = await openInput(path, values, notices.add);
  const inspection = await inspect(
    reading.interactions,
    {
      ...(select !== undefined && { select }),
      ...(limit !== undefined && { limit }),
      onInteraction: (interaction) => addSecrets(tally, interaction),
    },
    notices.add,
  );
  const { format, version } = from;
  const { rows, chosen, total, hosts } = inspection;
  if (io.json) {
    printJson({
      command: "inspect",
      exit: 0,
      input: path,
      from: { format, ...(version !== undefined && { version }) },
      total,
      chosen,
      interactions: rows,
      notices: noticesDocument(notices.report()),
      secrets: secretsDocument(tally),
    });
    return 0;
  }
  printLines(fitted(one(values, "group") === "none" ? plainTable(inspection) : groupedTable(inspection), io.width));
  io.report([
    headline(formatLabel(format, version), total, hosts),
    ...leftOutLines(inspection),
    ...noticeLines(tally, io.paint),
    ...secretLines(tally, io.paint, path),
  ]);
  return 0;
}

async function showOne(path: string, n: string, values: Values): Promise<number> {
  const io = ioOf(values);
  const tally = emptyTally();
  // What is said of other interactions, read on the way to this one, does not belong here.
  const { reading } = await openInput(path, values, (notice) => {
    if (notice.at.interaction === undefined || String(notice.at.interaction) === n) addNotice(tally, notice);
  });
  const interaction = await find(reading, n, (notice) => addNotice(tally, notice));
  if (on(values, "body")) {
    const { outcome } = interaction;
    if (outcome.kind !== "response" || outcome.body.kind === "lost") {
      throw new RespoolError("option/invalid", `interaction ${n} has no response body in the recording`);
    }
    await printBytes((await decodedBody(outcome.headers, outcome.body)).bytes);
  } else if (io.json) {
    printJson({ command: "inspect", exit: 0, interaction: await interactionDocument(interaction, Number(n)) });
  } else {
    printLines(await interactionLines(interaction));
  }
  io.report(noticeLines(tally, io.paint));
  return 0;
}

/** The interaction with a number: looked up where the format has an index, else read up to. */
async function find({ interactions, pick }: Reading, n: string, notice: (n: Notice) => void): Promise<Interaction> {
  const isNumber = /^(0|[1-9]\d{0,14})$/.test(n);
  if (isNumber && pick !== undefined) {
    for await (const interaction of pick([Number(n)], notice)) return interaction;
  } else if (isNumber) {
    let position = 0;
    for await (const interaction of interactions) {
      if (numberOf(interaction, position++) === Number(n)) return interaction;
    }
  }
  const hint = "respool inspect IN lists the numbers.";
  throw new RespoolError("option/invalid", `there is no interaction ${n}`, { hint });
}

function openInput(path: string, values: Values, notice: (n: Notice) => void): Promise<Opened> {
  const from = one(values, "from");
  const options = { decode, set: setOf(values), strict: on(values, "strict") };
  const source = path === "-" ? stdinSource() : fileSource(path);
  return open(source, { ...options, ...(from !== undefined && { from }) }, notice);
}
