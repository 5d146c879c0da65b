import { noBytes } from "../../../model/bytes.ts";
import { standardPhrase } from "../../../model/status.ts";
import type { Body, HttpRequest, HttpResponse, Interaction, JsonObject } from "../../../model/types.ts";
import { type FormRule, formOf, hostOf, protocols, responseLength } from "../derived.ts";
import { requestFields, responseFields } from "../fields.ts";
import { newInteraction, newMessage, type RawInteraction, type RawMessage } from "../raw.ts";
import { keptInteger, keptList, keptMap, keptObject, keptText, unknownKeys, withBareNames } from "./kept.ts";
import type { Layout } from "./text/layouts.ts";

/** What an interaction's fields depend on, beside the interaction. */
export interface RawOptions {
  /** Its place in the file. */
  readonly place: number;
  readonly form: FormRule;
  readonly layout: Layout;
}

/**
 * An answered interaction as a file holds it: the inverse of reading. `kept` is its extension, without what an edit made
 * stale. Every field has a value; which of them are written is the layout's business.
 */
export function rawInteraction(
  interaction: Interaction,
  response: HttpResponse,
  kept: JsonObject,
  o: RawOptions,
): RawInteraction {
  const { request, timing, extensions } = interaction;
  const raw = newInteraction(0, 0);
  raw.id = keptInteger(kept, "id") ?? o.place;
  raw.request = rawRequest(request, keptObject(kept, "request"), o);
  raw.response = rawResponse(response, keptObject(kept, "response"), request.method);
  raw.response.duration = durationOf(timing?.waitMs, keptObject(kept, "response"), o.layout);
  const unknown = unknownKeys(kept, interactionFields);
  raw.unknown = extensions?.respool === undefined ? unknown : { ...unknown, respool: patchText(extensions.respool) };
  return raw;
}

/** JSON in one line: a text that breaks lines is harder to read, for readers of YAML too. */
function patchText(patch: JsonObject): string {
  return JSON.stringify(patch).replace(
    /[\u0085\u2028\u2029]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

const interactionFields: ReadonlySet<string> = new Set(["id", "request", "response"]);

function rawRequest(request: HttpRequest, kept: JsonObject, o: RawOptions): RawMessage {
  const raw = newMessage();
  const { method, url, headers } = request;
  const body = bytesOf(request.body);
  raw.id = keptInteger(kept, "id") ?? (o.layout === "sorted" ? o.place : undefined);
  setProtocol(raw, kept, protocols["1.1"]);
  raw.content_length = keptInteger(kept, "content_length") ?? body.length;
  raw.transfer_encoding = keptList(kept, "transfer_encoding") ?? [];
  raw.trailer = withBareNames(request.trailers ?? [], kept, "trailer");
  raw.host = keptText(kept, "host") ?? hostOf(url);
  raw.remote_addr = keptText(kept, "remote_addr") ?? "";
  raw.request_uri = keptText(kept, "request_uri") ?? "";
  raw.body = body;
  raw.form = keptMap(kept, "form") ?? { pairs: [...formOf(o.form, request, body)], bare: [] };
  raw.headers = withBareNames(headers, kept, "headers");
  raw.url = url;
  raw.method = keptText(kept, "method") ?? method;
  raw.unknown = unknownKeys(kept, requestFields);
  return raw;
}

function rawResponse(response: HttpResponse, kept: JsonObject, method: string): RawMessage {
  const raw = newMessage();
  const { headers, status, httpVersion, statusText } = response;
  const body = bytesOf(response.body);
  const undone = response.body.kind === "stored" && response.body.undone !== undefined;
  setProtocol(raw, httpVersion === undefined ? kept : {}, protocols[httpVersion ?? "1.1"]);
  raw.transfer_encoding = keptList(kept, "transfer_encoding") ?? [];
  raw.trailer = withBareNames(response.trailers ?? [], kept, "trailer");
  raw.content_length =
    keptInteger(kept, "content_length") ??
    responseLength({ method, headers, bytes: body.length, undone, transferEncoding: raw.transfer_encoding });
  raw.uncompressed = undone;
  raw.body = body;
  raw.headers = withBareNames(headers, kept, "headers");
  const whole = statusText === undefined ? keptText(kept, "status") : undefined;
  raw.status = whole ?? `${status} ${statusText ?? standardPhrase(status) ?? ""}`;
  raw.code = status;
  raw.unknown = unknownKeys(kept, responseFields);
  return raw;
}

function setProtocol(raw: RawMessage, kept: JsonObject, usual: readonly [string, number, number]): void {
  const proto = keptText(kept, "proto");
  raw.proto = proto ?? usual[0];
  raw.proto_major = proto === undefined ? usual[1] : (keptInteger(kept, "proto_major") ?? 0);
  raw.proto_minor = proto === undefined ? usual[2] : (keptInteger(kept, "proto_minor") ?? 0);
}

function durationOf(waitMs: number | undefined, kept: JsonObject, layout: Layout): number | string | undefined {
  if (waitMs !== undefined) return isDuration(waitMs) ? waitMs : undefined;
  const { duration } = kept;
  // Version 1 takes any text.
  return typeof duration === "number" || (typeof duration === "string" && layout === "short") ? duration : undefined;
}

/** Whether Go has a duration of so many ms, which is an integer of 64 bits in nanoseconds. */
export function isDuration(ms: number): boolean {
  return ms >= 0 && ms < 2 ** 63 / 1e6;
}

function bytesOf(body: Body): Uint8Array {
  return body.kind === "stored" ? body.bytes : noBytes;
}
