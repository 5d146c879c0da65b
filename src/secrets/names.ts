/** What a name says of the value under it: `likely` ones mean other things as well, so the value must look like a secret. */
export interface Named {
  readonly kind: string;
  readonly sure: boolean;
}

/** Where a name stands: the same word says more on a header than in a document. */
export type NamePlace = "header" | "query" | "member";

type Row = readonly [kind: string, pattern: RegExp, ...places: NamePlace[]];

// Patterns are met with names in lower case, words divided by a hyphen: `accessToken`, `ACCESS_TOKEN` and `Access-Token` are
// `access-token`. The first row that fits decides.
const sure: readonly Row[] = [
  ["authorization", /^(?:proxy-|x-|http-)*authorization$|^x-serverless-authorization$/],
  ["cookie", /^(?:set-)?cookie2?$/, "header"],
  ["aws-secret-key", /(?:^|-)secret-?access-?key$|(?:^|-)aws-?secret-?key$/],
  ["aws-session-token", /(?:^|-)(?:amz|aws)-?(?:security|session)-?token$/],
  [
    "csrf-token",
    /(?:^|-)(?:csrf|xsrf|authenticity)(?:-?middleware)?-?token$|(?:^|-)request-?verification-?token$|^_?(?:csrf|xsrf)$/,
  ],
  ["client-secret", /(?:^|-)(?:client|app|application|consumer|oauth)-?secret$/],
  ["refresh-token", /(?:^|-)refresh-?token$/],
  ["id-token", /(?:^|-)id-?token(?:-?hint)?$/],
  [
    "token",
    /(?:^|-)(?:access|auth|oauth|session|bearer|client|app|api|user|security|registration|bot|verification|reset|invite|invitation|device|upload|identity|vault|private|subscription|shared|impersonation|management)-?token$/,
  ],
  ["token", /^(?:x-)?token$/, "header", "query"],
  ["api-key", /(?:^|-)(?:api|functions|fastly|license|consumer|dd)-?key$/],
  ["api-key", /(?:^|-)(?:app|application|subscription|service)-?key$/, "header", "query"],
  ["api-key", /^key$/, "query"],
  ["private-key", /(?:^|-)(?:private|signing|encryption)-?key(?:-?pem)?$/],
  ["secret-key", /(?:^|-)(?:secret|auth|access|master|vault)-?key$/],
  ["secret-key", /(?:^|-)(?:account|shared|storage|session|security|client)-?key$/, "header", "query"],
  ["password", /(?:^|-)(?:password|passwd|passphrase|passcode|pwd)\d?$|^user-?pass$|^pass$/],
  ["password", /(?:^|-)(?:otp|totp|one-?time-?(?:code|password)|mfa-?code|two-?factor-?code|verification-?code)$/],
  ["card-code", /^(?:card-)?(?:cvv|cvc|cvn)2?$|^(?:card-)?security-code$/],
  ["signature", /^(?:x-(?:amz|goog)-)?signature$|^sig$/, "query"],
  ["signature", /^(?:x-)?(?:hub-)?signature(?:-256)?$|-signature(?:-v?\d+)?(?:-256)?$/, "header"],
  ["authorization-code", /(?:^|-)(?:device-?code|user-?code|code-?verifier|auth(?:orization)?-?code)$/],
  ["assertion", /^(?:client-)?assertion$|^saml-?(?:response|assertion)$|(?:^|-)jwt(?:-assertion)?$/],
  ["session", /(?:^|-)session-?(?:id|secret)$|^(?:jsession|phpsess|asp-net-session|connect)-?(?:id|sid)$/],
  // Twilio calls the ids of its objects so.
  ["session", /^sid$/, "query"],
  ["secret", /(?:^|-)(?:shared|webhook|signing|api|session|token|totp|mfa|hmac)-?secret$|^(?:x-)?secret$/],
];

const likely: readonly Row[] = [
  ["token", /^token$|(?:^|-)token$/],
  ["secret", /(?:^|-)secret$/],
  ["credential", /(?:^|-)credentials?$/],
  ["signature", /(?:^|-)(?:signature|hmac)$/, "header", "query"],
  ["key", /(?:^|-)key$/, "header"],
  ["api-key", /(?:^|-)(?:app|application|subscription|service)-?key$/],
  ["secret-key", /(?:^|-)(?:account|shared|storage|session|security|client)-?key$/],
  ["session", /(?:^|-)session$/],
  ["authorization-code", /^code$/, "query"],
  ["nonce", /^(?:nonce|state)$/, "query"],
];

// Tokens that lead to the next page of a list, or count pieces of text: no secrets, and matching lives by them.
const harmless =
  /(?:^|-)(?:page|next|prev|previous|continuation|sync|cursor|pagination|start|end|resume|resumption|scroll|after|before|position|marker|change|delta|skip|list|idempotency|client-?request|stop|eos|bos|pad|unk|mask|cancel(?:lation)?)-?token$|(?:^|-)(?:public|partition|primary|foreign|sort|cache|surrogate|idempotency|object|host|i18n|translation|trace|correlation)-?key$|^sec-websocket-/;

const known: Readonly<Record<NamePlace, Map<string, Named | undefined>>> = {
  header: new Map(),
  query: new Map(),
  member: new Map(),
};

/** What a header, a parameter or a member of a document is called for, if that is a secret. */
export function nameKind(name: string, place: NamePlace): Named | undefined {
  // Longer ones are texts.
  if (name.length > 64) return undefined;
  const cache = known[place];
  const before = cache.get(name);
  if (before !== undefined || cache.has(name)) return before;
  const found = lookUp(wordsOf(name), place);
  if (cache.size > 10_000) cache.clear();
  cache.set(name, found);
  return found;
}

function lookUp(words: string, place: NamePlace): Named | undefined {
  if (words === "" || harmless.test(words)) return undefined;
  const fits = ([, pattern, ...places]: Row) => (places.length === 0 || places.includes(place)) && pattern.test(words);
  const row = sure.find(fits);
  if (row !== undefined) return { kind: row[0], sure: true };
  const other = likely.find(fits);
  return other && { kind: other[0], sure: false };
}

/** A name in lower case with a hyphen between its words, however they were divided. */
function wordsOf(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1-$2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}

/** Whether a name speaks of payment cards. */
export function namesCard(name: string): boolean {
  return /(?:^|-)(?:card|pan|cc|credit|debit|account)(?:-|$)/.test(wordsOf(name)) || /^(?:card)?number$/i.test(name);
}
