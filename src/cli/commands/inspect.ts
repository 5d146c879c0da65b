import { select } from "../../edit/select.ts";
import { RespoolError } from "../../model/errors.ts";
import { collectNotices, numberOf } from "../../model/notices.ts";
import type { Cassette, Interaction, Report } from "../../model/types.ts";
import { hostOf } from "../../model/url.ts";
import { decode } from "../../node/codecs.ts";
import { fileSource, stdinSource } from "../../node/source.ts";
import { read } from "../../read.ts";
import { type InteractionRow, summarise } from "../../verbs/inspect.ts";
import { columns } from "../columns.ts";
import { noticesDocument, secretsDocument } from "../document.ts";
import { visible } from "../escape.ts";
import { on, one, readingFlags, selectionFlags, sharedFlags, type Values, type Verb } from "../flags.ts";
import { ioOf, printBytes, printJson, printLines, refuseBoth } from "../output.ts";
import { formatLabel, headline, noticeLines, secretLines } from "../report.ts";
import { selectionOf, setOf } from "../settings.ts";
import { decodedBody, interactionDocument, interactionLines } from "../show.ts";
import { addNotice, addSecrets, emptyTally, type Tally } from "../tally.ts";
import { formatBytes, formatMs } from "../units.ts";

/** `respool inspect`. */
export const inspectVerb: Verb = {
  args: [
    { name: "IN", needed: true, doc: "a file, or - (standard input)" },
    { name: "N", doc: "number of an interaction, as in the table" },
  ],
  groups: [
    {
      title: "Output",
      flags: [{ name: "body", doc: "with N: the bytes of the response body, decoded" }],
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
  const selection = selectionOf(values) ?? {};
  const from = one(values, "from");
  const tally = emptyTally();
  const notices = collectNotices((notice) => addNotice(tally, notice));
  const { cassette } = await read(path === "-" ? stdinSource() : fileSource(path), {
    decode,
    set: setOf(values),
    strict: on(values, "strict"),
    ...(from !== undefined && { from }),
    onNotice: notices.add,
  });
  if (n !== undefined) {
    const io = ioOf(values);
    await showOne(cassette, n, values);
    io.report(noticeLines(tally, io.paint));
    return 0;
  }
  for (const interaction of cassette.interactions) addSecrets(tally, interaction);
  const chosen: Interaction[] = [];
  for await (const interaction of select(cassette.interactions, selection, notices.add)) chosen.push(interaction);
  showAll(path, cassette, summarise({ interactions: chosen }), tally, notices.report(), values);
  return 0;
}

function showAll(
  input: string,
  { meta, interactions }: Cassette,
  rows: readonly InteractionRow[],
  tally: Tally,
  notices: Report,
  values: Values,
): void {
  const io = ioOf(values);
  const { format = "", version } = meta;
  if (io.json) {
    const from = { format, ...(version !== undefined && { version }) };
    const secrets = secretsDocument(tally);
    const told = noticesDocument(notices);
    printJson({ command: "inspect", exit: 0, input, from, interactions: rows, notices: told, secrets });
    return;
  }
  printLines(table(rows));
  const hosts = new Set(interactions.map(({ request }) => hostOf(request.url)));
  hosts.delete("");
  io.report([
    headline(formatLabel(format, version), interactions.length, hosts.size),
    ...noticeLines(tally, io.paint),
    ...secretLines(tally, io.paint),
  ]);
}

async function showOne({ interactions }: Cassette, n: string, values: Values): Promise<void> {
  const position = interactions.findIndex((interaction, i) => String(numberOf(interaction, i)) === n);
  const interaction = interactions[position];
  if (interaction === undefined) {
    throw new RespoolError("option/invalid", `there is no interaction ${n}`, {
      hint: interactions.length === 0 ? "The recording is empty." : "respool inspect IN lists the numbers.",
    });
  }
  if (on(values, "body")) {
    const { outcome } = interaction;
    if (outcome.kind !== "response" || outcome.body.kind === "lost") {
      throw new RespoolError("option/invalid", `interaction ${n} has no response body in the recording`);
    }
    await printBytes((await decodedBody(outcome.headers, outcome.body)).bytes);
  } else if (on(values, "json")) {
    printJson({ command: "inspect", exit: 0, interaction: await interactionDocument(interaction, position) });
  } else {
    printLines(await interactionLines(interaction));
  }
}

function table(rows: readonly InteractionRow[]): string[] {
  const cells = rows.map(({ index, method, outcome, mediaType, size, note, waitMs, url }) => [
    String(index),
    visible(method),
    String(outcome),
    visible(mediaType),
    [...(size === undefined ? [] : [formatBytes(size)]), ...(note === undefined ? [] : [visible(note)])].join(", "),
    waitMs === undefined ? "" : formatMs(waitMs),
    visible(url),
  ]);
  const head = ["#", "method", "status", "type", "body", "wait", "url"];
  return columns([head, ...cells], ["right", "left", "left", "left", "right", "right"]);
}
