import { codingOf, emptyBody, storedBody } from "../../../model/body.ts";
import { sameName } from "../../../model/headers.ts";
import type {
  HeaderList,
  HttpRequest,
  HttpResponse,
  Interaction,
  JsonObject,
  JsonValue,
  Outcome,
  StoredBody,
} from "../../../model/types.ts";
import { httpVersionOf, requestExtensions, responseExtensions } from "../extensions.ts";
import type { RawInteraction, RawMessage } from "../raw.ts";
import { mendBody } from "./repair.ts";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const noResponse: Outcome = { kind: "unrecorded", reason: "the file holds no response" };
const nothing: Partial<RawMessage> = {};

/** An interaction of go-vcr in the neutral model; the optional members come in one order always. */
export function toInteraction(raw: RawInteraction, index: number, file: string): Interaction {
  const { response } = raw;
  const request = toRequest(raw.request ?? (nothing as RawMessage));
  const outcome = response === undefined ? noResponse : toResponse(response);
  const interaction: Mutable<Interaction> = { request, outcome };
  const waitMs = response?.duration;
  const timed = typeof waitMs === "number" && waitMs >= 0;
  if (timed && waitMs > 0) interaction.timing = { waitMs };
  interaction.origin = { file, index, line: raw.line };
  const patch = patchOf(raw.unknown?.respool);
  const rest = patch === undefined ? raw : { ...raw, unknown: withoutPatch(raw.unknown) };
  const kept = extensionsOf(rest, index, interaction, timed);
  if ((kept ?? patch) !== undefined) {
    interaction.extensions = { ...(kept && { "go-vcr": kept }), ...(patch && { respool: patch }) };
  }
  return interaction;
}

/** Our own key: a text that holds a JSON object. Anything else is a key like others. */
function patchOf(value: JsonValue | undefined): JsonObject | undefined {
  if (typeof value !== "string" || !value.startsWith("{")) return undefined;
  try {
    return JSON.parse(value) as JsonObject;
  } catch {
    return undefined;
  }
}

function withoutPatch({ respool: _, ...unknown }: JsonObject = {}): JsonObject | undefined {
  return Object.keys(unknown).length === 0 ? undefined : unknown;
}

function extensionsOf(
  raw: RawInteraction,
  index: number,
  { request, outcome }: Interaction,
  duration: boolean,
): JsonObject | undefined {
  const own = raw.request && requestExtensions(raw.request, index, bytesOf(request.body as StoredBody));
  const other =
    outcome.kind === "response"
      ? responseExtensions(
          raw.response as RawMessage,
          { method: request.method, bytes: bytesOf(outcome.body as StoredBody).length },
          {
            httpVersion: outcome.httpVersion !== undefined,
            status: outcome.statusText !== undefined,
            duration,
          },
        )
      : undefined;
  const id = raw.id === undefined || raw.id === index ? undefined : raw.id;
  if ((id ?? own ?? other ?? raw.unknown) === undefined) return undefined;
  const kept: Record<string, JsonValue> = {};
  if (id !== undefined) kept.id = id;
  if (own !== undefined) kept.request = own;
  if (other !== undefined) kept.response = other;
  return raw.unknown === undefined ? kept : { ...kept, ...raw.unknown };
}

function bytesOf(body: StoredBody): Uint8Array {
  return body.bytes;
}

function toRequest(raw: RawMessage): HttpRequest {
  const headers = raw.headers?.pairs ?? [];
  const request: Mutable<Partial<HttpRequest>> = { method: raw.method || "GET", url: raw.url ?? "", headers };
  if (raw.trailer?.pairs.length) request.trailers = raw.trailer.pairs;
  request.body = toBody(raw, headers);
  return request as HttpRequest;
}

function toResponse(raw: RawMessage): HttpResponse {
  const headers = raw.headers?.pairs ?? [];
  const status = raw.code ?? 0;
  const response: Mutable<Partial<HttpResponse>> = { kind: "response", status };
  const statusText = reasonOf(raw.status, status);
  if (statusText !== undefined) response.statusText = statusText;
  const httpVersion = httpVersionOf(raw);
  if (httpVersion !== undefined) response.httpVersion = httpVersion;
  response.headers = headers;
  if (raw.trailer?.pairs.length) response.trailers = raw.trailer.pairs;
  response.body = toBody(raw, headers);
  return response as HttpResponse;
}

/** The reason phrase of Go's `200 OK`, when its number is that of `code`. */
function reasonOf(text: string | undefined, code: number): string | undefined {
  const prefix = `${code} `;
  return text?.startsWith(prefix) ? text.slice(prefix.length) : undefined;
}

function toBody(raw: RawMessage, headers: HeaderList): StoredBody {
  const { bytes, fidelity } = mendBody(raw);
  const undone = raw.uncompressed === true;
  if (bytes.length === 0 && !undone) return emptyBody;
  const coded = headers.some(([name]) => sameName(name, "content-encoding"));
  return storedBody(bytes, {
    fidelity,
    ...(coded && { coding: codingOf(headers, bytes) }),
    ...(undone && { undone: "gzip" }),
  });
}
