import { resolve } from "node:path";
import { inputOf } from "../../match/loosen.ts";
import { RespoolError } from "../../model/errors.ts";
import { collectNotices } from "../../model/notices.ts";
import type { HttpRequest, MatchPolicy } from "../../model/types.ts";
import { decode } from "../../node/codecs.ts";
import { fileSource, stdinSource } from "../../node/source.ts";
import { type ExplainOptions, explain } from "../../verbs/explain/explain.ts";
import { type RequestFile, readRequests } from "../../verbs/explain/request.ts";
import { parseCurl } from "../curl.ts";
import { noticesDocument } from "../document.ts";
import { explainedHead, explanationLines } from "../explaining.ts";
import { matchingFlags, one, readingFlags, sharedFlags, type Values, type Verb } from "../flags.ts";
import { ioOf, printJson, printLines } from "../output.ts";
import { noticeLines } from "../report.ts";
import { countOf, matchOf, setOf } from "../settings.ts";
import { addNotice, emptyTally } from "../tally.ts";

/** `respool explain`. */
export const explainVerb: Verb = {
  args: [{ name: "CASSETTE", needed: true, doc: "a file, or - (standard input)" }],
  groups: [
    {
      title: "Request",
      flags: [
        { name: "curl", value: "COMMAND", doc: "as a curl command, in quotes" },
        { name: "request", value: "FILE", doc: "as JSON or as HTTP; what RESPOOL_MISSES collected" },
      ],
    },
    { title: "Output", flags: [{ name: "limit", value: "COUNT", doc: "so many candidates; default 3" }] },
    { title: "Reading", flags: readingFlags },
    matchingFlags,
    sharedFlags,
  ],
  run,
};

async function run([path = ""]: readonly string[], values: Values): Promise<number> {
  const io = ioOf(values);
  const { requests, masked, match } = await requestsOf(path, values);
  const tally = emptyTally();
  const notices = collectNotices((notice) => addNotice(tally, notice));
  const explanations = await explain(path === "-" ? stdinSource() : fileSource(path), requests, {
    ...(match !== undefined && { match }),
    ...(await optionsOf(values)),
    masked,
    onNotice: notices.add,
  });
  const exit = explanations.every(({ hit }) => hit !== undefined) ? 0 : 1;
  if (io.json) {
    printJson({
      command: "explain",
      exit,
      input: path,
      ...documentOf(explanations),
      notices: noticesDocument(notices.report()),
    });
    return exit;
  }
  const [first] = explanations;
  if (first !== undefined) io.report([explainedHead(path, first, inputOf(first.policy))]);
  for (const explanation of explanations) printLines(explanationLines(path, explanation, io.paintData));
  io.report(noticeLines(tally, io.paint));
  return exit;
}

function documentOf(explanations: Awaited<ReturnType<typeof explain>>): object {
  const [first] = explanations;
  if (first === undefined) return { requests: [] };
  const { format, version } = first.from;
  return {
    from: { format, ...(version !== undefined && { version }) },
    interactions: first.interactions,
    match: first.policy satisfies MatchPolicy,
    requests: explanations.map(({ from: _, interactions: __, policy: ___, ...rest }) => rest),
  };
}

async function requestsOf(cassette: string, values: Values): Promise<RequestFile> {
  const curl = one(values, "curl");
  const file = one(values, "request");
  if ((curl === undefined) === (file === undefined)) {
    throw new RespoolError("option/invalid", "one of --curl and --request says which request");
  }
  if (curl !== undefined) return { requests: [await parseCurl(curl)] satisfies HttpRequest[], masked: false };
  if (file === "-" && cassette === "-")
    throw new RespoolError("option/invalid", "standard input can be read once only");
  const source = file === "-" ? stdinSource() : fileSource(file as string);
  return readRequests(await source.bytes(), resolve(cassette));
}

async function optionsOf(values: Values): Promise<ExplainOptions> {
  const from = one(values, "from");
  const limit = countOf(values, "limit");
  const match = await matchOf(values);
  return {
    decode,
    set: setOf(values),
    ...(from !== undefined && { from }),
    ...(limit !== undefined && { limit }),
    ...(match !== undefined && { match }),
  };
}
