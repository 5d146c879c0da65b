import { decodeBase64, decodeUtf8 } from "../model/bytes.ts";
import { isCardNumber } from "./card.ts";
import { touching } from "./edits.ts";
import { isCredible } from "./value.ts";

/** A secret that its own shape betrays, by offsets into the text. */
export interface Shape {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
}

/** A shape: a sticky pattern, whose group `secret` is what counts where it has one, and what else must hold. */
interface Rule {
  readonly kind: string;
  readonly pattern: RegExp;
  readonly holds?: (value: string) => boolean;
  /** Of what can be long and none after all: the characters it is made of. Where one is none, none begins further on in them. */
  readonly run?: RegExp;
}

const rule = (kind: string, pattern: string, holds?: (value: string) => boolean, run?: RegExp): Rule => ({
  kind,
  pattern: new RegExp(pattern, "y"),
  ...(holds !== undefined && { holds }),
  ...(run !== undefined && { run }),
});

const wordRun = /[\w-]*/y;
const hasDigit = (value: string) => /\d/.test(value);

const end = "(?![A-Za-z0-9_-])";

// By the two characters a token begins with; a token begins where no letter or digit stands before. Prefixes and lengths are
// those that the issuers document, or hand out.
const rules: Readonly<Record<string, readonly Rule[]>> = {
  "AK AS AB AC": [rule("aws-access-key-id", `(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}${end}`)],
  AI: [rule("google-api-key", `AIza[\\w-]{35}${end}`)],
  Ac: [rule("azure-storage-key", `AccountKey=(?<secret>[A-Za-z0-9+/]{86}==)`)],
  AG: [rule("age-secret-key", `AGE-SECRET-KEY-1[0-9A-Z]{58}`)],
  AT: [rule("atlassian-token", `ATATT3[\\w=-]{100,}`)],
  EA: [rule("facebook-token", `(?<![/+])EAA[A-Za-z0-9]{60,}${end}`)],
  GO: [rule("google-client-secret", `GOCSPX-[\\w-]{28}${end}`)],
  NR: [rule("new-relic-key", `NRAK-[A-Z0-9]{27}${end}`)],
  PM: [rule("postman-key", `PMAK-[0-9a-f]{24}-[0-9a-f]{34}${end}`)],
  SG: [rule("sendgrid-key", `SG\\.[\\w-]{16,32}\\.[\\w-]{32,64}`)],
  Sh: [rule("azure-shared-access-key", `SharedAccessKey=(?<secret>[A-Za-z0-9+/]{43}=)`)],
  bo: [rule("telegram-bot-token", `bot(?<secret>\\d{8,10}:[\\w-]{35})${end}`)],
  da: [rule("databricks-token", `dapi[0-9a-f]{32}(?:-\\d)?${end}`)],
  do: [rule("digitalocean-token", `do[opr]_v1_[0-9a-f]{64}${end}`)],
  dc: [rule("docker-token", `dckr_[po]at_[\\w-]{27,}`)],
  di: [rule("discord-webhook", `discord(?:app)?\\.com/api/webhooks/\\d{10,}/(?<secret>[\\w-]{60,})`)],
  dp: [rule("doppler-token", `dp\\.(?:pt|st|ct|sa)\\.[\\w.-]{40,}`)],
  ey: [rule("jwt", `eyJ[\\w-]{8,}={0,2}(?:\\.[\\w-]*={0,2}){2,4}`, isJwt, wordRun)],
  fi: [rule("figma-token", `fig[dur]_[\\w-]{40,}`)],
  gh: [rule("github-token", `gh[pousr]_[A-Za-z0-9]{36,255}${end}`)],
  gi: [rule("github-token", `github_pat_\\w{22,255}${end}`)],
  gl: [
    rule("gitlab-token", `gl(?:pat|rt|dt|ptt|oas|soat|ft|cbt)-[\\w.-]{20,}`),
    rule("grafana-token", `gl(?:sa|c)_[A-Za-z0-9+/_]{32,}={0,2}`),
  ],
  gs: [rule("groq-key", `gsk_[A-Za-z0-9]{40,}${end}`)],
  hf: [rule("hugging-face-token", `hf_[A-Za-z0-9]{30,}${end}`)],
  ho: [rule("slack-webhook", `hooks\\.slack\\.com/(?:services|workflows|triggers)/(?<secret>[\\w/]{24,})`)],
  hv: [rule("vault-token", `hv[sbr]\\.[\\w-]{20,}`)],
  li: [rule("linear-key", `lin_(?:api|oauth)_[A-Za-z0-9]{32,}${end}`)],
  np: [rule("npm-token", `npm_[A-Za-z0-9]{36}${end}`)],
  nt: [rule("notion-token", `ntn_[A-Za-z0-9]{40,}${end}`)],
  op: [rule("1password-token", `ops_eyJ[A-Za-z0-9+/_-]{100,}={0,2}`)],
  py: [rule("pypi-token", `pypi-AgE[\\w-]{50,}`)],
  re: [rule("resend-key", `re_[A-Za-z0-9]{8}_[A-Za-z0-9]{24}${end}`)],
  rk: [rule("stripe-key", `rk_(?:live|test)_[A-Za-z0-9]{16,}${end}`)],
  sb: [rule("supabase-key", `sb[ps]_[A-Za-z0-9]{36,}${end}`)],
  se: [rule("notion-token", `secret_[A-Za-z0-9]{43}${end}`)],
  sh: [rule("shopify-token", `shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}${end}`)],
  sk: [
    rule("anthropic-key", `sk-ant-[\\w-]{32,}`),
    rule("openrouter-key", `sk-or-v1-[0-9a-f]{64}${end}`),
    rule("openai-key", `sk-(?:(?:proj|svcacct|admin|None)-[\\w-]{20,}|(?=[A-Za-z]*\\d)[A-Za-z0-9]{20,})${end}`),
    rule("stripe-key", `sk_(?:live|test)_[A-Za-z0-9]{16,}${end}`),
  ],
  sn: [rule("sentry-token", `sntry[su]_[A-Za-z0-9+/=_-]{40,}`)],
  sq: [rule("square-token", `sq0(?:atp|csp|idp)-[\\w-]{22,43}${end}`)],
  wh: [rule("stripe-key", `whsec_[A-Za-z0-9+/=]{24,}`)],
  xa: [rule("slack-token", `xapp-\\d-[\\w-]{20,}`), rule("xai-key", `xai-[A-Za-z0-9]{70,}${end}`)],
  xo: [rule("slack-token", `xox[abeoprs](?:\\.xox[bp])?-[\\w-]{10,}`, hasDigit, wordRun)],
  ya: [rule("google-oauth-token", `ya29\\.[\\w.-]{20,}`)],
};

// In groups as they stand on cards; what stands behind a point is a fraction, and behind a hyphen a part of an id.
const cardRule: Rule = rule(
  "card-number",
  "(?<![.-])\\d{4}(?:([ -])\\d{4}\\1\\d{4}\\1\\d{4}|([ -])\\d{6}\\2\\d{4,5})(?!\\d|-\\w)",
  isCardNumber,
);
const bareCard: Rule = rule("card-number", "(?<![.-])\\d{14,16}(?!\\d|[.-]\\w)", isCardNumber);
const telegram: Rule = rule("telegram-bot-token", `\\d{8,10}:AA[\\w-]{33}${end}`);

const buckets: ReadonlyMap<number, readonly Rule[]> = new Map(
  Object.entries(rules).flatMap(([starts, list]) =>
    starts.split(" ").map((start) => [pairAt(start, 0), list] as const),
  ),
);
/** Every kind that a shape tells, in the order of the alphabet. */
export const shapeKinds: readonly string[] = [
  ...new Set([...Object.values(rules).flatMap((list) => list.map(({ kind }) => kind)), "card-number", "private-key"]),
].sort();

const digits: readonly Rule[] = [telegram, cardRule];
const numbers: readonly Rule[] = [...digits, bareCard];

// For each pair of characters of ASCII, whether a rule begins with it.
const begins: Uint8Array = new Uint8Array(1 << 14);
for (const pair of buckets.keys()) begins[pair] = 1;

function pairAt(text: string, at: number): number {
  return ((text.charCodeAt(at) & 0x7f) << 7) | (text.charCodeAt(at + 1) & 0x7f);
}

// For each character: 1 for a letter, 2 for a digit.
const classes: Uint8Array = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const char = String.fromCharCode(code);
  classes[code] = /[A-Za-z]/.test(char) ? 1 : /[0-9]/.test(char) ? 2 : 0;
}

/**
 * The secrets in a text that their own shape betrays, in order, none inside another; linear in the text. Digits without
 * groups are a card's number only where `cards` says that they may be one. A token begins where no letter or digit stands before,
 * or `anywhere`.
 */
export function shapesIn(text: string, cards = false, anywhere = false): Shape[] {
  const blocks = [...keyBlocks(text)];
  const isBlock = touching(blocks);
  const spent = new Map<Rule, number>();
  const found: Shape[] = [];
  let inside = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const kind = code < 128 ? (classes[code] as number) : 0;
    const isInside = inside && !(anywhere && kind === 1);
    inside = kind !== 0;
    if (kind === 0 || isInside || (kind === 1 && begins[pairAt(text, at)] === 0)) continue;
    const list = kind === 2 ? (cards ? numbers : digits) : (buckets.get(pairAt(text, at)) ?? []);
    const shape = shapeAt(text, at, list, spent);
    if (shape === undefined) continue;
    if (!isBlock(shape.start, shape.end)) found.push(shape);
    at = shape.end - 1;
    inside = true;
  }
  return blocks.length === 0 ? found : [...blocks, ...found].sort((a, b) => a.start - b.start);
}

/** The kind of a value as a whole; `undefined` when its shape says nothing. */
export function shapeOf(value: string): string | undefined {
  const [first] = shapesIn(value, true);
  return first !== undefined && first.start === 0 && first.end === value.length ? first.kind : undefined;
}

function shapeAt(text: string, at: number, list: readonly Rule[], spent: Map<Rule, number>): Shape | undefined {
  for (const one of list) {
    if (at < (spent.get(one) ?? 0)) continue;
    one.pattern.lastIndex = at;
    const match = one.pattern.exec(text);
    const value = match?.groups?.secret ?? match?.[0] ?? "";
    if (match !== null && isCredible(value) && one.holds?.(value) !== false) {
      const last = at + match[0].length;
      return { kind: one.kind, start: last - value.length, end: last };
    }
    if (one.run === undefined) continue;
    one.run.lastIndex = at;
    one.run.exec(text);
    spent.set(one, one.run.lastIndex);
  }
  return undefined;
}

const begin = "-----BEGIN ";

/** What stands between the lines of PEM and OpenPGP blocks that hold a private key. */
function* keyBlocks(text: string): Generator<Shape> {
  let closing = 0;
  for (let at = text.indexOf(begin); at >= 0; at = text.indexOf(begin, at + begin.length)) {
    const head = /^-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/.exec(text.slice(at, at + 80))?.[0];
    if (head === undefined) continue;
    const from = at + head.length;
    if (closing >= 0 && closing < from) closing = text.indexOf("-----END", from);
    // What was cut off is the rest of what looks like it.
    const to =
      closing >= 0 ? closing : from + (/^[A-Za-z0-9+/=\s\\:,-]*/.exec(text.slice(from, from + 8192))?.[0].length ?? 0);
    // Line breaks are often spelled as JSON has them.
    const lead = /^(?:\s|\\{1,4}[nrt]){0,64}/.exec(text.slice(from, to))?.[0].length ?? 0;
    const value = withoutBreaks(text.slice(from + lead, to));
    if (value.length < 16 || !isCredible(value)) continue;
    const start = from + lead;
    yield { kind: "private-key", start, end: start + value.length };
    at = Math.max(at, to - begin.length);
  }
}

/** A text without the line breaks at its end, spelled or not. */
function withoutBreaks(text: string): string {
  let end = text.length;
  for (;;) {
    end = text.slice(0, end).trimEnd().length;
    const spelled = /\\{1,4}[nrt]$/.exec(text.slice(Math.max(0, end - 5), end))?.[0].length;
    if (spelled === undefined) return text.slice(0, end);
    end -= spelled;
  }
}

function isJwt(value: string): boolean {
  const [head = ""] = value.split(".", 1);
  const text = base64UrlText(head);
  return text !== undefined && /^\{.*"(?:alg|enc|typ)"\s*:/s.test(text);
}

/** Base64 in the alphabet of URLs, padded or not, as text. */
function base64UrlText(text: string): string | undefined {
  const bare = text.replace(/=+$/, "").replaceAll("-", "+").replaceAll("_", "/");
  const bytes = decodeBase64(bare.padEnd(bare.length + ((4 - (bare.length % 4)) % 4), "="));
  return bytes && decodeUtf8(bytes);
}
