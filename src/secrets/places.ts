import type { Decode } from "../model/body.ts";
import { headerValue } from "../model/headers.ts";
import { locationOf } from "../model/notices.ts";
import type { Cassette, Extensions, HeaderList, Interaction, JsonObject, Outcome, StoredBody } from "../model/types.ts";
import { findInBody } from "./body.ts";
import { findInHeader } from "./header.ts";
import { findInJson } from "./json.ts";
import { openBody } from "./message-body.ts";
import type { CompiledPolicy } from "./policy/policy.ts";
import { leavesOf, type Rewritten } from "./rewrite-text.ts";
import { type Found, noPath, type Search, type Stretch } from "./search.ts";
import type { FoundSecret, Hit } from "./secret.ts";
import { shapesIn } from "./structure.ts";
import { findInText, newSearch } from "./text.ts";
import { findInUrl } from "./url.ts";
import { looksRandom } from "./value.ts";
import { plainView } from "./view.ts";

/** What a search for secrets goes by. */
export interface FindOptions {
  /** Content codings that the platform can undo. */
  readonly decode?: Decode;
  readonly policy?: CompiledPolicy;
}

/** A text of an interaction, and what was found in it. */
export interface TextPlace {
  /** Such as `request header`, `response body`, `request url`. */
  readonly where: string;
  /** Of a header. */
  readonly name?: string;
  readonly text: string;
  readonly found: readonly Found[];
  /** Stretches that must keep their length. */
  readonly fixed: readonly Stretch[];
}

/** Sees a text, and says what is to stand there instead, if anything. */
export type SeeText = (place: TextPlace) => Rewritten | undefined;

/** The secrets of an interaction, in the order of its parts; each place once. Throws `input/too-large`. */
export async function findSecrets(interaction: Interaction, o: FindOptions, position = 0): Promise<FoundSecret[]> {
  const all: FoundSecret[] = [];
  const at = locationOf(interaction, position);
  await mapTexts(interaction, o, (place) => {
    for (const leaf of leavesOf(place.found)) all.push(foundAt(place, leaf, at));
    return undefined;
  });
  return all;
}

/** The secrets in what a file says of itself. */
export function findInMeta(meta: Cassette["meta"], o: FindOptions): FoundSecret[] {
  const all: FoundSecret[] = [];
  mapJson("file", { ...meta } as JsonObject, o, (place) => {
    for (const leaf of leavesOf(place.found)) all.push(foundAt(place, leaf, {}));
    return undefined;
  });
  return all;
}

/** Every text of an interaction with its place in words, content codings undone. Throws `input/too-large`. */
export async function textsOf(interaction: Interaction, o: FindOptions): Promise<{ place: string; text: string }[]> {
  const texts: { place: string; text: string }[] = [];
  await mapTexts(interaction, o, (place) => {
    texts.push({ place: placeName(place, []), text: place.text });
    return undefined;
  });
  return texts;
}

/** A secret with its place in words. */
export function foundAt(place: TextPlace, { kind, value, by, path }: Hit, at: FoundSecret["at"]): FoundSecret {
  return { kind, value, by, at, place: placeName(place, path) };
}

/** A name as messages may show it: one that looks like a secret itself is left out. */
export function shownName(name: string): string {
  return name.length > 64 || looksRandom(name) || shapesIn(name, true).length > 0 ? "\u2026" : name;
}

/** A place in words. Names that may be secrets themselves are left out. */
function placeName({ where, name }: TextPlace, path: readonly string[]): string {
  const shown = path.map((key) =>
    key.length > 64 || looksRandom(key) || shapesIn(key, true).length > 0 ? "\u2026" : key,
  );
  if (where.endsWith("header") || where.endsWith("trailer"))
    return [where, (name ?? "").toLowerCase(), ...shown].join(" ");
  if (where.endsWith("url")) return shown.length === 0 ? where : `${where.slice(0, -3)}query ${shown.join(" ")}`;
  return shown.length === 0 ? where : `${where} /${shown.join("/")}`;
}

/** Shows every text of an interaction; gives the interaction as it is then, the same one where nothing changed. */
export async function mapTexts(interaction: Interaction, o: FindOptions, see: SeeText): Promise<Interaction> {
  const request = await mapMessage("request", interaction.request, o, see);
  const outcome = await mapOutcome(interaction.outcome, o, see);
  const { extensions, match } = interaction;
  const kept = extensions && mapExtensions("extension", extensions, o, see);
  const policy = match && (mapJson("match", match as JsonObject, o, see) as typeof match);
  if (request === interaction.request && outcome === interaction.outcome && kept === extensions && policy === match) {
    return interaction;
  }
  return { ...interaction, request, outcome, ...(kept && { extensions: kept }), ...(policy && { match: policy }) };
}

/** Shows the texts of what a file says of itself. */
export function mapMeta(meta: Cassette["meta"], o: FindOptions, see: SeeText): Cassette["meta"] {
  const { format, version, ...rest } = meta;
  const mapped = mapJson("file", rest as JsonObject, o, see);
  return mapped === (rest as JsonObject) ? meta : ({ ...meta, ...mapped } as Cassette["meta"]);
}

interface AnyMessage {
  readonly headers: HeaderList;
  readonly trailers?: HeaderList;
  readonly body: Interaction["request"]["body"];
  readonly url?: string;
}

async function mapMessage<T extends AnyMessage>(
  side: Search["side"],
  message: T,
  o: FindOptions,
  see: SeeText,
): Promise<T> {
  const url =
    message.url === undefined
      ? undefined
      : mapText(`${side} url`, message.url, side, o, see, (s) =>
          findInUrl(plainView(message.url as string), noPath, s),
        );
  const headers = mapHeaders(`${side} header`, message.headers, side, o, see);
  const trailers = message.trailers && mapHeaders(`${side} trailer`, message.trailers, side, o, see);
  const { body } = message;
  const changed = body.kind === "stored" ? await mapBody(side, headers, body, message.headers, o, see) : undefined;
  const isSame =
    url === message.url && headers === message.headers && trailers === message.trailers && changed === undefined;
  if (isSame) return message;
  return {
    ...message,
    ...(url !== undefined && { url }),
    ...(trailers && { trailers }),
    headers: changed?.headers ?? headers,
    body: changed?.body ?? body,
  };
}

/** The headers as they were found say how the body is read; those without secrets go with the body. */
async function mapBody(
  side: Search["side"],
  headers: HeaderList,
  body: StoredBody,
  recorded: HeaderList,
  o: FindOptions,
  see: SeeText,
): Promise<{ readonly headers: HeaderList; readonly body: StoredBody } | undefined> {
  if (body.bytes.length === 0) return undefined;
  const open = await openBody({ headers, body }, o.decode);
  const s = { ...searchOn(side, o), fixed: [] as Stretch[] };
  findInBody(open, headerValue(recorded, "content-type") ?? "", s);
  const rewritten = see({ where: `${side} body`, text: open.text, found: s.found, fixed: s.fixed });
  if (rewritten === undefined || rewritten.text === open.text) return undefined;
  return open.with(rewritten.text, rewritten.rounds);
}

async function mapOutcome(outcome: Outcome, o: FindOptions, see: SeeText): Promise<Outcome> {
  const words = (where: string, text: string) =>
    mapText(where, text, "response", o, see, (s) => findInText(plainView(text), { path: noPath, prose: true }, s));
  if (outcome.kind === "unrecorded") {
    const reason = words("response", outcome.reason);
    return reason === outcome.reason ? outcome : { ...outcome, reason };
  }
  if (outcome.kind === "failure") {
    const message = words("failure", outcome.message);
    return message === outcome.message ? outcome : { ...outcome, message };
  }
  const mapped = await mapMessage("response", outcome, o, see);
  const statusText = outcome.statusText && words("response status", outcome.statusText);
  const broken = outcome.brokenBy && words("failure", outcome.brokenBy.message);
  if (statusText === outcome.statusText && broken === outcome.brokenBy?.message) return mapped;
  return {
    ...mapped,
    ...(statusText !== undefined && { statusText }),
    ...(outcome.brokenBy && broken !== undefined && { brokenBy: { ...outcome.brokenBy, message: broken } }),
  };
}

function mapHeaders(
  where: string,
  headers: HeaderList,
  side: Search["side"],
  o: FindOptions,
  see: SeeText,
): HeaderList {
  let isSame = true;
  const mapped = headers.map((pair) => {
    const [name, value] = pair;
    const s = searchOn(side, o);
    findInHeader(name, value, s);
    const text = see({ where, name, text: value, found: s.found, fixed: [] })?.text ?? value;
    if (text === value) return pair;
    isSame = false;
    return [name, text] as const;
  });
  return isSame ? headers : mapped;
}

function mapExtensions(where: string, extensions: Extensions, o: FindOptions, see: SeeText): Extensions {
  let isSame = true;
  const mapped = Object.entries(extensions).map(([format, fields]) => {
    const next = mapJson(`${where} ${format}`, fields, o, see);
    isSame &&= next === fields;
    return [format, next] as const;
  });
  return isSame ? extensions : Object.fromEntries(mapped);
}

function mapJson(where: string, json: JsonObject, o: FindOptions, see: SeeText): JsonObject {
  const text = spelled(json);
  if (text === undefined) return json;
  // A policy's pointers lead into bodies.
  const policy = o.policy && { ...o.policy, member: () => undefined };
  const own = { ...o, ...(policy && { policy }) };
  const mapped = mapText(where, text, "request", own, see, (s) => findInJson(plainView(text), noPath, s));
  return mapped === text ? json : (JSON.parse(mapped) as JsonObject);
}

/** What is nested deeper than JSON can be written has no text; nobody else can write it either. */
function spelled(json: JsonObject): string | undefined {
  try {
    return JSON.stringify(json);
  } catch (e) {
    if (e instanceof RangeError) return undefined;
    throw e;
  }
}

function mapText(
  where: string,
  text: string,
  side: Search["side"],
  o: FindOptions,
  see: SeeText,
  find: (s: Search) => void,
): string {
  const s = searchOn(side, o);
  find(s);
  return see({ where, text, found: s.found, fixed: [] })?.text ?? text;
}

function searchOn(side: Search["side"], { policy }: FindOptions): Search {
  return newSearch(side, policy);
}
