import { decodeUtf8Lossy, encodeUtf8 } from "../../../model/bytes.ts";
import { isFinding } from "../../../model/findings.ts";
import type { JsonObject, JsonValue, Location } from "../../../model/types.ts";
import type { Context, Finding, Options, Source } from "../../adapter.ts";
import { type HarIndex, indexHar } from "../../shared/har/index-har.ts";
import { jsonFault } from "../../shared/json/fault.ts";
import { depthLimit, isTooDeep } from "../../shared/json/scan.ts";
import { startOfText } from "../../shared/json/spans.ts";
import { isObject, kindOf, member } from "../../shared/json/values.ts";
import type { HarFile } from "../entry.ts";
import { attachmentOf } from "../packed/attachment.ts";
import { openPacked } from "../packed/open.ts";
import { refuseJsonp } from "../read/jsonp.ts";
import { producerOf } from "../read/producer.ts";
import { documentObjects, duplicateFaults, entryObjects } from "./duplicates.ts";
import { type Fault, type Path, pointerOf } from "./fault.ts";
import { outlineOf } from "./outline.ts";
import { lineCounter, offsetsOf, windowed } from "./places.ts";
import { readingFaults } from "./reading.ts";
import { documentShape, entryShape, shapeFaults } from "./rules.ts";
import { documentViolations, entryViolations, type SchemaValidator } from "./schema.ts";
import { dateFaults, neededFault, valueFaults } from "./values.ts";

/**
 * Looks for what is wrong with a HAR: what the reader cannot use or loses, and what HAR 1.2 does not allow. With
 * `o.schema` (har-validator) what that says as well.
 */
export async function* validate(packed: Source, o: Options, ctx: Context): AsyncGenerator<Finding> {
  const source = await openPacked(packed);
  await refuseJsonp(source);
  const told: Finding[] = [];
  const index = await indexHar(source, {
    ...ctx,
    notice(n) {
      if (isFinding(n)) told.push(n);
    },
  });
  const schema = o.schema as SchemaValidator | undefined;
  yield* told;
  yield* documentFindings(source, index, schema);
  yield* entryFindings(source, index, schema, ctx);
}

async function* documentFindings(
  source: Source,
  index: HarIndex,
  schema: SchemaValidator | undefined,
): AsyncGenerator<Finding> {
  const document: JsonObject = { ...index.root, log: { ...index.log, entries: [] } };
  const size = source.size ?? (await source.bytes()).length;
  const outline = await outlineOf(source, size, index.spans);
  const start = outline === undefined ? 0 : startOfText(outline.bytes);
  const faults = [
    ...shapeFaults(document, documentShape),
    ...pageFaults(document),
    ...(outline === undefined ? [] : duplicatesIn(outline.bytes, start, document, documentObjects)),
    ...(schema === undefined ? [] : await documentViolations(schema, document)),
  ];
  const offsets =
    outline &&
    offsetsOf(
      outline.bytes,
      start,
      faults.map(({ path }) => path),
    );
  const sourceOffset = ({ path }: Fault) => outline?.sourceOffset(offsets?.get(path) ?? 0) ?? 0;
  const place = lineCounter(source);
  for (const fault of inOrder(faults, sourceOffset)) {
    const there = outline === undefined ? {} : await place(sourceOffset(fault));
    yield findingAt({ pointer: pointerOf(fault.path), ...there }, fault);
  }
}

function* pageFaults(document: JsonObject): Generator<Fault> {
  const pages = member(member(document, "log"), "pages");
  for (const [i, page] of Array.isArray(pages) ? pages.entries() : []) {
    yield* dateFaults(member(page, "startedDateTime"), ["log", "pages", i, "startedDateTime"]);
  }
}

async function* entryFindings(
  source: Source,
  index: HarIndex,
  schema: SchemaValidator | undefined,
  ctx: Context,
): AsyncGenerator<Finding> {
  const file: HarFile = {
    name: source.name,
    producer: producerOf(index.log),
    attachment: attachmentOf(source),
    ...(ctx.decode && { decode: ctx.decode }),
  };
  const read = windowed(source);
  const place = lineCounter(source);
  let i = 0;
  for (const [start, end] of index.spans) {
    ctx.signal?.throwIfAborted();
    const bytes = await read(start, end);
    const { fields, faults } = await faultsOf(bytes, i, index.spans.lineOf(i), file, schema);
    if (faults.length > 0) {
      const offsets = offsetsOf(
        bytes,
        0,
        faults.map(({ path }) => path),
      );
      const offset = (fault: EntryFault) => fault.offset ?? offsets.get(fault.path) ?? 0;
      for (const fault of inOrder(faults, offset)) {
        const pointer = pointerOf(["log", "entries", i, ...fault.path]);
        const at = { interaction: i, pointer, ...(await place(start + offset(fault))) };
        yield { ...findingAt(at, fault), ...requestOf(fields) };
      }
    }
    i++;
  }
}

interface EntryFault extends Fault {
  /** Among the entry's bytes, where no path tells it. */
  readonly offset?: number;
}

/** What is wrong with an entry. Where it cannot be read at all, that is the one thing worth saying. */
async function faultsOf(
  bytes: Uint8Array,
  i: number,
  line: number,
  file: HarFile,
  schema: SchemaValidator | undefined,
): Promise<{ readonly fields?: JsonObject; readonly faults: readonly EntryFault[] }> {
  const text = decodeUtf8Lossy(bytes);
  let fields: JsonValue;
  try {
    fields = JSON.parse(text);
  } catch {
    const before = text.slice(0, jsonFault(text));
    return { faults: [{ code: "entry/syntax", path: [], offset: encodeUtf8(before).length }] };
  }
  if (isTooDeep(fields)) {
    const problem = `the entry is nested deeper than ${depthLimit} levels`;
    return { faults: [{ code: "entry/unreadable", path: [], data: { problem } }] };
  }
  const verdict = schema === undefined ? [] : await entryViolations(schema, fields);
  if (!isObject(fields)) {
    const data = { name: "the entry", wanted: "an object" };
    return { faults: [{ code: "field/needed", path: [], found: kindOf(fields), data }, ...verdict] };
  }
  const needed = neededFault(fields);
  if (needed !== undefined) return { fields, faults: [needed, ...verdict] };
  const faults = [
    ...shapeFaults(fields, entryShape),
    ...valueFaults(fields, file.producer.id),
    ...duplicatesIn(bytes, 0, fields, entryObjects),
    ...(await readingFaults({ index: i, line, fields }, file)),
    ...verdict,
  ];
  return { fields, faults };
}

function duplicatesIn(bytes: Uint8Array, at: number, value: JsonObject, objects: readonly Path[]): Fault[] {
  const there = objects.filter((path) =>
    isObject(path.reduce<JsonValue | undefined>((v, name) => member(v, String(name)), value)),
  );
  return [...duplicateFaults(bytes, there, offsetsOf(bytes, at, there))];
}

function inOrder<F extends Fault>(faults: readonly F[], offset: (fault: F) => number): F[] {
  return [...faults].sort((a, b) => offset(a) - offset(b));
}

function findingAt(at: Location, { code, found, data }: Fault): Finding {
  return { code, at, ...(found !== undefined && { found }), ...(data && { data }) };
}

function requestOf(fields: JsonObject | undefined): Pick<Finding, "method" | "url"> {
  const request = member(fields, "request");
  const method = member(request, "method");
  const url = member(request, "url");
  return { ...(typeof method === "string" && { method }), ...(typeof url === "string" && { url }) };
}
