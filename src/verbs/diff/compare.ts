import { decodeMessage } from "../../adapters/shared/codings.ts";
import { canonicalUrl } from "../../match/canonical-url.ts";
import { excerpt } from "../../match/excerpt.ts";
import { readJson } from "../../match/json.ts";
import { pairDifferences } from "../../match/pair-difference.ts";
import { escapeKey } from "../../match/pointer.ts";
import type { Decode } from "../../model/body.ts";
import { standardPhrase } from "../../model/status.ts";
import type {
  Body,
  CassetteMeta,
  Extensions,
  HeaderList,
  HttpRequest,
  HttpResponse,
  Interaction,
  JsonValue,
  Outcome,
  Timing,
} from "../../model/types.ts";
import { bodyDifferences } from "./body.ts";
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

interface Message {
  readonly httpVersion?: string;
  readonly headers: HeaderList;
  readonly trailers?: HeaderList;
  readonly body: Body;
}

async function messageDifferences(a: Message, b: Message, o: CompareOptions): Promise<PartDifference[]> {
  const { sequence } = o;
  return [
    // A format that holds no version means the usual one.
    ...wordDifference("http version", a.httpVersion ?? "1.1", b.httpVersion ?? "1.1"),
    ...headerDifferences("header", a.headers, b.headers, sequence),
    ...bodyDifferences(await decoded(a, o), await decoded(b, o), sequence),
    ...headerDifferences("trailer", a.trailers ?? [], b.trailers ?? [], sequence),
  ];
}

async function decoded(
  { headers, body }: Message,
  { decode }: CompareOptions,
): Promise<{ headers: HeaderList; body: Body }> {
  if (body.kind === "lost") return { headers, body };
  return { headers, body: (await decodeMessage({ headers, body }, { ...(decode && { decode }) })).body };
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
    if (x !== undefined && y !== undefined) yield* valueDifferences(format, x, y, o);
    else
      for (const [pointer, text] of leavesOf(x ?? y ?? {})) {
        yield x === undefined
          ? { field: format, pointer, kind: "added", b: excerpt(text) }
          : { field: format, pointer, kind: "gone", a: excerpt(text) };
      }
  }
}

/** The values in a document that are no objects, with the pointers to them. */
function* leavesOf(value: JsonRecord, pointer = ""): Generator<[pointer: string, text: string]> {
  for (const [name, member] of Object.entries(value)) {
    const at = `${pointer}/${escapeKey(name)}`;
    if (isRecord(member)) yield* leavesOf(member, at);
    else yield [at, JSON.stringify(member)];
  }
}

function isRecord(value: JsonValue): value is JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length > 0;
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
  return statusText ?? standardPhrase(status) ?? "";
}

function storyOf(outcome: Outcome): string {
  if (outcome.kind === "response") return `status ${outcome.status}`;
  if (outcome.kind === "unrecorded") return `not in the recording: ${outcome.reason}`;
  return ["network failure:", outcome.code, outcome.message].filter(Boolean).join(" ");
}
