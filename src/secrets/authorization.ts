import { readBase64 } from "./base64.ts";
import { deeper, type Found, note, type PathOf, type Search } from "./search.ts";
import { shapeOf, shapesIn } from "./structure.ts";
import { isCredible, looksRandom } from "./value.ts";
import { partOf, percentDecoded, plainView, type View } from "./view.ts";

/** Looks through the value of an Authorization header, or of a member that holds one. */
export function findInAuthorization(view: View, path: PathOf, s: Search): void {
  const { text } = view;
  const found = /^\s*([A-Za-z][\w.-]*)[ \t]+(?=\S)/.exec(text);
  if (found === null) {
    // Without a scheme all of it is the secret; a scheme alone is none.
    if (!/^\s*(?:bearer|basic|digest|negotiate|ntlm|token)\s*$/i.test(text)) noteValue(view, path, s, "authorization");
    return;
  }
  const scheme = (found[1] ?? "").toLowerCase();
  const rest = partOf(view, found[0].length, text.length);
  if (scheme === "basic") findInBasic(rest, path, s);
  else if (findInParameters(rest, path, s)) return;
  else if (/^(?:sharedkey|sharedkeylite|aws|goog1|hmac|mac)/.test(scheme)) {
    noteValue(afterColon(rest), path, s, "signature");
    for (const { kind, start, end } of shapesIn(rest.text))
      note(s, partOf(rest, start, end), { kind, by: "structure", path });
  } else noteValue(rest, path, s, scheme === "bearer" || scheme === "token" ? "token" : "authorization");
}

/** Whether a text under the name of the header is credentials, and not words about them. */
export function looksLikeCredentials(text: string): boolean {
  return (
    looksRandom(text.trim()) ||
    /^\s*(?:aws\S*|bearer|basic|digest|hawk|mac|oauth|token|api-?key)\s+\S{6,}(?:,?\s+\S+=.*)?$/is.test(text)
  );
}

// Parameters of schemes that sign a request, or carry tokens: what cannot be computed without the secret.
const secretParameter =
  /^(?:response|mac|signature|oauth_token|oauth_signature|oauth_consumer_key|oauth_verifier|token|access_token|api_?key|key|auth|id_token|credential)$/i;

const parameter = /(?<![\w-])([A-Za-z_][\w-]{0,40})\s?=\s?(?:"([^"]*)"|([^\s,"=][^\s,"]*))/g;

/**
 * `Digest`, `OAuth`, `Hawk`, `Signature`, `AWS4-HMAC-SHA256` and their like: `name=value`, quoted or not, divided by commas.
 * False where none of them is a secret: then the whole is.
 */
function findInParameters(view: View, path: PathOf, s: Search): boolean {
  let has = false;
  for (const match of view.text.matchAll(parameter)) {
    const name = match[1] ?? "";
    const value = match[2] ?? match[3] ?? "";
    if (!secretParameter.test(name)) continue;
    has = true;
    const end = match.index + match[0].length - (match[2] === undefined ? 0 : 1);
    const part = percentDecoded(partOf(view, end - value.length, end));
    const slash = part.text.indexOf("/");
    const key = /^credential$/i.test(name) && slash > 0 ? partOf(part, 0, slash) : part;
    noteValue(key, () => [...path(), name], s, parameterKind(name.toLowerCase()));
  }
  return has;
}

function parameterKind(name: string): string {
  if (name === "credential") return "aws-access-key-id";
  return /^(?:response|mac|(?:oauth_)?signature)$/.test(name) ? "signature" : "token";
}

/** The password of `user:password` in base64; a key without a password stands where the user does. */
function findInBasic(view: View, path: PathOf, s: Search): void {
  const { text } = view;
  const bare = partOf(view, 0, text.trimEnd().length);
  const read = readBase64(bare.text);
  const colon = read?.inner.indexOf(":") ?? -1;
  if (read === undefined || colon < 0) {
    noteValue(bare, path, s, "authorization");
    return;
  }
  const inner = deeper(s);
  const whole = plainView(read.inner);
  const user = partOf(whole, 0, colon);
  const password = partOf(whole, colon + 1, read.inner.length);
  const userIsKey = shapeOf(user.text) !== undefined || /^(?:x|x-oauth-basic)?$/i.test(password.text);
  if (userIsKey) noteValue(user, path, inner, "api-key");
  if (!/^(?:x|x-oauth-basic)?$/i.test(password.text)) noteValue(password, path, inner, "password");
  const found: readonly Found[] = inner.found;
  if (found.length > 0)
    s.found.push({ start: bare.at(0), end: bare.at(bare.text.length), inner: read.inner, found, pack: read.pack });
}

function afterColon(view: View): View {
  const colon = view.text.lastIndexOf(":");
  return partOf(view, colon + 1, view.text.length);
}

function noteValue(view: View, path: PathOf, s: Search, kind: string): void {
  const value = view.text.trim();
  const start = view.text.indexOf(value);
  if (!isCredible(value)) return;
  note(s, partOf(view, start, start + value.length), { kind: shapeOf(value) ?? kind, by: "name", path });
}
