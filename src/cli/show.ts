import { decodeMessage } from "../adapters/shared/codings.ts";
import { sha1 } from "../adapters/shared/sha1.ts";
import { contentCodings, isEmptyBody } from "../model/body.ts";
import { decodeUtf8, encodeBase64, encodeHex } from "../model/bytes.ts";
import { headerValue, toDisplay } from "../model/headers.ts";
import { numberOf } from "../model/notices.ts";
import type {
  Body,
  HeaderList,
  HttpRequest,
  HttpResponse,
  Interaction,
  JsonObject,
  StoredBody,
} from "../model/types.ts";
import { visible, visibleLines } from "../model/visible.ts";
import { decode } from "../node/codecs.ts";
import { maskBody, maskHeaders, maskUrl } from "../secrets/mask.ts";
import { isVolatileHeader } from "../verbs/diff/volatile.ts";
import { bodyNote } from "../verbs/inspect.ts";
import { prettyJson } from "../verbs/pretty-json.ts";
import { steadyText } from "./steady.ts";
import { formatBytes, formatMs } from "./units.ts";

/** A message of either side. */
type Message = Pick<HttpRequest | HttpResponse, "httpVersion" | "headers" | "trailers" | "body">;

const dumpedBytes = 256;

/** How an interaction is shown. */
export interface ShowOptions {
  /** Leaves out what differs from one recording to the next; a binary body is its length and hash. */
  readonly steady?: boolean;
}

/** One interaction in full for people: secrets masked, bodies decoded, JSON indented, binary as a short dump. */
export async function interactionLines(
  { request, outcome, timing }: Interaction,
  o: ShowOptions = {},
): Promise<string[]> {
  const after = timing?.waitMs === undefined || o.steady ? "" : ` (after ${formatMs(timing.waitMs)})`;
  const sent = [
    visible([request.method, maskUrl(request.url), ...version(request)].join(" ")),
    ...(await messageLines(request, o)),
    "",
  ];
  if (outcome.kind === "failure")
    return [...sent, visible(`failed: ${[outcome.code, outcome.message].filter(Boolean).join(" ")}`)];
  if (outcome.kind === "unrecorded") return [...sent, visible(`no response in the recording: ${outcome.reason}`)];
  const head = [...version(outcome), String(outcome.status), outcome.statusText ?? ""].filter((part) => part !== "");
  return [
    ...sent,
    visible(head.join(" ")) + after,
    ...(await messageLines(outcome, o)),
    ...(outcome.brokenBy === undefined ? [] : [visible(`[the body broke off: ${outcome.brokenBy.message}]`)]),
  ];
}

/** One interaction in full as a document; a body is text, or base64 when it is not UTF-8. */
export async function interactionDocument(interaction: Interaction, position: number): Promise<JsonObject> {
  const { request, outcome, timing } = interaction;
  return {
    index: numberOf(interaction, position),
    request: { method: request.method, url: maskUrl(request.url), ...(await messageDocument(request)) },
    ...(outcome.kind === "response"
      ? {
          response: {
            status: outcome.status,
            ...(outcome.statusText !== undefined && { statusText: outcome.statusText }),
            ...(await messageDocument(outcome)),
            ...(outcome.brokenBy && { brokenBy: { ...outcome.brokenBy } }),
          },
        }
      : { [outcome.kind]: { ...outcome } }),
    ...(timing && { timing: { ...timing } as JsonObject }),
  };
}

/** A body without its content codings, as far as they can be undone. */
export async function decodedBody(headers: HeaderList, body: StoredBody): Promise<StoredBody> {
  return (await decodeMessage({ headers, body }, { decode })).body;
}

function version({ httpVersion }: Message): string[] {
  return httpVersion === undefined ? [] : [`HTTP/${httpVersion}`];
}

async function messageLines({ headers, trailers = [], body }: Message, o: ShowOptions): Promise<string[]> {
  const shownBody = await bodyLines(headers, body, o);
  return [
    ...headerLines(headers, o),
    ...(shownBody.length === 0 ? [] : ["", ...shownBody]),
    ...(trailers.length === 0 ? [] : ["", ...headerLines(trailers, o)]),
  ];
}

function headerLines(headers: HeaderList, { steady }: ShowOptions): string[] {
  const shown = steady ? headers.filter(([name]) => !isVolatileHeader(name)) : headers;
  return maskHeaders(shown).map(([name, value]) => `${visible(name)}: ${visible(toDisplay(value))}`);
}

async function bodyLines(headers: HeaderList, body: Body, { steady = false }: ShowOptions): Promise<string[]> {
  const note = bodyNote(body);
  const notes = note === undefined ? [] : [`[${note}]`];
  if (body.kind === "lost" || isEmptyBody(body)) return notes;
  const plain = await decodedBody(headers, body);
  const coding = plain === body ? "" : ` without ${contentCodings(headers).map(visible).join(", ")}`;
  const text = decodeUtf8(plain.bytes);
  if (text === undefined && steady) return [`[${plain.bytes.length} bytes, sha1 ${sha1(plain.bytes)}]`, ...notes];
  if (text === undefined) return [...dump(plain.bytes), `[${formatBytes(plain.bytes.length)}${coding}]`, ...notes];
  const masked = maskBody(text, headerValue(headers, "content-type") ?? "");
  const lines = steady ? steadyText(headers, masked) : (prettyJson(masked) ?? masked.replace(/\n$/, ""));
  return [visibleLines(lines), ...notes];
}

/** The first bytes in rows of 16: offset, hex, ASCII. */
function dump(bytes: Uint8Array): string[] {
  const rows: string[] = [];
  for (let at = 0; at < Math.min(bytes.length, dumpedBytes); at += 16) {
    const row = bytes.subarray(at, at + 16);
    const hex = encodeHex(row).replace(/../g, "$& ").padEnd(49);
    const ascii = String.fromCharCode(...row.map((byte) => (byte < 0x20 || byte > 0x7e ? 0x2e : byte)));
    rows.push(`${at.toString(16).padStart(8, "0")}  ${hex} ${ascii}`);
  }
  if (bytes.length > dumpedBytes) rows.push(`… --body writes all of it`);
  return rows;
}

async function messageDocument({ httpVersion, headers, trailers, body }: Message): Promise<JsonObject> {
  return {
    ...(httpVersion !== undefined && { httpVersion }),
    headers: maskHeaders(headers),
    ...(trailers && { trailers: maskHeaders(trailers) }),
    body:
      body.kind === "lost"
        ? { ...body }
        : bodyDocument(await decodedBody(headers, body), headerValue(headers, "content-type") ?? ""),
  };
}

function bodyDocument({ bytes, coding, fidelity, complete }: StoredBody, contentType: string): JsonObject {
  const text = decodeUtf8(bytes);
  return {
    kind: "stored",
    coding,
    fidelity,
    complete,
    size: bytes.length,
    ...(text === undefined ? { base64: encodeBase64(bytes) } : { text: maskBody(text, contentType) }),
  };
}
