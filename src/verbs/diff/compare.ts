import { extensionPaths, marksKey } from "../../adapters/shared/extension-paths.ts";
import { canonicalUrl } from "../../match/canonical-url.ts";
import { excerpt } from "../../match/excerpt.ts";
import { readJson } from "../../match/json.ts";
import { pairDifferences } from "../../match/pair-difference.ts";
import type { Decode } from "../../model/body.ts";
import { sameName } from "../../model/headers.ts";
import { standardPhrase } from "../../model/status.ts";
import type {
  CassetteMeta,
  Extensions,
  FormatId,
  HeaderList,
  HttpRequest,
  HttpResponse,
  Interaction,
  JsonObject,
  JsonValue,
  Outcome,
  Timing,
} from "../../model/types.ts";
import { hostOf } from "../../model/url.ts";
import { plainBody, plainRequestBody } from "../plain-body.ts";
import { bodyDifferences, type Content } from "./body.ts";
import type { Difference, PartDifference } from "./difference.ts";
import { headerDifferences } from "./headers.ts";
import { jsonDifferences, sides } from "./json.ts";
import type { Sequence } from "./sequence.ts";

/** What comparing goes by. */
export interface CompareOptions {
  readonly sequence: Sequence;
  readonly decode?: Decode;
  /** The formats whose extensions are compared; all without. */
  readonly extensions?: ReadonlySet<string>;
}

/** Where two interactions differ. Secrets stand in it as they are. Throws `input/too-large`. */
export async function differencesOf(a: Interaction, b: Interaction, o: CompareOptions): Promise<Difference[]> {
  return [
    ...within("request", [
      ...requestDifferences(a.request, b.request),
      ...(await messageDifferences(a.request, b.request, o)),
    ]),
    ...within("response", await outcomeDifferences(a.outcome, b.outcome, o)),
    ...within("timing", timingDifferences(a.timing ?? {}, b.timing ?? {})),
    ...within("match", dataDifferences({ ...a.match }, { ...b.match }, o)),
    ...within("extensions", extensionDifferences(a.extensions ?? {}, b.extensions ?? {}, o)),
  ];
}

/** Where two files say different things of themselves. */
export function metaDifferences(a: CassetteMeta, b: CassetteMeta, o: CompareOptions): Difference[] {
  const { format: _, extensions: x = {}, ...one } = a;
  const { format: __, extensions: y = {}, ...other } = b;
  return within("file", [
    ...dataDifferences(one as JsonRecord, other as JsonRecord, o),
    ...extensionDifferences(x, y, o),
  ]);
}

type JsonRecord = Readonly<Record<string, JsonValue>>;

function within(part: Difference["part"], differences: Iterable<PartDifference>): Difference[] {
  return Array.from(differences, (difference) => ({ part, ...difference }));
}

function* requestDifferences(a: HttpRequest, b: HttpRequest): Generator<PartDifference> {
  yield* wordDifference("method", a.method, b.method);
  if (a.url === b.url) return;
  const [one, other] = [canonicalUrl(a.url), canonicalUrl(b.url)];
  const pairs = Array.from(pairDifferences("query", one.query, other.query));
  if (one.origin === other.origin && one.path === other.path && pairs.length === 0) {
    yield { field: "url", kind: "spelling", ...sides(a.url, b.url) };
    return;
  }
  yield* wordDifference("origin", one.origin, other.origin);
  yield* wordDifference("path", one.path, other.path);
  for (const { name = "", recorded, live } of pairs) {
    yield {
      field: "query",
      name,
      kind: recorded === undefined ? "added" : live === undefined ? "gone" : "differs",
      ...(recorded !== undefined && { a: recorded }),
      ...(live !== undefined && { b: live }),
    };
  }
}

async function outcomeDifferences(a: Outcome, b: Outcome, o: CompareOptions): Promise<PartDifference[]> {
  if (a.kind !== "response" || b.kind !== "response") {
    const [one, other] = [storyOf(a), storyOf(b)];
    return one === other ? [] : [{ field: "outcome", kind: "differs", ...sides(one, other) }];
  }
  return [
    ...wordDifference("status", String(a.status), String(b.status)),
    ...wordDifference("status text", phraseOf(a), phraseOf(b)),
    ...(await messageDifferences(a, b, o)),
    ...wordDifference("broken by", a.brokenBy?.message ?? "", b.brokenBy?.message ?? ""),
  ];
}

type Message = HttpRequest | HttpResponse;

async function messageDifferences(a: Message, b: Message, o: CompareOptions): Promise<PartDifference[]> {
  const { sequence } = o;
  return [
    // A format that holds no version means the usual one.
    ...wordDifference("http version", a.httpVersion ?? "1.1", b.httpVersion ?? "1.1"),
    ...headerDifferences("header", ownHeaders(a), ownHeaders(b), sequence),
    ...bodyDifferences(await contentOf(a, o), await contentOf(b, o), sequence),
    ...headerDifferences("trailer", a.trailers ?? [], b.trailers ?? [], sequence),
  ];
}

async function contentOf(message: Message, { decode }: CompareOptions): Promise<Content> {
  const { headers, body: stored } = message;
  const body = "url" in message ? await plainRequestBody(message, decode) : await plainBody(headers, stored, decode);
  return { headers, body, stored };
}

/** The headers of a request without those that only repeat its URL and its body: every client adds them. */
function ownHeaders(message: Message): HeaderList {
  const { headers, body } = message;
  if (!("url" in message)) return headers;
  const host = hostOf(message.url);
  const size = body.kind === "stored" ? String(body.bytes.length) : undefined;
  return headers.filter(
    ([name, value]) =>
      !(sameName(name, "host") && value === host) && !(sameName(name, "content-length") && value === size),
  );
}

function* timingDifferences(a: Timing, b: Timing): Generator<PartDifference> {
  for (const field of ["startedAt", "recordedAt", "waitMs", "totalMs"] as const) {
    for (const difference of wordDifference(field, textOf(a[field]), textOf(b[field])))
      yield { ...difference, volatile: true };
  }
  for (const name of new Set([...Object.keys(a.phases ?? {}), ...Object.keys(b.phases ?? {})])) {
    const [x, y] = [textOf(a.phases?.[name]), textOf(b.phases?.[name])];
    for (const difference of wordDifference("phases", x, y)) yield { ...difference, name, volatile: true };
  }
}

function* extensionDifferences(a: Extensions, b: Extensions, o: CompareOptions): Generator<PartDifference> {
  for (const format of new Set([...Object.keys(a), ...Object.keys(b)])) {
    if (o.extensions !== undefined && !o.extensions.has(format)) continue;
    const [x, y] = [a[format], b[format]];
    if (x !== undefined && y !== undefined) yield* valueDifferences(format, withoutMarks(x), withoutMarks(y), o);
    else if (x !== undefined) for (const name of pathsOf(format, x)) yield { field: format, name, kind: "gone" };
    else if (y !== undefined) for (const name of pathsOf(format, y)) yield { field: format, name, kind: "added" };
  }
}

function pathsOf(format: FormatId, fields: JsonObject): string[] {
  return Array.from(extensionPaths({ [format]: fields }, ""), ([, path]) => path);
}

/** How a file spells what the model holds is nothing of its own. */
function withoutMarks({ [marksKey]: _, ...fields }: JsonObject): JsonObject {
  return fields;
}

function* dataDifferences(a: JsonRecord, b: JsonRecord, o: CompareOptions): Generator<PartDifference> {
  for (const field of new Set([...Object.keys(a), ...Object.keys(b)]))
    yield* valueDifferences(field, a[field], b[field], o);
}

function* valueDifferences(
  field: string,
  a: JsonValue | undefined,
  b: JsonValue | undefined,
  { sequence }: CompareOptions,
): Generator<PartDifference> {
  const [x, y] = [JSON.stringify(a), JSON.stringify(b)];
  if (x === y) return;
  if (x === undefined) yield { field, kind: "added", b: excerpt(y as string) };
  else if (y === undefined) yield { field, kind: "gone", a: excerpt(x) };
  else {
    const [one, other] = [readJson(x), readJson(y)];
    // What is nested too deep to be read is compared as a text.
    if (one === undefined || other === undefined) yield { field, kind: "differs", ...sides(x, y) };
    else for (const difference of jsonDifferences(one, other, sequence)) yield { field, ...difference };
  }
}

function* wordDifference(field: string, a: string, b: string): Generator<PartDifference> {
  if (a === b) return;
  if (a === "") yield { field, kind: "added", b: excerpt(b) };
  else if (b === "") yield { field, kind: "gone", a: excerpt(a) };
  else yield { field, kind: "differs", ...sides(a, b) };
}

function textOf(value: string | number | undefined): string {
  return value === undefined ? "" : String(value);
}

/** Many formats hold no phrase; players then send the usual one. */
function phraseOf({ status, statusText }: HttpResponse): string {
  return statusText || standardPhrase(status) || "";
}

function storyOf(outcome: Outcome): string {
  if (outcome.kind === "response") return `status ${outcome.status}`;
  if (outcome.kind === "unrecorded") return `not in the recording: ${outcome.reason}`;
  return ["network failure:", outcome.code, outcome.message].filter(Boolean).join(" ");
}
