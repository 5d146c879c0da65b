import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { decode, fileSource } from "../../../src/entry/node.ts";
import { type Body, type FormatId, type Interaction, type Notice, read, write } from "../../../src/index.ts";
import { toByteString } from "../../../src/model/headers.ts";
import { aligned, differences, type Exchange, truthIn } from "../../support/browser-truth.ts";
import { bytesOf } from "../../support/files.ts";
import { code } from "../origin/wire.mjs";
import type { Headers, TruthExchange } from "../shared/truth.ts";

const RECORDED = fileURLToPath(new URL("../../fixtures/har/recorded/", import.meta.url));

/** Every recording among the fixtures, with its folder. */
export const VISITS: readonly (readonly [name: string, folder: string])[] = readdirSync(RECORDED)
  .filter((name) => name !== "README.md")
  .map((name) => [name, `${RECORDED}${name}`]);

/** The recording in a folder. */
export function recordingIn(folder: string): string {
  const name = readdirSync(folder).find((each) => /^visit\.(har|zhar|zip)$/.test(each));
  if (name === undefined) throw new Error(`no recording in ${folder}`);
  return `${folder}/${name}`;
}

/** A recording in another format, with the requests that its player has to answer and what the origin answered. */
export interface Converted {
  readonly bytes: Uint8Array;
  readonly exchanges: readonly TruthExchange[];
}

/** Converts a recording; of what the conversion skips nothing is asked. */
export async function converted(
  folder: string,
  to: FormatId,
  set: Readonly<Record<string, string>> = {},
): Promise<Converted> {
  const { cassette } = await read(fileSource(recordingIn(folder)), { decode });
  const skipped = new Set<number | undefined>();
  const onNotice = ({ code, at }: Notice) => code.startsWith("skipped/") && skipped.add(at.interaction);
  const { files } = await write(cassette, { to, set, decode, onNotice });
  const truth = truthIn(folder);
  const sent = new Map(aligned(truth, cassette.interactions).map(([exchange, interaction]) => [interaction, exchange]));
  const exchanges = cassette.interactions.flatMap((interaction, index) => {
    if (skipped.has(index)) return [];
    const exchange = sent.get(interaction) ?? firstOf(truth, interaction);
    const name = `${index} ${interaction.request.method} ${new URL(interaction.request.url).pathname}`;
    return [asked(name, interaction, { ...exchange, response: answerOf(truth, exchange, interaction) })];
  });
  return { bytes: await bytesOf(files), exchanges };
}

/** The first answer to such a request, which is what a browser's cache holds. */
function firstOf(truth: readonly Exchange[], { request }: Interaction): Exchange {
  const found = truth.find(({ method, url }) => method === request.method && url === request.url);
  if (found === undefined) throw new Error(`the origin was not asked for ${request.method} ${request.url}`);
  return found;
}

/** What the player has to answer: what the origin did, or what the producer made of it where it lost that. */
function answerOf(truth: readonly Exchange[], exchange: Exchange, interaction: Interaction): Exchange["response"] {
  const { outcome } = interaction;
  if (outcome.kind !== "response") throw new Error("only answers are converted");
  const shown = outcome.body.kind === "stored" ? outcome.body.bytes : new Uint8Array(0);
  if (differences(exchange, interaction).some((what) => !what.startsWith("request "))) {
    return { ...exchange.response, status: outcome.status, ...digest(shown) };
  }
  if (exchange.response.status !== 304 || shown.length === 0) return exchange.response;
  // A 304 that the browser showed with the body from its cache is played as the 200 that it looked like.
  const { status, bytes, sha256 } = firstOf(truth, interaction).response;
  return { ...exchange.response, status, bytes, sha256 };
}

function digest(bytes: Uint8Array): Pick<Exchange["response"], "bytes" | "sha256"> {
  return { bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
}

function asked(name: string, { request }: Interaction, { url, response }: Exchange): TruthExchange {
  // What a browser adds to every request is no part of what a test sends.
  const own = request.headers.filter(([header]) => /^content-(type|encoding)$/i.test(header));
  const headers: Headers = own.map(([header, value]) => [header, toByteString(value)]);
  const isLower = url.startsWith("https:");
  return {
    case: name,
    request: { method: request.method, url: request.url, headers, body: sentBody(request.body, headers) },
    response: {
      status: response.status,
      // Over HTTP/2 every name goes in lower case.
      headers: response.headers.map(([header, value]) => [isLower ? header.toLowerCase() : header, value]),
      bodySha256: response.sha256,
      bodyBytes: response.bytes,
    },
  };
}

/** A body as a client sends it, in base64: coded if its headers say so, even where the recorder undid that. */
function sentBody(body: Body, headers: Headers): string {
  const bytes = Buffer.from(body.kind === "stored" ? body.bytes : []);
  const isGzip = headers.some(([header, value]) => /^content-encoding$/i.test(header) && value === "gzip");
  const isUndone = isGzip && !bytes.subarray(0, 2).equals(Buffer.from([0x1f, 0x8b]));
  return (isUndone ? code("gzip", bytes) : bytes).toString("base64");
}

/** What of each exchange is not in a recording as it was on the wire, in the order of the exchanges. */
export async function lossesIn(folder: string): Promise<readonly string[]> {
  const { cassette } = await read(fileSource(recordingIn(folder)), { decode });
  return aligned(truthIn(folder), cassette.interactions).flatMap(([exchange, interaction]) => {
    const { pathname, protocol } = new URL(exchange.url);
    return differences(exchange, interaction).map((what) => `${protocol} ${exchange.method} ${pathname}: ${what}`);
  });
}
