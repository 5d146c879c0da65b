import { decodeBody, emptyBody, forbidsBody, sniffCoding } from "../../model/body.ts";
import type { HttpResponse, Interaction, StoredBody } from "../../model/types.ts";
import { decode } from "../../node/codecs.ts";
import type { Engine, Exchange } from "../engine/exchange.ts";
import { networkError } from "./failure.ts";
import { answerHeaders, recordedLength } from "./headers.ts";
import { pause, scheduleOf } from "./pace.ts";
import { type Piece, piecesOf } from "./pieces.ts";

/** Answers an exchange with what was recorded; a recorded failure fails it. */
export async function respond(
  exchange: Exchange,
  { outcome, timing }: Interaction,
  pace: false | "recorded" | number,
  engine: Pick<Engine, "responseOf">,
): Promise<void> {
  const { signal } = exchange.request;
  if (outcome.kind !== "response") {
    if (pace === "recorded") await pause(timing?.totalMs ?? timing?.waitMs ?? 0, signal);
    exchange.fail(networkError(outcome.kind === "failure" ? outcome : { kind: "failure", message: outcome.reason }));
    return;
  }
  const { method } = exchange.request;
  const body = outcome.body.kind === "stored" ? outcome.body : emptyBody;
  const headers = answerHeaders(outcome.headers, isCoded(outcome, body));
  const { pieces, streamed } = piecesOf(outcome, body);
  const schedule = scheduleOf(pieces, timing, pace);
  if (schedule.headers > 0) await pause(schedule.headers, signal);
  if (signal.aborted) return;
  const init = { status: outcome.status, statusText: phraseOf(outcome) };
  if (forbidsBody(method, outcome.status)) {
    // RFC 9112, section 6.3: a client reads a body behind 205 unless its length says that there is none.
    const length = method === "HEAD" ? recordedLength(outcome.headers) : outcome.status === 205 ? "0" : undefined;
    if (length !== undefined) headers.push(["Content-Length", length]);
    exchange.respond(engine.responseOf(null, { ...init, headers }));
    return;
  }
  const broken = outcome.brokenBy;
  // Without framing a body that breaks off looks like one that ended.
  headers.push(streamed || broken ? ["Transfer-Encoding", "chunked"] : ["Content-Length", String(body.bytes.length)]);
  const whole = !streamed && !broken && pieces.length < 2 && (schedule.pieces[0] ?? 0) === 0;
  const sent = whole ? body.bytes : stream(pieces, schedule.pieces, broken);
  exchange.respond(engine.responseOf(sent, { ...init, headers }));
}

/** Whether the bytes really are in the content coding that the headers tell. */
function isCoded({ headers }: HttpResponse, body: StoredBody): boolean {
  if (body.coding === "decoded") return false;
  const { how } = decodeBody({ headers, body }, decode);
  // zstd cannot be undone by each Node, but shows itself.
  return how === "undone" || (how === "kept" && sniffCoding(body.bytes) !== undefined);
}

/** Recorders keep the phrase with or without the number. */
function phraseOf({ status, statusText = "" }: HttpResponse): string {
  const phrase = statusText.replace(new RegExp(`^${status}\\s*`), "");
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(phrase) ? phrase : "";
}

function stream(
  pieces: readonly Piece[],
  delays: readonly number[],
  broken: HttpResponse["brokenBy"],
): ReadableStream<Uint8Array> {
  const over = new AbortController();
  let at = 0;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const piece = pieces[at];
        await pause(delays[at] ?? 0, over.signal);
        if (over.signal.aborted) return;
        at++;
        if (piece !== undefined) controller.enqueue(piece.bytes);
        if (at < pieces.length) return;
        if (!broken) controller.close();
        else if (piece === undefined) controller.error(networkError(broken));
      },
      cancel: () => over.abort(),
    },
    { highWaterMark: 0 },
  );
}
